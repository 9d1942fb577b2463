import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from knowledge.model import Report
from knowledge.read import read_report
from knowledge.read.number_formats import show


def read(fill: Any) -> Report:
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return read_report(Path("bang.xlsx"), data=out.getvalue())


@pytest.mark.parametrize(
    ("value", "pattern", "shown"),
    [
        (0.9368, "0.00%", "93,68%"),
        (0.5, "0%", "50%"),
        (1245, "#,##0", "1.245"),
        (1234567.5, "#,##0.00", "1.234.567,50"),
        (1234567.5, "#,##0.##", "1.234.567,5"),
        (28345.6, "General", "28345,6"),
        (7448, "General", "7448"),
        (0.1 + 0.2, "General", "0,3"),
        (12, '#,##0" người"', "12 người"),
        (-5.25, "0.0", "-5,3"),
        (-1200, "#,##0;(#,##0)", "(1.200)"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (15000000, '#,##0,," triệu"', "15 triệu"),
        (1245, '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', "1.245"),
        (True, "General", "TRUE"),
        ("Kế Sách", "@", "Kế Sách"),
        (None, "General", ""),
    ],
)
def test_a_value_is_shown_as_its_format_says(value: object, pattern: str, shown: str) -> None:
    assert show(value, pattern) == shown


def test_hidden_sheets_rows_and_columns_are_skipped() -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        sheet.title = "Thu"
        for row in (("Huyện", "Nháp", "Thu"), ("Kế Sách", 1, 245), ("Ẩn", 2, 9), ("Mỹ Tú", 3, 98)):
            sheet.append(row)
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        book.create_sheet("Bí mật").append(("Không", 7))
        book["Bí mật"].sheet_state = "hidden"

    report = read(fill)
    assert report.text == "Huyện\tThu\nKế Sách\t245\nMỹ Tú\t98"
    assert report.layout.remarks == ("bỏ qua trang tính ẩn «Bí mật»",)
    assert [cell.address for cell in report.layout.tables[0].cells] == [
        "A1", "C1", "A2", "C2", "A4", "C4",
    ]  # fmt: skip


def test_a_formula_without_its_value_is_reported_never_computed() -> None:
    def fill(book: Any) -> None:
        for row in (("Huyện", "Thu"), ("Kế Sách", 245), ("Tổng", "=SUM(B2:B2)")):
            book.active.append(row)

    report = read(fill)
    assert report.text == "Huyện\tThu\nKế Sách\t245\n\nTổng"
    (remark,) = report.layout.remarks
    assert "ô B3" in remark
    assert "công thức" in remark


def test_a_formula_with_its_value_is_read_beside_one_without() -> None:
    book: Any = openpyxl.Workbook()
    for row in (("Huyện", "Thu", "Chi"), ("Kế Sách", "=SUM(D2:E2)", "=D2")):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    valued = io.BytesIO()
    with zipfile.ZipFile(out) as found, zipfile.ZipFile(valued, "w") as made:
        for name in found.namelist():
            data = found.read(name)
            made.writestr(name, re.sub(rb"(<f>D2</f>)<v(?: ?/>|></v>)", rb"\1<v>98</v>", data))
    report = read_report(Path("bang.xlsx"), data=valued.getvalue())
    assert report.text == "Huyện\tThu\tChi\nKế Sách\t\t98"
    (remark,) = report.layout.remarks
    assert "ô B2;" in remark


def test_titles_above_and_notes_below_are_no_rows() -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        rows: tuple[tuple[object, ...], ...] = (
            ("Phụ lục 2",), ("ĐVT: triệu đồng",), ("Huyện", "Thu"), ("Kế Sách", 245),
            ("Mỹ Tú", 98), ("Người lập biểu",),
        )  # fmt: skip
        for row in rows:
            sheet.append(row)
        sheet.merge_cells("A1:B1")

    assert read(fill).text.split("\n\n") == [
        "Phụ lục 2",
        "ĐVT: triệu đồng",
        "Huyện\tThu\nKế Sách\t245\nMỹ Tú\t98",
        "Người lập biểu",
    ]
