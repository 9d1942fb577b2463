"""The measuring tools run: a benchmark that broke unseen would be missed when it is needed."""

import random
from pathlib import Path

import pytest

from tests.benchmark import reading, searching
from tests.benchmark.corpus import ANSWERED, KINDS, ask, write_corpus
from tests.eval.questions import load_questions
from tests.eval.sets import ask_all, question_sets
from tests.eval.tables import HALVES, evaluate_half, render_tables
from tests.eval.tally import render_failure, render_summary, summarize


def test_bench_measures_the_search(tmp_path: Path) -> None:
    result = searching.run(tmp_path, facts=300, questions=12, others=False)
    ours = result["engines"]["ours"]
    assert (result["facts"], result["questions"]) == (300, 12)
    assert ours["times_ours"] == 1.0
    assert ours["right"]["plain"] == 100
    assert ours["right"]["unrelated"] == 100
    opened = result["from_store"]
    assert opened["seconds"] > 0
    assert opened["mb_asked"] >= 0
    assert opened["mb_making"] > 0
    assert "of unrelated questions" in searching.render(result)


def test_bench_measures_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_ROUNDS", 1), ("_SHORT", 10_000), ("_LONG", 20_000)):
        monkeypatch.setattr(reading, name, value)
    monkeypatch.setattr(reading, "_anchor", lambda: str.split)
    result = reading.run()
    assert result["syllables_per_s"]["underthesea"] > result["syllables_per_s"]["all"] > 0
    assert result["times_anchor"] < 1
    assert "times as fast as underthesea" in reading.render(result)


def test_every_fact_of_the_bench_is_verbatim_and_told_once() -> None:
    corpus = list(write_corpus(300))
    told = [one.fact for _, some in corpus for one in some]
    texts = {report.name: report.text for report, _ in corpus}
    assert all(fact.span.cut(texts[fact.report]) == fact.text for fact in told)
    assert len({(f.action, f.text.split(" ", 1)[1], f.place, f.period) for f in told}) == 300


@pytest.mark.parametrize("kind", KINDS)
def test_the_bench_asks_every_kind_of_question(kind: str) -> None:
    (_, told), *_ = write_corpus(30)
    question = ask(told[0], kind, random.Random(1))
    assert question.text
    assert (question.gold == told[0].fact.key) is (kind in ANSWERED)


def test_evaluation_counts_every_question() -> None:
    chosen = question_sets()[0]
    asked = load_questions(chosen.questions)[::30]
    results = ask_all(chosen.reports[:2], asked)
    summary = summarize(results)
    assert summary["all"]["all"]["n"] == len(asked)
    assert "over all" in render_summary(summary)
    assert all(result.question.id in render_failure(result) for result in results)


def test_questions_on_tables_are_asked_in_more_than_one_format() -> None:
    told = {half: evaluate_half(half, formats[-2:]) for half, formats in HALVES.items()}
    assert {told[half]["total"] for half in ("dev", "test")} == {42}
    for half, kept in (("dev", 10), ("dev2", 26), ("dev3", 60)):
        assert told[half]["right"] >= 0.95 * told[half]["total"], told[half]["failures"]
        assert told[half]["kinds"]["unanswerable"] == [kept, kept]
    assert told["test"]["failures"] == told["blind"]["failures"] == []  # counted, never shown
    assert "dev            " in render_tables(told, failures=False)
