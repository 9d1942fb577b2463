import io
import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from knowledge.errors import UnreadableReport
from knowledge.model import Report
from knowledge.read import pdf, read_report
from tests.documents.build_pdf import vietnamese_font

Line = tuple[float, str]


def made(*pages: Sequence[Line]) -> bytes:
    """Return a PDF with lines at heights counted from the top."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for lines in pages:
        canvas.setFont(vietnamese_font(), 12)
        for down, words in lines:
            canvas.drawString(72, A4[1] - down, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(*pages: Sequence[Line]) -> Report:
    return read_report(Path("a.pdf"), data=made(*pages))


LONG = "Đến cuối năm, toàn tỉnh đã kết nạp được 7.448 đảng viên, đạt 74,48% kế hoạch"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([LONG, "năm; có 612 nữ."], f"{LONG} năm; có 612 nữ."),
        ([f"{LONG.removesuffix(' kế hoạch')} COVID-", "19 trong năm."], "COVID-19 trong năm."),
        ([f"{LONG}.", "- Kỷ luật 9 tổ chức đảng và 118 đảng viên."], f"{LONG}.\n\n- Kỷ luật"),
        (
            ["Ngắn.", "Dòng sau dài hơn dòng trước rất nhiều, nên không thể nối vào."],
            "Ngắn.\n\nDòng",
        ),
    ],
)
def test_wrapped_lines_are_joined_and_ended_ones_not(lines: list[str], text: str) -> None:
    placed = [(150 + 16 * at, words) for at, words in enumerate(lines)]
    assert text in read(placed).text


def test_page_numbers_and_running_heads_are_dropped() -> None:
    pages = [
        [(40, "Báo cáo của tỉnh"), (200 + at, f"Đoạn số {at} nói việc."), (820, f"Trang {at}/3")]
        for at in (1, 2, 3)
    ]
    report = read(*pages)
    assert report.text == "Đoạn số 1 nói việc.\n\nĐoạn số 2 nói việc.\n\nĐoạn số 3 nói việc."
    assert report.layout.pages == (0, 21, 42)


def test_a_paragraph_runs_over_a_page() -> None:
    pages = [(700, LONG)], [(150, "và các chỉ tiêu khác.")]
    assert read(*pages).text == f"{LONG} và các chỉ tiêu khác."


def test_text_is_composed() -> None:
    report = read([(150, unicodedata.normalize("NFD", "Tỉnh ủy họp"))])
    assert report.text == unicodedata.normalize("NFC", report.text)


def test_a_table_by_space_alone_is_a_table() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont(vietnamese_font(), 12)
    rows = (("Huyện", "Kết nạp", "Kỷ luật"), ("Kế Sách", "245", "12"), ("Mỹ Tú", "98", "–"))
    for at, row in enumerate(rows):
        for place, words in zip((72, 250, 400), row, strict=True):
            canvas.drawString(place, 600 - 18 * at, words)
    canvas.save()
    report = read_report(Path("a.pdf"), data=out.getvalue())
    assert report.text == "\n".join(map("\t".join, rows))
    assert [(one.heads, one.labels) for one in report.layout.tables] == [(1, 1)]


def test_pages_without_letters_are_refused_one_by_one() -> None:
    report = read([(150, "Tỉnh có 16 xã.")], [], [(150, "Có 9 huyện.")])
    assert report.text == "Tỉnh có 16 xã.\n\nCó 9 huyện."
    assert report.layout.remarks == (
        "trang 2: không có lớp chữ (bản quét), cần nhận dạng chữ (OCR)",
    )


def test_a_scan_is_refused_whole() -> None:
    with pytest.raises(UnreadableReport, match="trang 1: không có lớp chữ"):
        read([])


def test_a_program_that_reads_scans_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = made([(150, "Tỉnh có 16 xã.")])
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/ocrmypdf")
    monkeypatch.setattr(pdf, "recognise_pages", lambda path, data: seen)
    assert read([]).text == "Tỉnh có 16 xã."


def test_letters_that_lead_nowhere_are_refused() -> None:
    words = "qzx wvb kjh fgd zxq pwq lkj hgf dsz xcv bnm qwz rtp zzx"
    with pytest.raises(UnreadableReport, match="không có bảng mã"):
        read([(150, "ÿþý " + words + " ßðþ")])


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(UnreadableReport, match="hỏng"):
        read_report(Path("a.pdf"), data=b"%PDF-1.7 khong phai")


def test_letters_set_wide_stay_one_word() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont(vietnamese_font(), 12)
    canvas.drawString(72, 700, "BÁO CÁO", charSpace=2)
    canvas.drawString(72, 660, "Tỉnh có 16 xã.")
    canvas.save()
    assert read_report(Path("a.pdf"), data=out.getvalue()).text == "BÁO CÁO\n\nTỉnh có 16 xã."


def test_words_that_touch_at_a_rule_stand_in_cells_of_their_own() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont(vietnamese_font(), 12)
    for edge in (72, 200, 300):
        for down in (540, 560, 580):
            canvas.rect(edge, down, 128 if edge == 72 else 100, 20)
    rows = (("Huyện", "Kết nạp", "Kỷ luật"), ("Kế Sách", "245", "12"), ("Mỹ Tú", "98", "30"))
    for at, (name, left, right) in enumerate(rows):
        canvas.drawString(80, 585 - 20 * at, name)
        canvas.drawRightString(299.9, 585 - 20 * at, left)
        canvas.drawString(300.1, 585 - 20 * at, right)
    canvas.save()
    assert read_report(Path("a.pdf"), data=out.getvalue()).text == "\n".join(map("\t".join, rows))
