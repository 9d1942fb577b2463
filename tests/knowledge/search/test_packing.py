"""What is packed comes back the same, whatever it holds."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from knowledge import Fact, Report, samples
from knowledge.ingest import examine
from knowledge.model import Block, BlockKind, Span
from knowledge.search.packing import fact_row, pack, report_row, to_fact, to_report, unpack
from tests.knowledge.search.shelf import whole_shelf

BASE = whole_shelf()


def _back(fact: Fact, text: str) -> Fact:
    return to_fact(unpack(pack(fact_row(fact, text))), fact.report, text)


def _report_back(report: Report) -> Report:
    row = unpack(pack(report_row(report)))
    return to_report(row, report.name, report.text, report.date)


def test_every_fact_comes_back() -> None:
    for fact in BASE.facts:
        assert _back(fact, BASE.report(fact.report).text) == fact


@pytest.mark.parametrize(
    "change",
    [
        {"text": "elsewhere"},
        {"sentence": "elsewhere"},
        {"value": None, "measure": None, "nature": None},
        {"conflicts": (3, 9), "agrees": (5,), "host": 1, "twin": 0},
        {"own": (), "origins": {}},
    ],
)
def test_an_odd_fact_comes_back(change: dict[str, Any]) -> None:
    fact = BASE.facts[0]._replace(**change)
    assert _back(fact, BASE.report(fact.report).text) == fact


@pytest.mark.parametrize("path", sorted(samples().iterdir())[:12], ids=lambda path: path.name)
def test_a_report_comes_back_with_its_tables(path: Path) -> None:
    report = examine(path).report
    assert _report_back(report) == report


def test_a_bare_report_comes_back() -> None:
    report = BASE.reports[0]
    bare = replace(report, blocks=(Block(BlockKind.TITLE, Span(0, 3)),), date=None)
    assert _report_back(bare) == bare
