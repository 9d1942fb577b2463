"""Makes real files of the made reports, each by a library that offices' programs agree with."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from html import escape
from typing import Any

import docx
import openpyxl
from odf import table as odf_table
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from odf.text import H, P
from openpyxl.styles import Border

from tests.documents.build_pdf import as_pdf
from tests.documents.gold import Cells, Document, Heading

_YEAR = re.compile(r"(?:19|20)\d\d")


def as_docx(document: Document) -> bytes:
    file = docx.Document()
    for part in document.parts:
        if isinstance(part, Cells):
            _docx_table(file, part)
        elif isinstance(part, Heading):
            file.add_heading(part.text, level=2)
        else:
            file.add_paragraph(part)
    return _saved(file.save)


def _docx_table(file: Any, cells: Cells) -> None:
    made = file.add_table(rows=len(cells.rows), cols=len(cells.rows[0]))
    for top, left, down, across in cells.merged:
        made.cell(top, left).merge(made.cell(top + down - 1, left + across - 1))
    for r, row in enumerate(cells.rows):
        for c, text in enumerate(row):
            if (r, c) not in cells.covered:
                made.cell(r, c).text = text


def as_xlsx(document: Document) -> bytes:
    """One sheet: paragraphs in the first column, an empty row around each table."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Báo cáo"
    row = 1
    for part in document.parts:
        if isinstance(part, Cells):
            _sheet_table(sheet, part, row + 1)
            row += len(part.rows) + 2
        else:
            sheet.cell(row, 1, part.text if isinstance(part, Heading) else part)
            row += 1
    return _saved(book.save)


def _sheet_table(sheet: Any, cells: Cells, top: int) -> None:
    for r, row in enumerate(cells.rows):
        for c, text in enumerate(row):
            if (r, c) not in cells.covered and text:
                cell = sheet.cell(top + r, c + 1)
                cell.value, cell.number_format = _typed(text) if r >= cells.heads else (text, "@")
                cell.border = Border()
    for down_to, left, down, across in cells.merged:
        sheet.merge_cells(
            start_row=top + down_to,
            start_column=left + 1,
            end_row=top + down_to + down - 1,
            end_column=left + across,
        )


def _typed(text: str) -> tuple[object, str]:
    """Return a figure as a number in the format that shows it so: "7,36%" → (0.0736, "0.00%")."""
    plain = text.rstrip("%").replace(".", "").replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        return text, "@"
    if _YEAR.fullmatch(text):
        return int(number), "0"
    places = len(plain.partition(".")[2])
    decimals = f".{'0' * places}" if places else ""
    if text.endswith("%"):
        return round(number / 100, 6), f"0{decimals}%"
    return (number if places else int(number)), f"#,##0{decimals}"


def as_csv(document: Document) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    for part in document.parts:
        if isinstance(part, Cells):
            writer.writerow([])
            for r, row in enumerate(part.rows):
                writer.writerow(["" if (r, c) in part.covered else t for c, t in enumerate(row)])
            writer.writerow([])
        else:
            writer.writerow([part.text if isinstance(part, Heading) else part])
    return out.getvalue().encode("utf-8-sig")


def as_html(document: Document) -> bytes:
    menu = "".join(f"<li><a href='/{n}'>Mục {n}</a></li>" for n in range(9))
    news = "".join(f"<p><a href='/{n}'>Tỉnh khởi công {n} công trình mới</a></p>" for n in range(5))
    body = "\n".join(map(_html_part, document.parts))
    return (
        f"<!DOCTYPE html><html><head><title>Cổng thông tin</title><meta charset='utf-8'></head>"
        f"<body>"
        f"<div class='main-menu'><ul>{menu}</ul></div><article>{body}</article>"
        f"<div class='tin-lien-quan'><h3>Tin liên quan</h3>{news}</div>"
        f"<footer>Bản quyền 2023, 5 người truy cập</footer></body></html>"
    ).encode()


