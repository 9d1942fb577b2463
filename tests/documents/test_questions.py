"""Questions on table facts, asked of the made reports read from Word files."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.ask import KnowledgeBase
from knowledge.ingest import examine
from knowledge.model import Found
from tests.documents.build import as_docx
from tests.documents.gold import DOCUMENTS

QUESTIONS: dict[str, list[dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("questions.toml").read_text("utf-8")
)


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    examined = [examine(Path(f"{d.name}.docx"), data=as_docx(d)) for d in DOCUMENTS]
    return KnowledgeBase(
        [one.report for one in examined], [fact for one in examined for fact in one.facts]
    )


def answered(base: KnowledgeBase, question: str) -> str | None:
    answer: Any = base.ask(question)
    return answer.facts[0].fact.text if isinstance(answer, Found) else None


@pytest.mark.parametrize("case", QUESTIONS["dev"], ids=[case["q"] for case in QUESTIONS["dev"]])
def test_a_question_for_development_is_answered(base: KnowledgeBase, case: dict[str, str]) -> None:
    assert answered(base, case["q"]) == case.get("answer")


def test_nearly_all_held_out_questions_are_answered(base: KnowledgeBase) -> None:
    cases = QUESTIONS["test"]
    right = sum(answered(base, case["q"]) == case.get("answer") for case in cases)
    assert right >= 0.95 * len(cases), f"{right} of {len(cases)}"


def test_what_held_out_tables_do_not_say_is_declined(base: KnowledgeBase) -> None:
    cases = [case for case in QUESTIONS["test"] if "answer" not in case]
    declined = sum(answered(base, case["q"]) is None for case in cases)
    assert declined >= len(cases) - 1, f"{declined} of {len(cases)}"


def test_a_follow_up_asks_for_the_most(base: KnowledgeBase) -> None:
    previous = ["Huyện Kế Sách kết nạp bao nhiêu đảng viên?"]
    answer = base.ask("Huyện nào nhiều nhất?", previous=previous)
    assert isinstance(answer, Found)
    assert answer.facts[0].fact.text == "312"
    assert [one.fact.text for one in answer.related][:1] == ["488"]
