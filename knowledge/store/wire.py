"""How a report and a fact become rows and come back: `to_row(fact)` ↔ `to_fact(row)`.

Rows are plain tuples, not mapped objects: a hundred thousand facts load in about a second.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from itertools import starmap
from typing import Any

from knowledge.model import Block, BlockKind, Fact, FactKind, MentionKind, Nature, Report, Span
from knowledge.store.layouts import layout_json, paper_json, to_layout, to_paper

FACT_COLUMNS = Fact._fields
REPORT_COLUMNS = tuple(field.name for field in fields(Report))

# Dictionaries: calling an enum looks the value up ten times slower.
_KINDS = {kind.value: kind for kind in FactKind}
_MEASURES = {None: None} | {kind.value: kind for kind in MentionKind}
_NATURES = {None: None} | {nature.value: nature for nature in Nature}
_MEASURE, _NATURE, _CONFLICTS, _OWN, _ORIGINS, _AGREES = map(
    FACT_COLUMNS.index, ("measure", "nature", "conflicts", "own", "origins", "agrees")
)


def report_row(report: Report, fingerprint: str) -> dict[str, object]:
    """Return the row of a report."""
    row = {name: getattr(report, name) for name in REPORT_COLUMNS}
    blocks = [[block.kind.value, block.span.start, block.span.end] for block in report.blocks]
    return row | {
        "blocks": _to_json(blocks),
        "layout": layout_json(report.layout),
        "paper": paper_json(report.paper),
        "fingerprint": fingerprint,
    }


def to_report(row: Sequence[Any]) -> Report:
    """Return the report of a row selected by `REPORT_COLUMNS`."""
    name, text, title, sha256, date, blocks, layout, paper = row
    cut = tuple(Block(BlockKind(kind), Span(start, end)) for kind, start, end in json.loads(blocks))
    return Report(name, text, title, sha256, date, cut, to_layout(layout), to_paper(paper))


def fact_row(fact: Fact) -> dict[str, object]:
    """Return the row of a fact."""
    row: dict[str, object] = fact._asdict()
    row["conflicts"] = _to_json(fact.conflicts)
    row["agrees"] = _to_json(fact.agrees)
    row["own"] = _to_json([(span.start, span.end) for span in fact.own])
    row["origins"] = _to_json(dict(fact.origins))
    return row


def to_fact(row: Sequence[Any]) -> Fact:
    """Return the fact of a row selected by `FACT_COLUMNS`."""
    slots = list(row)
    slots[0] = _KINDS[slots[0]]
    slots[_MEASURE] = _MEASURES[slots[_MEASURE]]
    slots[_NATURE] = _NATURES[slots[_NATURE]]
    slots[_CONFLICTS] = tuple(json.loads(slots[_CONFLICTS]))
    slots[_AGREES] = tuple(json.loads(slots[_AGREES]))
    slots[_OWN] = tuple(starmap(Span, json.loads(slots[_OWN])))
    slots[_ORIGINS] = _origins(slots[_ORIGINS])
    return Fact(*slots)


@lru_cache(maxsize=10_000)
def _origins(text: str) -> Mapping[str, str]:
    """Return the origins of a fact; many facts share theirs."""
    origins: dict[str, str] = json.loads(text)
    return origins


# One encoder for all: `json.dumps` with options makes a new one each time.
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
