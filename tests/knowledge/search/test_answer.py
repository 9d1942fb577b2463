"""Found, ambiguous or unknown: whole questions against a corpus that declines as often as not."""

from functools import cache

import pytest

from knowledge import Ambiguous, Found, KnowledgeBase, Unknown
from knowledge.text.fold import fold
from tests.knowledge.search.corpora import Case, cases, plain_cases
from tests.knowledge.search.shelf import (
    BAC_GIANG_2021,
    BAC_GIANG_2022,
    base_of,
    missing,
    one_report,
    told,
    values,
    whole_shelf,
)


@cache
def _one(body: str) -> KnowledgeBase:
    return one_report(body)


@pytest.mark.parametrize("case", cases("decisions"))
def test_corpus(case: Case) -> None:
    base = _one(case["body"]) if "body" in case else whole_shelf()
    answer = base.ask(case["question"])
    assert answer.question == case["question"]
    if "ambiguous" in case:
        assert isinstance(answer, Ambiguous)
        assert answer.differs_by == case["ambiguous"]
    elif "answer" in case:
        assert isinstance(answer, Found)
    else:
        assert isinstance(answer, Unknown)
    assert told(answer) == case.get("answer", [])
    if "missing" in case:
        assert missing(answer) == [tuple(item) for item in case["missing"]]


@pytest.mark.parametrize("case", plain_cases("decisions"))
def test_the_same_without_accents(case: Case) -> None:
    base = _one(case["body"]) if "body" in case else whole_shelf()
    assert told(base.ask(fold(case["question"]))) == case.get("answer", [])


def test_what_is_declined_is_offered_as_nearest() -> None:
    answer = whole_shelf().ask("Năm 2020 Bắc Giang kết nạp bao nhiêu đảng viên?")
    assert isinstance(answer, Unknown)
    assert {item.fact.text for item in answer.nearest} >= {"2.150 đảng viên", "2.318 đảng viên"}


def test_a_question_about_nothing_held_has_no_nearest() -> None:
    assert base_of({}).ask("Kết nạp bao nhiêu đảng viên?") == Unknown(
        "Kết nạp bao nhiêu đảng viên?"
    )


def test_what_answers_is_not_related_to_itself() -> None:
    answer = whole_shelf().ask("Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?")
    assert isinstance(answer, Found)
    facts = {item.fact.key for item in answer.facts}
    assert answer.related
    assert facts.isdisjoint(item.fact.key for item in answer.related)


def test_reports_that_agree_leave_no_doubt() -> None:
    agreeing = BAC_GIANG_2021.replace("Kết quả công tác", "Tóm tắt công tác")
    base = base_of({"a.txt": BAC_GIANG_2021, "b.txt": agreeing})
    assert values(base.ask("Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?")) == ["2150"]


def test_the_order_of_reports_changes_nothing() -> None:
    one = {"a.txt": BAC_GIANG_2021, "b.txt": BAC_GIANG_2022}
    other = dict(reversed(one.items()))
    for question in (
        "Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?",
        "Bắc Giang kết nạp bao nhiêu đảng viên?",
        "Bắc Giang khởi tố bao nhiêu bị can?",
    ):
        assert told(base_of(one).ask(question)) == told(base_of(other).ask(question))


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?",
        "Năm 2021 Bắc Giang cảnh cáo bao nhiêu đảng viên?",
        "Diện tích gieo trồng lúa của An Giang là bao nhiêu?",
        "Kim ngạch xuất khẩu nông sản An Giang đạt bao nhiêu?",
        "Đồng chí Trần Văn Lâm nhấn mạnh gì?",
    ],
)
def test_the_manner_of_asking_changes_nothing(question: str) -> None:
    base = whole_shelf()
    expected = told(base.ask(question))
    assert expected
    for manner in (
        question.lower(),
        question.upper(),
        question.rstrip("?"),
        f"  {question}\n",
        f"Cho mình hỏi {question}",
        f"{question.rstrip('?')} vậy ạ?",
        f"Ad ơi, {question}",
    ):
        assert told(base.ask(manner)) == expected, manner
