"""The same report in every format: its text in order, its tables cell for cell."""

from pathlib import Path

import pytest

from knowledge.model import BlockKind, Report, Table
from knowledge.read import read_report
from tests.documents.build import FORMATS
from tests.documents.build_pdf import as_pdf_of_two_columns
from tests.documents.gold import DOCUMENTS, Cells, Document

IDS = [document.name for document in DOCUMENTS]
# Where the text is stored as it was found, a table's lines keep their own marks.
KEPT = {".md", ".txt"}
# These have no merged cells: what is covered is an empty cell of its own.
FLAT = {".csv", ".rtf", ".md", ".txt"}


def read(document: Document, suffix: str) -> Report:
    return read_report(Path(document.name + suffix), data=FORMATS[suffix](document))


def prose(report: Report) -> str:
    rows = (BlockKind.ROW,)
    return "\n".join(b.span.cut(report.text) for b in report.blocks if b.kind not in rows)


@pytest.mark.parametrize("suffix", sorted(FORMATS.keys() - KEPT))
@pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)
def test_the_text_is_read_in_order(document: Document, suffix: str) -> None:
    tidy = [line.strip() for line in document.text.split("\n") if line.strip()]
    found = [line.strip() for line in read(document, suffix).text.split("\n") if line.strip()]
    assert found == tidy


@pytest.mark.parametrize("suffix", sorted(KEPT))
@pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)
def test_plain_text_stays_as_it_is(document: Document, suffix: str) -> None:
    assert read(document, suffix).text.encode() == FORMATS[suffix](document)


@pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)
def test_two_columns_are_read_one_after_the_other(document: Document) -> None:
    report = read_report(Path("cot.pdf"), data=as_pdf_of_two_columns(document))
    wanted = [words for words in document.text.split("\n\n") if "\t" not in words]
    assert report.text.split("\n\n") == wanted


def texts(report: Report, table: Table) -> list[list[str]]:
    height = max(cell.row + cell.rows for cell in table.cells)
    width = max(cell.column + cell.columns for cell in table.cells)
    grid = [[""] * width for _ in range(height)]
    for cell in table.cells:
        for r in range(cell.row, cell.row + cell.rows):
            for c in range(cell.column, cell.column + cell.columns):
                grid[r][c] = cell.span.cut(report.text)
    return grid


def wanted(cells: Cells, suffix: str) -> list[list[str]]:
    flat = suffix in {".csv", ".rtf"}
    gap = "-" if suffix == ".txt" else ""
    # A header spans the blanks to its right that headers below divide, merged or not.
    spread = {
        (row, c)
        for row, column, _, across in cells.merged
        for c in range(column, column + across)
        if row < cells.heads - 1
    }
    lost = cells.covered - spread if flat else set()
    return [
        ["" if (r, c) in lost else text or gap for c, text in enumerate(row)]
        for r, row in enumerate(cells.rows)
    ]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)
def test_tables_are_read_cell_for_cell(document: Document, suffix: str) -> None:
    report = read(document, suffix)
    found = [texts(report, table) for table in report.layout.tables]
    assert found == [wanted(cells, suffix) for cells in document.tables]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)
def test_headers_are_told_from_data(document: Document, suffix: str) -> None:
    found = [(table.heads, table.labels) for table in read(document, suffix).layout.tables]
    assert found == [(cells.heads, cells.labels) for cells in document.tables]
