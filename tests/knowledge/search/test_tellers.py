"""Who told a figure is no word of what it is about."""

import pytest

from knowledge.search.tellers import find_tellers
from knowledge.text.fold import fold_spelling


@pytest.mark.parametrize(
    ("question", "teller"),
    [
        ("Ông Cường nói lượng mưa bao nhiêu?", "Ông Cường nói"),
        ("Bà Trần Thị Mai cho biết có bao nhiêu hộ nghèo?", "Bà Trần Thị Mai cho biết"),
        ("đồng chí Lâm báo cáo kết nạp mấy đảng viên", "đồng chí Lâm báo cáo"),
        ("Kết nạp bao nhiêu đồng chí?", ""),
        ("Ông Cường thăm bao nhiêu hộ?", ""),
        ("Theo báo cáo có bao nhiêu hộ nghèo?", ""),
        ("", ""),
    ],
)
def test_tellers(question: str, teller: str) -> None:
    found = find_tellers(fold_spelling(question))
    assert "".join(question[span.start : span.end] for span in found) == teller
