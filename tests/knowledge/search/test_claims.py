"""Yes, no, or undecided about a stated figure, against a corpus."""

import tomllib
from functools import cache
from typing import Any

import pytest

from knowledge import Found, KnowledgeBase, Unknown
from tests.knowledge.search.corpora import CORPUS
from tests.knowledge.search.shelf import one_report, told, whole_shelf

CASES: list[dict[str, Any]] = tomllib.loads((CORPUS / "claims.toml").read_text("utf-8"))["case"]


def _claims(verdict: str) -> list[Any]:
    return [
        pytest.param(case["says"], question, id=f"{case['says'][:30]} {question}")
        for case in CASES
        for question in case[verdict]
    ]


@cache
def _base(says: str) -> KnowledgeBase:
    return one_report(says)


@pytest.mark.parametrize(("says", "question"), _claims("true"))
def test_what_is_so_is_confirmed(says: str, question: str) -> None:
    answer = _base(says).ask(question)
    assert isinstance(answer, Found)
    assert answer.verdict is True


@pytest.mark.parametrize(("says", "question"), _claims("false"))
def test_what_is_not_so_is_denied(says: str, question: str) -> None:
    answer = _base(says).ask(question)
    assert isinstance(answer, Found)
    assert answer.verdict is False


@pytest.mark.parametrize(("says", "question"), _claims("undecided"))
def test_what_cannot_be_told_is_not_decided(says: str, question: str) -> None:
    answer = _base(says).ask(question)
    assert isinstance(answer, Unknown)
    assert answer.missing


def test_a_verdict_shows_its_proof() -> None:
    answer = whole_shelf().ask("Bắc Giang năm 2021 kết nạp 3.000 đảng viên phải không?")
    assert told(answer) == ["2.150 đảng viên"]
    assert isinstance(answer, Found)
    assert answer.verdict is False


def test_a_part_proves_nothing_about_the_whole() -> None:
    answer = whole_shelf().ask("Bắc Giang năm 2021 kết nạp 830 đảng viên đúng không?")
    assert not isinstance(answer, Found) or answer.verdict is False


def test_a_threshold_above_a_part_is_no_proof_either() -> None:
    answer = whole_shelf().ask("Bắc Giang năm 2021 kết nạp dưới 2.000 đảng viên đúng không?")
    assert not isinstance(answer, Found) or answer.verdict is False


def test_a_target_proves_nothing_about_today() -> None:
    base = one_report("Đã có 56 xã về đích; mục tiêu đến năm 2025 có 90 xã về đích.")
    answer = base.ask("Có 90 xã về đích rồi phải không?")
    assert not isinstance(answer, Found) or answer.verdict is False


@pytest.mark.parametrize(
    "question", ["Bắc Giang năm 2021 kết nạp bao nhiêu đảng viên?", "Ai chủ trì hội nghị?"]
)
def test_other_questions_get_no_verdict(question: str) -> None:
    answer = whole_shelf().ask(question)
    assert not isinstance(answer, Found) or answer.verdict is None
