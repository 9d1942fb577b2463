"""What the decision is learned with: questions made to tempt, and curves that learn from them."""

from random import Random

import pytest

from tests.eval.curves import Row, fit, predict, rise, write_model
from tests.eval.public.temptations import TEMPTATIONS

QUESTION = "Quân Lê Lam đã đánh bại Trần Bảo vào năm 1921 phải không?"
OTHERS = ["Vì sao Vũ Đức được bầu làm chủ tịch hội khuyến học?"]


@pytest.mark.parametrize("kind", sorted(TEMPTATIONS))
def test_temptation_changes_the_question(kind: str) -> None:
    tempting = TEMPTATIONS[kind](QUESTION, OTHERS, Random(3))
    assert tempting not in {None, QUESTION}


@pytest.mark.parametrize("kind", sorted(TEMPTATIONS.keys() - {"words"}))
def test_nothing_to_change_tempts_nobody(kind: str) -> None:
    assert TEMPTATIONS[kind]("có mấy huyện?", [], Random(3)) is None


def test_curves_learn_what_tells() -> None:
    rows = [Row({"told": i / 100, "noise": float(i % 7)}, i > 60, 1.0) for i in range(100)]
    model = fit(rows)
    assert predict(model, {"told": 0.9, "noise": 1.0}) > 0.5
    assert predict(model, {"told": 0.1, "noise": 1.0}) < 0.5
    assert "[curves.told]" in write_model(model, "# learned")


def test_curve_never_turns_against_what_is_known() -> None:
    rows = [Row({"told": i / 100}, i < 40, 1.0) for i in range(100)]
    (falls,) = (adds for _, adds in fit(rows, falling={"told"})[1].values())
    assert falls == sorted(falls, reverse=True)
    assert falls[0] > falls[-1]
    for _, adds in fit(rows, rising={"told"})[1].values():
        assert adds == pytest.approx([adds[0]] * len(adds))


def test_features_that_speak_neither_way_are_not_weighed() -> None:
    rows = [Row({"told": i / 100, "noise": float(i % 7)}, i > 60, 1.0) for i in range(100)]
    assert fit(rows, rising={"told"})[1].keys() == {"told"}


def test_values_that_fall_are_pooled() -> None:
    assert rise([1.0, 3.0, 2.0, 5.0], [1.0, 1.0, 3.0, 1.0]) == [1.0, 2.25, 2.25, 5.0]
    assert rise([3.0, 2.0, 1.0], [1.0, 1.0, 1.0]) == [2.0, 2.0, 2.0]
