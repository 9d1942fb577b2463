"""Gold figures and quotes, annotated by hand: what extraction should have found, and where.

One TOML file a report. A figure names its offset, its words, its value with the scale applied, its
unit, and where they are beyond doubt the words it is `about` (folded; all must be in the fact's
own words), its period and its place. Where a careful clerk might write one or the other, all these
slots name both: "THCS" and "trung học cơ sở" are "thcs|trung hoc co so".

Optional ones may be extracted or not: totals of "27/35", durations, figures that only define
another; words of a report or a statistic, and a mere stance ("biểu dương những kết quả"). Of
reports that are not ours only figures and offsets are kept, no sentences. Each report measures in
one half: own ones as tests/reports/split.toml says, others as their `half` does, and those of
tests/reports/reading, annotated before anything had read them, as their folder. Development are
those whose failures tuning has seen, with the reports that differ from them by place or year.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.model import Span
from tests.eval import places

FIGURES = places.CORPUS / "figures"


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure that stands in the report."""

    span: Span
    text: str
    value: str
    unit: str
    about: str = ""
    period: str | None = None
    place: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """Words of somebody, spoken or reported."""

    span: Span
    speaker: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldReport:
    """What one report holds. `path` is None where the report is not at hand."""

    name: str
    origin: str
    half: str
    path: Path | None
    figures: tuple[GoldFigure, ...]
    quotes: tuple[GoldQuote, ...]


def load_gold() -> list[GoldReport]:
    """Return every annotated report."""
    paths = {**places.shared_reports(), **places.own_reports(), **places.reading_reports()}
    halves = {name: half for half, names in places.split().items() for name in names}
    return [_load(source, paths, halves) for source in sorted(FIGURES.glob("*.toml"))]


def _load(source: Path, paths: dict[str, Path], halves: dict[str, str]) -> GoldReport:
    table = tomllib.loads(source.read_text("utf-8"))
    name = table["report"]
    return GoldReport(
        name=name,
        origin=table["origin"],
        half=table.get("half") or halves[name],
        path=paths.get(name),
        figures=tuple(_figure(entry) for entry in table["figures"]),
        quotes=tuple(_quote(entry) for entry in table.get("quotes", ())),
    )


def _quote(entry: dict[str, Any]) -> GoldQuote:
    span = Span(entry["start"], entry["end"])
    return GoldQuote(span, entry["speaker"], entry.get("optional", False))


def _figure(entry: dict[str, Any]) -> GoldFigure:
    start, text = entry["start"], entry["text"]
    rest = {key: entry[key] for key in entry.keys() - {"start"}}
    return GoldFigure(span=Span(start, start + len(text)), **rest)
