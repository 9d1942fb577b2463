"""Figures of tables: tables as plain text, and what each figure must say of itself."""

from pathlib import Path

import pytest

from knowledge.extract.tables.times import find_period
from knowledge.extract.tables.values import _counted
from knowledge.ingest import examine
from knowledge.model import Fact, Nature
from knowledge.recognize.quantities import recognize_quantities
from knowledge.whereabouts import find_place, find_row, find_table_place

TITLE = "Huyện Mỹ Xuyên: Kết quả năm 2023\n\nNăm 2023, huyện Mỹ Xuyên có nhiều kết quả.\n\n"


def table(*rows: str) -> str:
    return "\n".join("| " + " | ".join(row.split("|")) + " |" for row in rows)


def figures(above: str, *rows: str) -> dict[str, Fact]:
    examined = examine(Path("a.md"), data=f"{TITLE}{above}\n\n{table(*rows)}\n".encode())
    assert examined.dropped == 0
    return {fact.text: fact for fact in examined.facts if "row" in fact.origins}


YEARS = ("Chỉ tiêu|ĐVT|Năm 2022|Năm 2023", "Diện tích lúa|ha|512|498", "Sản lượng|tấn|12|13")
PLANS = ("Nội dung|Kế hoạch|Thực hiện", "Số hộ thoát nghèo|50|47", "Số hộ vay vốn|60|61")
MEMBERS = ("Đơn vị|Kết nạp đảng viên|Kỷ luật đảng viên", "Xã Đại Tâm|5|7", "Xã Gia Hòa|8|9")

CASES = [
    # above, rows, figure, what it says
    ("ĐVT: triệu đồng", ("Xã|Thu", "Đại Tâm|1.250", "Gia Hòa|98"), "1.250",
     {"value": "1250000000", "unit": "đồng", "place": "xã Đại Tâm", "period": "2023"}),
    ("(Đơn vị tính: tr.đ)", ("Xã|Thu", "Đại Tâm|1.250", "Gia Hòa|98,5"), "98,5",
     {"value": "98500000", "unit": "đồng"}),
    ("Bảng 1", ("Xã|Số tiền (tỷ đồng)", "Đại Tâm|1,5", "Gia Hòa|2"), "1,5",
     {"value": "1500000000", "unit": "đồng"}),
    ("Bảng 1", ("Xã|Tỷ lệ (%)", "Đại Tâm|7,36", "Gia Hòa|2"), "7,36",
     {"value": "7.36", "unit": "%", "nature": Nature.SHARE}),
    ("Bảng 1", ("Xã|Số hộ nghèo", "Đại Tâm|310", "Gia Hòa|2"), "310",
     {"value": "310", "unit": "hộ nghèo"}),
    ("Bảng 1", YEARS,
     "498", {"value": "498", "unit": "ha", "period": "2023", "subject": "Diện tích lúa"}),
    ("Bảng 1", YEARS,
     "12", {"unit": "tấn", "period": "2022", "subject": "Sản lượng"}),
    ("Bảng 1", ("Chỉ tiêu|Quý I|Quý II", "Số vụ cháy|5|7", "Số vụ nổ|1|2"), "7",
     {"unit": "vụ cháy", "period": "2023-04/2023-06"}),
    ("Bảng 1", ("Chỉ tiêu|2021|2022", "Số trường|5|7", "Số lớp|11|12"), "11",
     {"unit": "lớp", "period": "2021"}),
    ("Bảng 1", MEMBERS, "7",
     {"unit": "đảng viên", "action": "Kỷ luật", "place": "xã Đại Tâm"}),
    ("Kết quả kết nạp đảng viên", ("Đơn vị|Kết quả", "Xã Đại Tâm|5", "Xã Gia Hòa|8"), "8",
     {"unit": "đảng viên", "place": "xã Gia Hòa"}),
    ("Bảng 1", PLANS, "50",
     {"nature": Nature.TARGET}),
    ("Bảng 1", PLANS, "47",
     {"nature": Nature.LEVEL}),
    ("Bảng 1", ("Xã|Hộ nghèo", "I. Khu vực 1|", "Đại Tâm|5", "Gia Hòa|8"), "8",
     {"place": "xã Gia Hòa", "unit": "hộ nghèo"}),
    ("Bảng 1", ("Xã|Hộ nghèo", "Đại Tâm|5", "Gia Hòa|8", "Tổng cộng|13"), "13",
     {"subject": None, "place": "huyện Mỹ Xuyên"}),
    ("Bảng 1", ("Xã|Số dư", "Đại Tâm|(5,2)", "Gia Hòa|8"), "(5,2)", {"value": "-5.2"}),
    ("Bảng 1", ("Xã|Số hộ", "Đại Tâm|1 250", "Gia Hòa|8"), "1 250", {"value": "1250"}),
    ("Bảng 1", ("Xã|Kinh phí", "Đại Tâm|12 triệu đồng", "Gia Hòa|8 triệu đồng"), "12 triệu đồng",
     {"value": "12000000", "unit": "đồng"}),
    ("Bảng 1. Kết quả năm 2021", ("Xã|Số hộ", "Đại Tâm|12", "Gia Hòa|8"), "12", {"period": "2021"}),
    ("Bảng 1", ("TT|Xã|Số hộ", "1|Đại Tâm|12", "2|Gia Hòa|8"), "12", {"subject": "Đại Tâm"}),
]  # fmt: skip


@pytest.mark.parametrize(("above", "rows", "text", "says"), CASES)
def test_a_figure_says(above: str, rows: tuple[str, ...], text: str, says: dict[str, str]) -> None:
    fact = figures(above, *rows)[text]
    assert {name: getattr(fact, name) for name in says} == says