def _html_part(part: str | Heading | Cells) -> str:
    if isinstance(part, Heading):
        return f"<h2>{escape(part.text)}</h2>"
    if isinstance(part, str):
        return f"<p>{escape(part)}</p>"
    spans = {(r, c): f" rowspan={down} colspan={across}" for r, c, down, across in part.merged}
    rows = [
        "".join(
            f"<td{spans.get((r, c), '')}>{escape(text)}</td>"
            for c, text in enumerate(row)
            if (r, c) not in part.covered
        )
        for r, row in enumerate(part.rows)
    ]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def as_odt(document: Document) -> bytes:
    file = OpenDocumentText()
    for part in document.parts:
        if isinstance(part, Cells):
            file.text.addElement(_odf_table(part, "Bảng"))
        elif isinstance(part, Heading):
            file.text.addElement(H(outlinelevel=2, text=part.text))
        else:
            file.text.addElement(P(text=part))
    return _saved(file.save)


def as_ods(document: Document) -> bytes:
    file = OpenDocumentSpreadsheet()
    sheet = odf_table.Table(name="Báo cáo")
    for part in document.parts:
        if isinstance(part, Cells):
            sheet.addElement(odf_table.TableRow())
            for row in _odf_rows(part):
                sheet.addElement(row)
            sheet.addElement(odf_table.TableRow())
        else:
            line, cell = odf_table.TableRow(), odf_table.TableCell()
            cell.addElement(P(text=part.text if isinstance(part, Heading) else part))
            line.addElement(cell)
            sheet.addElement(line)
    file.spreadsheet.addElement(sheet)
    return _saved(file.save)


def _odf_table(cells: Cells, name: str) -> Any:
    made = odf_table.Table(name=name)
    made.addElement(odf_table.TableColumn(numbercolumnsrepeated=len(cells.rows[0])))
    for row in _odf_rows(cells):
        made.addElement(row)
    return made


def _odf_rows(cells: Cells) -> list[Any]:
    spans = {(r, c): (down, across) for r, c, down, across in cells.merged}
    rows = []
    for r, row in enumerate(cells.rows):
        line = odf_table.TableRow()
        for c, text in enumerate(row):
            if (r, c) in cells.covered:
                line.addElement(odf_table.CoveredTableCell())
                continue
            down, across = spans.get((r, c), (1, 1))
            cell = odf_table.TableCell(numberrowsspanned=down, numbercolumnsspanned=across)
            cell.addElement(P(text=text))
            line.addElement(cell)
        rows.append(line)
    return rows


def as_rtf(document: Document) -> bytes:
    parts = [r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}"]
    for part in document.parts:
        if isinstance(part, Cells):
            for r, row in enumerate(part.rows):
                edges = "".join(rf"\cellx{1000 * (c + 1)}" for c in range(len(row)))
                said = ["" if (r, c) in part.covered else text for c, text in enumerate(row)]
                cells = "".join(rf"\intbl {_rtf(text)}\cell" for text in said)
                parts.append(rf"\trowd{edges}{cells}\row")
            parts.append(r"\pard")
        else:
            parts.append(rf"{_rtf(part.text if isinstance(part, Heading) else part)}\par")
    return "\n".join((*parts, "}")).encode("ascii")


def _rtf(text: str) -> str:
    def letter(sign: str) -> str:
        code = ord(sign)
        return sign if code < 128 else rf"\u{code if code < 32768 else code - 65536}?"

    return "".join(map(letter, text))


def as_markdown(document: Document) -> bytes:
    return _texted(document, _piped)


def as_text(document: Document) -> bytes:
    return _texted(document, _spaced)


def _texted(document: Document, table: Callable[[Cells], str]) -> bytes:
    parts = (
        table(part) if isinstance(part, Cells) else part.text if isinstance(part, Heading) else part
        for part in document.parts
    )
    return ("\n\n".join(parts) + "\n").encode()


def _piped(cells: Cells) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in cells.rows]
    return "\n".join((lines[0], "|" + "---|" * len(cells.rows[0]), *lines[1:]))


def _spaced(cells: Cells) -> str:
    widths = [max(len(row[c]) for row in cells.rows) + 3 for c in range(len(cells.rows[0]))]
    return "\n".join(
        "".join(
            (text or "-").ljust(width) for text, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in cells.rows
    )


def as_zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _saved(save: Callable[[Any], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


FORMATS: dict[str, Callable[[Document], bytes]] = {
    ".docx": as_docx,
    ".odt": as_odt,
    ".rtf": as_rtf,
    ".html": as_html,
    ".pdf": as_pdf,
    ".xlsx": as_xlsx,
    ".ods": as_ods,
    ".csv": as_csv,
    ".md": as_markdown,
    ".txt": as_text,
}
