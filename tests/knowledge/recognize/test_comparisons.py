"""What a period is compared with is told from when a figure holds."""

import pytest

from knowledge.recognize.comparisons import is_compared


@pytest.mark.parametrize(
    "before",
    [
        "tăng 8,4% so với ",
        "tang 8,4% so voi cung ky ",
        "giảm 4,9% so cùng kỳ ",
        "hội nghị sơ kết: tăng so với ",
        "gấp 3,1 lần cả ",
        "gấp hai lần ",
        "đạt bằng 98,5% của ",
        "chưa bằng một phần tư ",
        "vượt mức lịch sử ",
        "ít hơn ",
        "it hon ",
    ],
)
def test_is_compared(before: str) -> None:
    assert is_compared(before)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "hội nghị sơ kết công tác ",
        "Hội nghị sơ kết ",
        "họp 3 lần trong ",
        "đạt 98% ",
        "thu bằng tiền mặt ",
        "So với cùng kỳ, kết quả của ",
        "trong số ",
        "với hơn 300 hộ trong ",
        "ở Sài Hòn ",
    ],
)
def test_is_not_compared(before: str) -> None:
    assert not is_compared(before)
