"""`check FILE…`: what would be extracted, shown in the text itself; nothing is stored.

The files are examined as an ingestion would, in processes held to its limits. `--html` writes a
page for each instead, "so-ket.docx.soat.html", for people who would rather look.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from knowledge.cli.about import BLOCKS, KINDS, about_report, about_table
from knowledge.cli.marks import Marks
from knowledge.cli.output import complain, console
from knowledge.cli.page import render_page
from knowledge.cli.show import fact_line, style_of
from knowledge.errors import UnreadableReport
from knowledge.ingest import Examined, examine_all
from knowledge.model import BlockKind, Report, Span, Table
from knowledge.read import bytes_beside, file_bytes
from knowledge.read.folder import PAGE, collect
from knowledge.workers import Job

_LABEL = 10


def run(options: argparse.Namespace) -> int:
    """Show every file; exit code 1 when one could not be read."""
    found = [collect([path]) for path in options.files]
    failed = [(fault.file, fault.reason) for one in found for fault in one.failures]
    files = [item for one in found for item in one.files.items()]
    for job, answer in examine_all(_jobs(files, failed), [path for _, path in files]):
        if isinstance(answer, str):
            failed.append((job.name, answer))
        elif options.html is None:
            _show(console(), answer)
        else:
            _write(answer, Path(options.html), failed)
    for file, reason in failed:
        complain(f"Không đọc được {file}: {reason}")
    return 1 if failed else 0


def _jobs(files: Iterable[tuple[str, Path]], failed: list[tuple[str, str]]) -> Iterator[Job]:
    for name, path in files:
        try:
            yield Job(path, name, file_bytes(path), beside=bytes_beside(path))
        except UnreadableReport as error:
            failed.append((name, error.reason))


def _write(examined: Examined, folder: Path, failed: list[tuple[str, str]]) -> None:
    """Write the page of a report into a folder and tell where it is."""
    page = folder / f"{Path(examined.report.name).name}{PAGE}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        page.write_text(render_page(examined), "utf-8")
    except OSError as error:
        failed.append((str(page), f"không ghi được ({error.strerror})"))
    else:
        console().print(str(page), soft_wrap=True)


def _show(screen: Console, examined: Examined) -> None:
    report = examined.report
    screen.rule(Text(f"{report.name} · {report.date or 'không rõ ngày'}"))
    for name, words in about_report(report):
        screen.print(Text(f"{name}: ", style="dim").append(words, style="not dim"))
    for remark in report.layout.remarks:
        screen.print(Text(f"Lưu ý: {remark}", style="yellow"))
    _show_text(screen, report, Marks(report.text, examined.facts))
    for kind, name in KINDS.items():
        facts = [fact for fact in examined.facts if fact.kind is kind]
        screen.print(Text(f"\n{name} ({kind.value}): {len(facts)}", style="bold"))
        for fact in facts:
            screen.print(fact_line(fact), soft_wrap=True)
    if examined.dropped:
        complain(f"Đã loại {examined.dropped} dữ kiện không khớp nguyên văn.")


def _show_text(screen: Console, report: Report, marks: Marks) -> None:
    """Print the blocks in reading order, each told what it is, and the tables as such."""
    screen.print(Text("\nThứ tự đọc", style="bold"))
    tables = list(report.layout.tables)
    pages = list(enumerate(report.layout.pages, start=1))
    for block in report.blocks:
        while pages and pages[0][1] <= block.span.start:
            screen.print(Text(f"— trang {pages.pop(0)[0]} —", style="dim"))
        while tables and tables[0].span.start <= block.span.start:
            _show_table(screen, report, tables.pop(0), marks)
        if block.kind is not BlockKind.ROW:
            label = Text(BLOCKS[block.kind].ljust(_LABEL), style="dim")
            screen.print(label.append_text(_marked(block.span, marks)), soft_wrap=True)


def _show_table(screen: Console, report: Report, table: Table, marks: Marks) -> None:
    screen.print(Text(about_table(report, table), style="dim"))
    width = max(cell.column + cell.columns for cell in table.cells)
    grid = Grid(show_header=False, show_lines=True)
    for _ in range(width):
        grid.add_column(overflow="fold")
    for row in _rows(table, width, marks):
        grid.add_row(*row)
    screen.print(grid)


def _rows(table: Table, width: int, marks: Marks) -> Iterator[Sequence[Text]]:
    """Yield the rows of a table, its merged cells in their first place."""
    height = max(cell.row + cell.rows for cell in table.cells)
    places = {(cell.row, cell.column): cell for cell in table.cells}
    for row in range(height):
        cells = (places.get((row, column)) for column in range(width))
        words = [_marked(cell.span, marks) if cell else Text() for cell in cells]
        if row < table.heads:
            for each in words:
                each.stylize("bold")
        yield words


def _marked(span: Span, marks: Marks) -> Text:
    shown = Text()
    for words, facts in marks.runs(span):
        # The shortest fact last, so that a figure inside a quote keeps its own colour.
        inner = min(facts, key=lambda fact: fact.end - fact.start, default=None)
        shown.append(words, style=style_of(inner.kind) if inner else "")
    return shown
