from pathlib import Path

import pytest

from knowledge.errors import UnreadableReport
from knowledge.model import BlockKind
from knowledge.read import read_report
from tests.documents.word import (
    box,
    cell,
    control,
    deleted,
    inserted,
    package,
    par,
    run,
    table,
)


def text_of(body: str, **parts: str) -> str:
    return read_report(Path("a.docx"), data=package(body, **parts)).text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (par(run("có "), deleted("15"), inserted("16"), run(" đảng bộ")), "có 16 đảng bộ"),
        (par(run("một")) + control(par(run("hai"))) + par(run("ba")), "một\n\nhai\n\nba"),
        (par(control(run("trong ")), run("dòng")), "trong dòng"),
        (par(run("trước"), box(par(run("hộp chữ")))) + par(run("sau")), "trước\n\nhộp chữ\n\nsau"),
        (par(run("a"), "<w:r><w:br/></w:r>", run("b")), "a\nb"),
        (par(run("COVID"), "<w:r><w:noBreakHyphen/></w:r>", run("19")), "COVID-19"),
        (par("<w:r><w:instrText>PAGE</w:instrText></w:r>", run("chữ")), "chữ"),
        (par(run("")) + par(run("còn lại")), "còn lại"),
    ],
)
def test_words_are_kept_as_a_reader_sees_them(body: str, text: str) -> None:
    assert text_of(body) == text


def test_notes_follow_the_text() -> None:
    note = '<w:footnote w:id="1">' + par(run("Số liệu ước tính.")) + "</w:footnote>"
    separator = '<w:footnote w:type="separator" w:id="0">' + par(run("—")) + "</w:footnote>"
    body = par(run("Thu 12 tỷ đồng."))
    assert text_of(body, footnotes=separator + note) == "Thu 12 tỷ đồng.\n\nSố liệu ước tính."


def test_headers_tell_number_and_date_alone() -> None:
    body = par(run("Kết quả năm 2023"))
    assert text_of(body, header1=par(run("Số: 12-BC/TU"))) == "Số: 12-BC/TU\n\nKết quả năm 2023"
    assert text_of(body, header1=par(run("Cổng thông tin"))) == "Kết quả năm 2023"


def test_a_letterhead_is_no_table() -> None:
    body = table(cell("TỈNH ỦY A") + cell("ĐẢNG CỘNG SẢN VIỆT NAM")) + par(run("Có 16 xã."))
    report = read_report(Path("a.docx"), data=package(body))
    assert report.text == "TỈNH ỦY A\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nCó 16 xã."
    assert report.layout.tables == ()


def test_a_table_inside_a_cell_is_a_table_of_its_own() -> None:
    inner = table(cell("Ấp") + cell("Hộ"), cell("Ấp 1") + cell("12"), cell("Ấp 2") + cell("31"))
    outer = table(
        cell("Xã") + cell("Số hộ"), cell("An Mỹ") + cell("43" + "") + "", cell(inner) + cell("5")
    )
    report = read_report(Path("a.docx"), data=package(outer))
    assert "Ấp 2\t31" in report.text
    assert [len(one.cells) for one in report.layout.tables] == [6, 6]


def test_cells_merged_down_are_one() -> None:
    body = table(
        cell("Khối", down="restart") + cell("Số", across=2),
        cell("", down="continue") + cell("Nam") + cell("Nữ"),
        cell("Huyện") + cell("12") + cell("7"),
    )
    (found,) = read_report(Path("a.docx"), data=package(body)).layout.tables
    assert [(one.row, one.column, one.rows, one.columns) for one in found.cells] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (2, 0, 1, 1),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ]
    assert (found.heads, found.labels) == (2, 1)


def test_a_heading_by_style_is_one() -> None:
    body = par(run("Đầu")) + par(run("Kết quả:"), style="Heading1") + par(run("Có 16 xã."))
    report = read_report(Path("a.docx"), data=package(body))
    assert [block.kind for block in report.blocks][1] is BlockKind.HEADING


def test_rows_are_blocks_of_their_own() -> None:
    body = par(run("Đầu")) + table(cell("Xã") + cell("Hộ"), cell("An Mỹ") + cell("1.245"))
    report = read_report(Path("a.docx"), data=package(body))
    rows = [b.span.cut(report.text) for b in report.blocks if b.kind is BlockKind.ROW]
    assert rows == ["Xã\tHộ", "An Mỹ\t1.245"]


def test_a_locked_document_says_so() -> None:
    with pytest.raises(UnreadableReport, match="mật khẩu"):
        read_report(Path("a.docx"), data=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
