"""Excel workbooks: each visible sheet as people see it, number formats honoured.

0.9368 in the format "0.00%" is read as "93,68%". A formula whose value the file does not hold is
reported with its address and never computed; hidden sheets, rows and columns are skipped.
"""

import io
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.errors import UnreadableReport
from knowledge.read.number_formats import show
from knowledge.read.packages import Package
from knowledge.read.pieces import Content, GridCell, Paragraph, Piece
from knowledge.read.sheets import sheet_pieces

if TYPE_CHECKING:
    from lxml.etree import _Element
    from openpyxl.workbook import Workbook

MAX_CELLS = 200_000
_SHOWN_ADDRESSES = 5


def read(path: Path, data: bytes) -> Content:
    """Return the content of an .xlsx file."""
    package = Package(path, data)
    bare = False
    for name in sorted(package.names):
        if name.endswith(".xml") and name.startswith("xl/"):
            # openpyxl trusts what it is given; here it is checked first.
            bare |= _has_bare_formula(package.xml(name))
    book = _open(path, data)
    # Which cells hold formulas takes a reading of its own, and only those without value are told.
    formulas = _open(path, data, formulas=True) if bare else None
    pieces: list[Piece] = []
    remarks = ["tệp có macro; macro không được chạy và không được đọc"] * package.has_macros
    count = 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            remarks.append(f"bỏ qua trang tính ẩn «{sheet.title}»")
            continue
        uncached: list[str] = []
        said = formulas[sheet.title]._cells if formulas is not None else {}
        cells = list(_cells(sheet, said, uncached))
        count += len(cells)
        if count > MAX_CELLS:
            raise UnreadableReport(path, f"bảng tính có hơn {MAX_CELLS} ô")
        if uncached:
            remarks.append(_uncached(sheet.title, uncached))
        found = list(sheet_pieces(cells, sheet.title))
        if found and sum(s.sheet_state == "visible" for s in book.worksheets) > 1:
            pieces.append(Paragraph(sheet.title, heading=True))
        pieces += found
    return Content(tuple(pieces), remarks=tuple(remarks))


def _open(path: Path, data: bytes, *, formulas: bool = False) -> "Workbook":
    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), data_only=not formulas, keep_links=False)
    except UnreadableReport:
        raise
    except Exception as error:  # openpyxl lets many kinds of fault through
        raise UnreadableReport(path, f"bảng tính hỏng ({type(error).__name__})") from error


def _has_bare_formula(root: "_Element") -> bool:
    """Whether some cell of a sheet has a formula and no value."""
    for formula in root.iter("{*}f"):
        cell = formula.getparent()
        if cell is None or not (cell.findtext("{*}v") or "").strip():
            return True
    return False


def _cells(
    sheet: Any, formulas: Mapping[tuple[int, int], Any], uncached: list[str]
) -> Iterator[GridCell]:
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    inside = {
        place
        for area in sheet.merged_cells.ranges
        if area.size["rows"] * area.size["columns"] <= MAX_CELLS
        for row in area.rows
        for place in row
    } - merged.keys()
    hidden_rows = {n for n, one in sheet.row_dimensions.items() if one.hidden}
    hidden = _hidden_columns(sheet)
    # Only cells that exist are walked: a sheet may claim a million rows.
    for place, cell in sorted(sheet._cells.items()):
        row, column = place
        if row in hidden_rows or column in hidden or place in inside:
            continue
        if cell.value is None:
            if (formula := formulas.get(place)) and formula.data_type == "f":
                uncached.append(cell.coordinate)
            continue
        area = merged.get(place)
        rows = min(area.size["rows"], 1000) if area else 1
        columns = min(area.size["columns"], 500) if area else 1
        text = show(cell.value, cell.number_format)
        # What is hidden leaves no gap.
        row -= sum(number < row for number in hidden_rows)
        column -= sum(number < column for number in hidden)
        yield GridCell(text, row, column, rows, columns, cell.coordinate)


def _hidden_columns(sheet: Any) -> set[int]:
    return {
        number
        for one in sheet.column_dimensions.values()
        if one.hidden and one.min and one.max
        for number in range(one.min, min(one.max, one.min + 500) + 1)
    }


def _uncached(sheet: str, addresses: list[str]) -> str:
    shown = ", ".join(addresses[:_SHOWN_ADDRESSES])
    if len(addresses) > _SHOWN_ADDRESSES:
        shown += f" và {len(addresses) - _SHOWN_ADDRESSES} ô khác"
    where = f"trang tính «{sheet}»: công thức chưa có giá trị ở ô {shown}"
    return f"{where}; hãy mở và lưu lại bằng Excel"
