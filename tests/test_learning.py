"""What the decision is learned with: questions made to tempt, and curves that learn from them."""

from random import Random

import pytest

from tests.eval.curves import Row, fit, predict, write_model
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
