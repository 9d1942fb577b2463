"""Yes or no without a figure, asked as a number; what cannot be asked so is left alone."""

import pytest

from knowledge import Found, Unknown
from knowledge.search.restated import restate
from tests.knowledge.search.shelf import one_report

BODY = (
    "Năm 2021, toàn tỉnh kết nạp 1.487 đảng viên, đạt 106,2% chỉ tiêu. "
    "Có 2 tỉnh ủy viên bị kỷ luật. Các vụ cháy làm 3 người chết. Thu ngân sách đạt 92% dự toán."
)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Có tỉnh ủy viên nào bị kỷ luật không?", "có bao nhiêu tỉnh ủy viên bị kỷ luật?"),
        ("Cháy có làm ai chết không?", "Cháy làm bao nhiêu người chết?"),
        ("Năm nay có ai chết vì cháy không vậy?", "Năm nay có bao nhiêu người chết vì cháy?"),
        ("Thu có vượt dự toán không?", "Thu đạt bao nhiêu phần trăm dự toán?"),
        ("Kết nạp đã hoàn thành kế hoạch chưa?", "Kết nạp đạt bao nhiêu phần trăm kế hoạch?"),
        ("Xã còn ai ở nhà tạm không?", "Xã còn bao nhiêu người ở nhà tạm?"),
        ("Có xảy ra tai nạn không?", "xảy ra bao nhiêu tai nạn?"),
        ("Chợ có phát hiện vi phạm gì không?", "Chợ phát hiện bao nhiêu vi phạm?"),
        ("Mưa lũ có thương vong không?", "Mưa lũ có bao nhiêu thương vong?"),
        ("Ông Lâm phát biểu không?", None),
        ("Có năm nào vượt chi không?", None),
        ("Có bao nhiêu tỉnh ủy viên?", None),
        ("Tỉnh ủy viên nào bị kỷ luật?", None),
    ],
)
def test_restated(question: str, number: str | None) -> None:
    restated = restate(question)
    assert (restated and restated.question) == number


@pytest.mark.parametrize(
    ("question", "verdict", "text"),
    [
        ("Năm 2021 có tỉnh ủy viên nào bị kỷ luật không?", True, "2 tỉnh ủy viên"),
        ("Các vụ cháy có làm ai chết không?", True, "3 người"),
        ("Năm 2021 có vượt chỉ tiêu kết nạp đảng viên không?", True, "106,2%"),
        ("Thu ngân sách có vượt dự toán không?", False, "92%"),
        ("Thu ngân sách đã đạt dự toán chưa?", False, "92%"),
    ],
)
def test_number_decides(question: str, verdict: bool, text: str) -> None:
    answer = one_report(BODY).ask(question)
    assert isinstance(answer, Found)
    assert (answer.verdict, answer.facts[0].fact.text) == (verdict, text)


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2021 có bí thư nào bị cách chức không?",
        "Năm 2019 có tỉnh ủy viên nào bị kỷ luật không?",
        "Chi ngân sách có vượt dự toán không?",
        "Lũ lụt có làm ai mất tích không?",
    ],
)
def test_what_no_number_decides_is_unknown(question: str) -> None:
    assert isinstance(one_report(BODY).ask(question), Unknown)


def test_a_bound_decides_only_what_all_of_it_decides() -> None:
    base = one_report("Năm 2021, thu ngân sách đạt trên 95% dự toán; chi đạt dưới 90% kế hoạch.")
    verdicts = {
        question: getattr(base.ask(question), "verdict", None)
        for question in ("Thu ngân sách có vượt dự toán không?", "Chi có đạt kế hoạch không?")
    }
    assert list(verdicts.values()) == [None, False]