@pytest.mark.parametrize("gap", ["–", "-", "", "…", "x", "chưa có"])
def test_a_gap_is_not_zero(gap: str) -> None:
    found = figures("Bảng 1", "Xã|Số hộ|Nghèo", f"Đại Tâm|{gap}|7", "Gia Hòa|8|0")
    assert sorted(found) == ["0", "7", "8"]


def test_running_numbers_are_no_figures() -> None:
    found = figures("Bảng 1", "TT|Xã|Số hộ", "A|B|1", "1|Đại Tâm|45", "2|Gia Hòa|38")
    assert sorted(found) == ["38", "45"]


def test_rows_of_a_table_are_no_sentences() -> None:
    rows = ("Họ và tên|Chức vụ|Số phiếu", "Trần Văn A|Bí thư|45", "Lê Thị B|Ủy viên|38")
    examined = examine(Path("a.md"), data=f"{TITLE}{table(*rows)}\n".encode())
    inside = [fact for fact in examined.facts if "Trần Văn A" in fact.sentence]
    assert [fact.text for fact in inside] == ["45"]


def test_a_place_is_told_by_row_and_column() -> None:
    rows = ("TT|Đơn vị|Kết nạp|Kỷ luật", "1|Huyện Kế Sách|245|12", "2|Huyện Mỹ Tú|198|–")
    above = "Phụ lục 2. Kết quả năm 2023\n\nĐVT: đảng viên"
    text = f"{TITLE}{above}\n\n{table(*rows)}\n"
    examined = examine(Path("a.md"), data=text.encode())
    fact = next(fact for fact in examined.facts if fact.text == "245")
    place = "Phụ lục 2, dòng «Huyện Kế Sách», cột «Kết nạp»"
    assert find_place(examined.report, fact) == place
    assert find_table_place(examined.report, fact) == f"{place}, đơn vị «đảng viên»"
    assert find_row(examined.report, fact) == (
        ("TT", "1", False),
        ("Đơn vị", "Huyện Kế Sách", False),
        ("Kết nạp", "245", True),
        ("Kỷ luật", "12", False),
    )


def test_a_figure_of_the_text_is_told_by_its_paragraph() -> None:
    examined = examine(Path("a.txt"), data=f"{TITLE}Kết nạp 45 đảng viên.\n".encode())
    fact = next(fact for fact in examined.facts if fact.value == "45")
    assert find_place(examined.report, fact) == "đoạn 3"
    assert find_table_place(examined.report, fact) == ""
    assert find_row(examined.report, fact) == ()


NUMBERS = ["0", "7", "12", "245", "999", "1.245", "12,5", "0,5", "74,48", "1.234.567", "28.345,6"]
UNITS = [
    *(
        "%",
        "đồng",
        "triệu đồng",
        "tỷ đồng",
        "nghìn đồng",
        "USD",
        "triệu USD",
        "ha",
        "tấn",
        "kg",
        "km",
    ),
    *(
        "người",
        "nghìn người",
        "lượt",
        "đảng viên",
        "hộ nghèo",
        "xã",
        "tuổi",
        "giờ",
        "ngày",
        "tạ/ha",
    ),
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_column_s_unit_looked_up_once_reads_as_if_with_each_number(unit: str) -> None:
    for number in NUMBERS:
        quick = _counted(number, unit)
        slow = recognize_quantities(f"{number} {unit}")[0]
        assert quick is None or (quick.value, quick.unit, quick.kind) == (
            *(slow.value, slow.unit),
            slow.kind,
        )


@pytest.mark.parametrize(
    "written", ["2023", "1999", "30.4", "1,234.5", "245 người", "1/2", "12.5", "-5", "1.24"]
)
def test_what_may_mean_something_else_is_read_with_care(written: str) -> None:
    assert _counted(written, "người") is None


@pytest.mark.parametrize(
    ("column", "row", "held", "period"),
    [
        (("Năm 2022", "Quý I"), ("Huyện Kế Sách",), "2022", "2022-01/2022-03"),
        (("Quý", "I"), ("Huyện Kế Sách",), "2023", "2023-01/2023-03"),
        (("Kết nạp",), ("Tháng 7",), "2023", "2023-07"),
        (("Thực hiện",), ("Sáu tháng đầu năm",), "2023", "2023-01/2023-06"),
        (("Kết nạp",), ("Huyện Kế Sách",), "2023", None),
        (("Kết nạp",), ("Xã Năm Căn",), "2023", None),
    ],
)
def test_times_are_found_in_columns_and_rows(
    column: tuple[str, ...], row: tuple[str, ...], held: str | None, period: str | None
) -> None:
    found = find_period(column, row, (), held)
    assert (found.value if found else None) == period


PARTS = """Kết nạp đảng viên năm 2022

Bảng 1. Kết quả năm 2022

| Đảng bộ | Kết nạp | Trong đó nữ | Chi cục quản lý (người) |
|---|---|---|---|
| Huyện Vị Xuyên | 224 | 101 | 9 |
| Đảng ủy Công an | 46 | 7 | 4 |
| Toàn Đảng bộ | 270 | 108 | 13 |
"""


def test_parts_are_of_the_column_to_their_left_and_odd_totals_sum_up() -> None:
    facts = {fact.text: fact for fact in examine(Path("a.md"), data=PARTS.encode()).facts}
    assert facts["101"].action == facts["224"].action == "Kết nạp"
    assert facts["9"].action is None  # "Chi cục" pays for nothing
    assert [facts[text].origins["row"] for text in ("224", "46", "270")] == [
        "item",
        "item",
        "total",
    ]
    assert facts["46"].unit != "đảng ủy"
