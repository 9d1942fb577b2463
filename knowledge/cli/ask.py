"""`ask "…"`: one answer for a person, or as JSON; `ask --batch` answers a file of questions.

`ask --explain "…"` shows the score of the best facts instead.
"""

import argparse
import time
from collections.abc import Sequence

from knowledge.ask import KnowledgeBase, open_knowledge
from knowledge.cli.batch import MalformedLineError, Record, run_batch, text_field
from knowledge.cli.explain import explain, explain_json
from knowledge.cli.output import complain, console, emit
from knowledge.cli.records import Json, answer_record, candidates, source_record
from knowledge.cli.show import show_answer
from knowledge.model import Answer


def run(options: argparse.Namespace) -> int:
    """Answer the question, or all questions of the batch, from the store opened once."""
    if options.explain and options.question is None:
        complain("--explain cần một CÂU HỎI, không đi cùng --batch")
        return 2
    base = open_knowledge(options.store)
    if not base.reports:
        complain("Kho chưa có báo cáo nào; hãy chạy: python -m knowledge ingest PATH…")
    if options.batch is not None:
        return run_batch(options.batch, lambda record: _answered(base, record))
    if options.explain:
        return _explain(base, options)
    answer, seconds = _timed(base, options.question, ())
    if options.json:
        record = answer_record(answer, seconds)
        names = dict.fromkeys(one.fact.report for one in candidates(answer))
        sources = {name: source_record(base.report(name)) for name in names}
        emit({"question": options.question, **record, "sources": sources})
    else:
        show_answer(console(), base, answer)
    return 0


def _explain(base: KnowledgeBase, options: argparse.Namespace) -> int:
    if options.json:
        explain_json(base, options.question)
    else:
        explain(console(), base, options.question)
    return 0


def _answered(base: KnowledgeBase, record: Record) -> Json:
    question, previous = text_field(record, "question"), _previous(record)
    return answer_record(*_timed(base, question, previous))


def _timed(base: KnowledgeBase, question: str, previous: Sequence[str]) -> tuple[Answer, float]:
    start = time.perf_counter()
    answer = base.ask(question, previous=previous)
    return answer, time.perf_counter() - start


def _previous(record: Record) -> tuple[str, ...]:
    """Return the questions before this one: the contract allows none, one, or a list."""
    value = record.get("previous") or []
    questions = [value] if isinstance(value, str) else value
    if not isinstance(questions, list) or not all(isinstance(item, str) for item in questions):
        raise MalformedLineError('"previous" phải là chuỗi hoặc danh sách chuỗi')
    return tuple(questions)
