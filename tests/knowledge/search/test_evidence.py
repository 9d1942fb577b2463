"""What speaks for a fact and against it, feature by feature, as much for as against."""

import pytest

from knowledge.search.evidence import Features
from tests.knowledge.search.shelf import one_report

BODY = (
    "Năm 1921, quân Lê Lam đánh bại quân Trần Bảo tại Đồng Mai. "
    "Ông Lê Lam mất ngày 3/2/1950 và để lại 12 cuốn sách, không có nhà cửa."
)


def evidence(question: str) -> Features:
    return one_report(BODY).explain(question)[0].evidence()


@pytest.mark.parametrize(
    ("feature", "less", "more"),
    [
        ("sentence", "Nhà máy xi măng khánh thành năm nào?", "Lê Lam đánh bại Trần Bảo năm nào?"),
        ("beside", "Bảo năm nào bại đánh Lam?", "Quân Lê Lam đánh bại quân Trần Bảo năm nào?"),
        ("names_swapped", "Quân Lê Lam đánh bại Trần Bảo năm nào?",
         "Quân Trần Bảo đánh bại Lê Lam năm nào?"),
        ("names_unsaid", "Quân Lê Lam đánh bại ai năm nào?", "Quân Vũ Đức đánh bại ai năm nào?"),
        ("names_unknown", "Quân Lê Lam đánh bại Trần Bảo năm nào?",
         "Quân Lê Lam đánh bại Vũ Đức năm nào?"),
        ("happens", "Ông Lê Lam mất ngày nào?", "Ông Lê Lam sinh ngày nào?"),
        ("opposite", "Ông Lê Lam mất ngày nào?", "Ông Lê Lam sinh ngày nào?"),
        ("denied", "Quân Lê Lam đánh bại Trần Bảo năm nào?",
         "Quân Lê Lam không đánh bại Trần Bảo năm nào?"),
        ("number", "Ông Lê Lam để lại bao nhiêu cuốn sách?",
         "Ông Lê Lam để lại bao nhiêu cuốn sách trong 7 nhà?"),
        ("strange", "Ông Lê Lam để lại bao nhiêu cuốn sách?",
         "Ông Lê Lam để lại bao nhiêu cuốn kinh?"),
    ],
)  # fmt: skip
def test_feature_tells_one_question_from_another(feature: str, less: str, more: str) -> None:
    assert evidence(less)[feature] < evidence(more)[feature]


def test_every_feature_is_a_number() -> None:
    assert all(
        isinstance(value, float) for value in evidence("Quân Lê Lam đánh bại ai năm nào?").values()
    )
