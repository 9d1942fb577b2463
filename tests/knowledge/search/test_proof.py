"""How likely a fact is proven: what is asked and said is, what is asked otherwise is not."""

import pytest

from knowledge.search.answer import PROVEN, PROVEN_TIME
from knowledge.search.proof import Curve, prove, read_features, weigh
from tests.knowledge.search.shelf import one_report, whole_shelf

BODY = (
    "Năm 1997, huyện Hiệp Hòa thành lập hội khuyến học. "
    "Năm 2004, ông Lê Lam được bầu làm chủ tịch hội."
)


def likely(question: str, body: str = BODY) -> float:
    ranked = one_report(body).explain(question)
    return prove(ranked[0], ranked)


def test_curve_adds_what_its_step_says() -> None:
    curve = Curve((0.0, 1.0), (-1.0, 0.5, 2.0))
    assert [curve.at(value) for value in (-3.0, 0.0, 0.9, 1.0, 7.0)] == [-1.0, 0.5, 0.5, 2.0, 2.0]


def test_every_curve_weighs_a_feature() -> None:
    ranked = whole_shelf().explain("Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?")
    found = read_features(ranked[0], ranked)
    assert weigh(found).keys() - {"bias"} <= found.keys()


@pytest.mark.parametrize(
    "question",
    ["Huyện Hiệp Hòa thành lập hội khuyến học năm nào?", "Ông Lê Lam làm chủ tịch hội năm nào?"],
)
def test_what_is_said_is_proven(question: str) -> None:
    assert likely(question) >= PROVEN_TIME


@pytest.mark.parametrize(
    "question",
    [
        "Huyện Hiệp Hòa giải thể hội khuyến học năm nào?",
        "Ông Lê Lam sinh năm nào?",
        "Nhà máy xi măng khánh thành năm nào?",
    ],
)
def test_what_is_asked_otherwise_is_less_likely(question: str) -> None:
    assert likely(question) < likely("Huyện Hiệp Hòa thành lập hội khuyến học năm nào?")


def test_figure_that_says_all_is_proven() -> None:
    ranked = whole_shelf().explain("Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?")
    assert prove(ranked[0], ranked) >= PROVEN
    assert prove(ranked[0], ranked) >= prove(ranked[0], ranked, outside=1.0)
