"""Several numbers asked for at once: each its own figure, or one that counts them together."""

import pytest

from knowledge import Found, Unknown
from tests.knowledge.search.shelf import one_report, told

_HOUSES = "Toàn tỉnh xóa nhà tạm cho 419 hộ, trong đó 298 hộ xây nhà mới và 121 hộ sửa chữa nhà."
_AID = "Luật sư trợ giúp pháp lý 318 cuộc/427 lượt người, còn tư vấn pháp luật 196 vụ việc."
_BRACKETS = (
    "Trong năm, cấp ủy phải thi hành kỷ luật 26 tổ chức đảng (đã thi hành kỷ luật 17 tổ chức đảng) "
    "và 342 đảng viên (đã thi hành kỷ luật 281 đảng viên)."
)
_PAPERS = (
    "Năm ngoái Chính phủ ban hành 94 nghị định, 71 nghị quyết, 38 quyết định. Quốc hội thông qua "
    "12 luật, 9 nghị quyết."
)
_TOWNS = "Huyện Hiệp Hòa kết nạp 210 đảng viên. Huyện Yên Thế kết nạp 145 đảng viên."
_STAFF = "Toàn tỉnh có 1.012 cán bộ, công chức dôi dư. Sở Nội vụ có 55 công chức."


@pytest.mark.parametrize(
    ("body", "question", "answer"),
    [
        (_HOUSES, "Bao nhiêu hộ xây mới và bao nhiêu hộ sửa chữa?", ["298 hộ", "121 hộ"]),
        (_HOUSES, "Bao nhiêu hộ sửa chữa, bao nhiêu hộ xây mới?", ["121 hộ", "298 hộ"]),
        (
            _AID,
            "Trợ giúp pháp lý được bao nhiêu cuộc, cho bao nhiêu lượt người?",
            ["318 cuộc", "427 lượt người"],
        ),
        (
            _BRACKETS,
            "Cấp ủy phải xử lý kỷ luật bao nhiêu tổ chức đảng và bao nhiêu đảng viên?",
            ["26 tổ chức đảng", "342 đảng viên"],
        ),
        (
            _BRACKETS,
            "Cấp ủy đã thi hành kỷ luật bao nhiêu tổ chức đảng và bao nhiêu đảng viên?",
            ["17 tổ chức đảng", "281 đảng viên"],
        ),
        (
            _PAPERS,
            "Chính phủ ban hành bao nhiêu nghị định, nghị quyết và quyết định?",
            ["94 nghị định", "71 nghị quyết", "38 quyết định"],
        ),
        (_STAFF, "Bao nhiêu cán bộ, công chức dôi dư?", ["1.012 cán bộ, công chức"]),
        (
            _TOWNS,
            "Hiệp Hòa và Yên Thế kết nạp bao nhiêu đảng viên?",
            ["210 đảng viên", "145 đảng viên"],
        ),
    ],
)
def test_each_number_is_answered(body: str, question: str, answer: list[str]) -> None:
    found = one_report(body).ask(question)
    assert isinstance(found, Found)
    assert told(found) == answer


@pytest.mark.parametrize(
    ("body", "question"),
    [
        (_HOUSES, "Bao nhiêu hộ xây mới và bao nhiêu hộ chuyển đi nơi khác?"),
        (_HOUSES, "Năm 2015 bao nhiêu hộ xây mới và bao nhiêu hộ sửa chữa?"),
        (_TOWNS, "Hiệp Hòa và Sơn Động kết nạp bao nhiêu đảng viên?"),
        (_AID, "Hòa giải được bao nhiêu vụ, cho bao nhiêu lượt người?"),
        (_PAPERS, "Năm 2030 Chính phủ ban hành bao nhiêu nghị định và nghị quyết?"),
    ],
)
def test_none_is_answered_unless_all_are(body: str, question: str) -> None:
    assert isinstance(one_report(body).ask(question), Unknown)
