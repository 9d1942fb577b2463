"""How sure a fact answers: never sure of what is not said, surer of what is said alone."""

import pytest

from knowledge.search.answer import SURE
from knowledge.search.decision import confidence, features
from knowledge.search.rank import Ranked
from tests.knowledge.search.shelf import whole_shelf

PLAIN = "Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?"


def _best(question: str) -> tuple[Ranked, list[Ranked]]:
    ranked = whole_shelf().explain(question)
    return ranked[0], ranked


@pytest.mark.parametrize(
    "question",
    [PLAIN, "Dịch bệnh làm chết bao nhiêu con lợn?", "An Giang có bao nhiêu hộ trồng hoa?"],
)
def test_what_is_said_is_sure(question: str) -> None:
    assert SURE < confidence(*_best(question)) <= 1


@pytest.mark.parametrize(
    "question",
    [
        "Bắc Giang có bao nhiêu bác sĩ?",
        "An Giang có bao nhiêu trường mầm non đạt chuẩn?",
    ],
)
def test_what_is_not_said_is_not(question: str) -> None:
    best, ranked = _best(question)
    assert 0 <= confidence(best, ranked) < SURE


def test_the_best_fact_is_the_surest() -> None:
    best, ranked = _best(PLAIN)
    assert all(confidence(best, ranked) >= confidence(other, ranked) for other in ranked[1:5])


def test_a_rival_takes_from_the_lead() -> None:
    best, ranked = _best(PLAIN)
    assert features(best, ranked)["lead"] < features(best, [best])["lead"]
    assert confidence(best, ranked) <= confidence(best, [best])


def test_a_word_left_unsaid_is_a_feature() -> None:
    best, ranked = _best("Bắc Giang có bao nhiêu bác sĩ?")
    assert features(best, ranked)["unmet"] > 0
    assert features(best, ranked)["least"] < features(*_best(PLAIN))["least"]
