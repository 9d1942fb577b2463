"""How well people are recognised: the names in every report against gold, precision, recall and F1.

A name is right when it begins and ends where gold says: "Phan Văn Sáu", without honorific and role.
Bylines and photo credits may be found or not. Each half of the gold is scored apart; what went
wrong is told of the development half alone.
"""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.model import Span
from knowledge.read import read_report
from knowledge.recognize.people import recognize_people
from tests.eval import places
from tests.eval.extraction import Score
from tests.eval.gold import load_gold

GOLD = places.CORPUS / "persons_gold.toml"


@dataclass(frozen=True, slots=True)
class GoldPeople:
    """Who stands in one report, and where. `path` is None where the report is not at hand."""

    name: str
    half: str
    path: Path | None
    people: tuple[tuple[int, str], ...]
    optional: tuple[tuple[int, str], ...]


def load_people() -> list[GoldPeople]:
    """Return the people of every annotated report."""
    paths = {**places.shared_reports(), **places.own_reports(), **places.reading_reports()}
    halves = {report.name: report.half for report in load_gold()}
    return [
        GoldPeople(
            name=entry["name"],
            half=halves[entry["name"]],
            path=paths.get(entry["name"]),
            people=tuple((start, name) for start, name in entry["people"]),
            optional=tuple((start, name) for start, name in entry.get("optional", ())),
        )
        for entry in tomllib.loads(GOLD.read_text("utf-8"))["report"]
    ]


def evaluate_people(*, show: bool = False) -> dict[str, dict[str, float]]:
    """Score every annotated report at hand by half; `show` prints what went wrong in dev."""
    scores: defaultdict[str, Score] = defaultdict(Score)
    for report in load_people():
        if report.path is None:
            continue
        faults = score_people(scores[report.half], report, read_report(report.path).text)
        if show and report.half == "dev":
            print("\n".join(faults), end="\n" if faults else "")
    return {half: score.as_dict() for half, score in sorted(scores.items())}


def score_people(score: Score, gold: GoldPeople, text: str) -> list[str]:
    """Count one report into the score and return what was missed or invented."""
    right = {Span(start, start + len(name)) for start, name in gold.people}
    optional = [Span(start, start + len(name)) for start, name in gold.optional]
    given = {
        mention.span
        for mention in recognize_people(text)
        if mention.span in right or not any(mention.span.overlaps(span) for span in optional)
    }
    score.right += len(given & right)
    score.given += len(given)
    score.gold += len(right)
    missed = [f"  [missed] {gold.name}@{span.start} {span.cut(text)!r}" for span in right - given]
    invented = [
        f"  [invented] {gold.name}@{span.start} {span.cut(text)!r}" for span in given - right
    ]
    return sorted((*missed, *invented))


def render_people(result: dict[str, Any]) -> str:
    """Return the scores of both halves as lines of text."""
    lines = ["people against gold"]
    for half, cell in result.items():
        ratio = f"P {cell['precision']:5.1f}  R {cell['recall']:5.1f}  F1 {cell['f1']:5.1f}"
        counts = f"right {cell['right']}, given {cell['given']}, gold {cell['gold']}"
        lines.append(f"    {half:<20} {ratio}   ({counts})")
    return "\n".join(lines)
