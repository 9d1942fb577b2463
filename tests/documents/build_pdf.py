"""Makes PDF files of the made reports: tables with rules, one column or two, running heads."""

import io
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import font_roboto
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from tests.documents.gold import Cells, Document, Heading

_FONT = Path(font_roboto.__file__).parent / "files" / "Roboto-Regular.ttf"


def as_pdf(document: Document) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(
        _flowables(document), onFirstPage=_running, onLaterPages=_running
    )
    return out.getvalue()


def as_pdf_of_two_columns(document: Document) -> bytes:
    out = io.BytesIO()
    frames = [Frame(40, 60, 250, 720), Frame(305, 60, 250, 720)]
    made = BaseDocTemplate(out, pagesize=A4)
    made.addPageTemplates(PageTemplate(frames=frames, onPage=_running))
    prose = Document(document.name, tuple(p for p in document.parts if not isinstance(p, Cells)))
    made.build(_flowables(prose))
    return out.getvalue()


def _running(canvas: Any, made: Any) -> None:
    canvas.setFont(vietnamese_font(), 9)
    canvas.drawString(50, 815, "Cổng thông tin điện tử tỉnh Lam Giang")
    canvas.drawCentredString(300, 25, f"- {made.page} -")


def _flowables(document: Document) -> list[Flowable]:
    style = ParagraphStyle("vi", fontName=vietnamese_font(), fontSize=12, leading=16, spaceAfter=8)
    made: list[Flowable] = []
    for number, part in enumerate(document.parts):
        if number == len(document.parts) // 2:
            made.append(PageBreak())  # what stands on every page is told by there being two
        if isinstance(part, Cells):
            made += [_pdf_table(part), Spacer(1, 10)]
        else:
            made.append(Paragraph(escape(part.text if isinstance(part, Heading) else part), style))
    return made


def _pdf_table(cells: Cells) -> Table:
    rows = [
        ["" if (r, c) in cells.covered else text for c, text in enumerate(row)]
        for r, row in enumerate(cells.rows)
    ]
    commands: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("FONT", (0, 0), (-1, -1), vietnamese_font(), 11),
    ]
    commands += [("SPAN", (c, r), (c + w - 1, r + h - 1)) for r, c, h, w in cells.merged]
    return Table(rows, style=commands)


def vietnamese_font() -> str:
    if "Roboto" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Roboto", _FONT))
    return "Roboto"


def as_pdf_of_letterhead(left: Sequence[str], right: Sequence[str], below: Sequence[str]) -> bytes:
    """Return a page that opens with two columns without rules, as official papers do."""
    out = io.BytesIO()
    style = ParagraphStyle("vi", fontName=vietnamese_font(), fontSize=12, leading=16, spaceAfter=8)
    centred = ParagraphStyle("head", fontName=vietnamese_font(), fontSize=10, alignment=1)
    head = [
        [Paragraph(escape(line), centred) for line in pair]
        for pair in zip(left, right, strict=True)
    ]
    body = [Paragraph(escape(line), style) for line in below]
    SimpleDocTemplate(out, pagesize=A4).build([Table(head), Spacer(1, 10), *body])
    return out.getvalue()
