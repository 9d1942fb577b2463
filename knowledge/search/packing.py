"""A report, what the index knows of it, and its facts, as one run of bytes that is read as needed.

What is cut from the report's text is not kept twice: a fact's text and its sentence are offsets.
The bytes are Python's own (`marshal`), which reads a report in some 50 µs; they are written and
read by one version of one machine's Python, and a checksum guards them (see `store.snapshot`).
"""

import marshal
from collections.abc import Mapping
from dataclasses import astuple
from functools import lru_cache
from typing import Any

from knowledge.layout import Cell, Layout, Paper, Span, Table
from knowledge.model import Block, BlockKind, Fact, FactKind, MentionKind, Nature, Report

Row = tuple[Any, ...]

# Dictionaries: calling an enum looks the value up ten times slower.
_KINDS = {kind.value: kind for kind in FactKind}
_BLOCKS = {kind.value: kind for kind in BlockKind}
_MEASURES = {None: None} | {kind.value: kind for kind in MentionKind}
_NATURES = {None: None} | {nature.value: nature for nature in Nature}


def pack(value: Any) -> bytes:
    """Return plain values (numbers, strings, tuples, dictionaries of these) as bytes."""
    return marshal.dumps(value)


def unpack(data: Any) -> Any:
    """Return what `pack` made bytes of."""
    return marshal.loads(data)  # noqa: S302


def fact_row(fact: Fact, text: str) -> Row:
    """Return a fact of a report with this text as a row of plain values."""
    cut = text[fact.sentence_start : fact.sentence_start + len(fact.sentence)]
    return (
        fact.kind.value,
        None if text[fact.start : fact.end] == fact.text else fact.text,
        fact.start,
        fact.end,
        len(cut) if cut == fact.sentence else fact.sentence,
        fact.sentence_start,
        *fact[7:10],
        fact.measure and fact.measure.value,
        fact.nature and fact.nature.value,
        *fact[12:24],
        fact.conflicts,
        tuple((span.start, span.end) for span in fact.own),
        tuple(fact.origins.items()),
        fact.agrees,
    )


def to_fact(row: Row, name: str, text: str) -> Fact:
    """Return the fact of a row of the report with this name and text."""
    kind, words, start, end, sentence, at = row[:6]
    return Fact._make(
        (
            _KINDS[kind],
            name,
            text[start:end] if words is None else words,
            start,
            end,
            sentence if isinstance(sentence, str) else text[at : at + sentence],
            at,
            *row[6:9],
            _MEASURES[row[9]],
            _NATURES[row[10]],
            *row[11:24],
            tuple([Span(first, last) for first, last in row[24]]),
            _origins(row[25]),
            row[26],
        )
    )


@lru_cache(maxsize=10_000)
def _origins(items: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return the origins of a fact; many facts share theirs."""
    return dict(items)


def report_row(report: Report) -> Row:
    """Return a report as a row of plain values, without its name, its text and its date."""
    blocks = tuple((b.kind.value, b.span.start, b.span.end) for b in report.blocks)
    layout = report.layout
    tables = tuple(
        (
            (t.span.start, t.span.end, t.heads, t.labels, t.sheet),
            tuple(
                (c.span.start, c.span.end, c.row, c.column, c.rows, c.columns, c.address)
                for c in t.cells
            ),
        )
        for t in layout.tables
    )
    about = layout.pages, layout.remarks, astuple(report.paper)
    return (report.title, report.sha256, blocks, tables, *about)


def to_report(row: Row, name: str, text: str, date: str | None) -> Report:
    """Return the report of a row."""
    title, sha256, blocks, tables, pages, remarks, papers = row
    return Report(
        name,
        text,
        title,
        sha256,
        date,
        tuple(Block(_BLOCKS[kind], Span(start, end)) for kind, start, end in blocks),
        Layout(tuple(map(_to_table, tables)), pages, remarks),
        Paper(*papers),
    )


def _to_table(row: Row) -> Table:
    (start, end, heads, labels, sheet), cells = row
    made = tuple(Cell(Span(first, last), *rest) for first, last, *rest in cells)
    return Table(Span(start, end), made, heads, labels, sheet)
