"""The question sets, and asking them: all reports of a set lie together in one fresh store.

Own questions are asked over every own report, so that a question about a development report can
be led astray by any other; the shared set over its own reports, as its README asks.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import knowledge
from tests.eval import places
from tests.eval.judge import judge
from tests.eval.questions import Question, load_questions
from tests.eval.tally import Result


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions over reports; failures of a set that is not `open` are never shown."""

    name: str
    reports: tuple[Path, ...]
    questions: Path
    open: bool = True

    needs_shared: bool = False

    @property
    def present(self) -> bool:
        """Whether the set is at hand."""
        shared = places.SHARED_REPORTS.exists() or not self.needs_shared
        return self.questions.exists() and bool(self.reports) and shared


def question_sets() -> tuple[QuestionSet, ...]:
    """Return every set, at hand or not."""
    own = tuple(places.own_reports().values())
    asked = (*own, *places.asked_reports().values())
    people = (*asked, *places.people_reports("dev").values())
    shared = tuple(sorted(places.SHARED_REPORTS.glob("*.txt")))
    return (
        QuestionSet("own-dev", own, places.CORPUS / "questions_dev.jsonl"),
        QuestionSet(
            "fresh-dev",
            (*own, *shared),
            places.CORPUS / "questions_dev2.jsonl",
            needs_shared=True,
        ),
        QuestionSet("own-test", own, places.CORPUS / "questions_test.jsonl", open=False),
        QuestionSet("asked-dev", asked, places.CORPUS / "questions_asked_dev.jsonl"),
        QuestionSet("asked-test", asked, places.CORPUS / "questions_asked_test.jsonl", open=False),
        QuestionSet("people-dev", people, places.CORPUS / "questions_people_dev.jsonl"),
        QuestionSet(
            "people-test",
            (*people, *places.people_reports("test").values()),
            places.CORPUS / "questions_people_test.jsonl",
            open=False,
        ),
        QuestionSet("reports-dev", shared, places.SHARED_REPORTS / "questions.jsonl"),
    )


def ask_set(chosen: QuestionSet) -> list[Result]:
    """Return what became of every question of a set."""
    return ask_all(chosen.reports, load_questions(chosen.questions))


def ask_all(reports: Sequence[Path], questions: Sequence[Question]) -> list[Result]:
    """Ingest the reports together into a store of their own and ask every question."""
    with ask_base(reports) as kb:
        results = []
        for question in questions:
            answer = kb.ask(question.text, previous=list(question.previous))
            results.append(Result(question, answer, judge(question, answer)))
    return results


@contextmanager
def ask_base(reports: Sequence[Path]) -> Iterator[knowledge.KnowledgeBase]:
    """Yield a snapshot of a store of their own that the reports are ingested into together."""
    with tempfile.TemporaryDirectory(prefix="eval-") as home:
        store = str(Path(home) / "reports.sqlite3")
        knowledge.ingest(list(reports), store)
        yield knowledge.open_knowledge(store)
