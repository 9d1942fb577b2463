"""Questions on made tables (tests/corpus/table_questions.toml), asked of Word, Excel and PDF files.

Each half has tables of its own and is asked of those alone; every table is built in every format,
one after the other, so that a cell lost by a reader is a question lost.
"""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.ask import KnowledgeBase
from knowledge.examination import examine
from knowledge.model import Found
from tests.documents.build import FORMATS
from tests.documents.gold import Cells, Document, Heading

HALVES = ("dev", "dev2", "test")
KINDS = ("lookup", "extreme", "unanswerable")
BUILT = (".docx", ".xlsx", ".pdf")
Case = dict[str, str]


@cache
def _corpus() -> dict[str, list[dict[str, Any]]]:
    path = Path(__file__).parents[1] / "corpus" / "table_questions.toml"
    return tomllib.loads(path.read_text("utf-8"))


def documents(half: str) -> list[Document]:
    """Return the reports of a half: a title, a sentence, a table below its caption."""
    return [_document(table) for table in _corpus()["table"] if table["half"] == half]


def _document(table: dict[str, Any]) -> Document:
    cells = Cells(
        tuple(map(tuple, table["rows"])),
        tuple(map(tuple, table.get("merged", ()))),
        table.get("heads", 1),
        table.get("labels", 1),
    )
    unit = (table["unit"],) if "unit" in table else ()
    parts = (*table["lines"], Heading(table["caption"]), *unit, cells)
    return Document(table["name"], parts)


def questions(half: str) -> list[Case]:
    """Return the questions of a half."""
    return [case for case in _corpus()["question"] if case["half"] == half]


def evaluate_tables() -> dict[str, Any]:
    """Ask both halves in each format; failures are told of the dev half alone."""
    return {half: _half(half) for half in HALVES}


def _half(half: str) -> dict[str, Any]:
    asked = [(case, suffix, said) for suffix in BUILT for case, said in _answers(half, suffix)]
    kinds = {
        kind: [
            sum(said == case.get("answer") for case, _, said in asked if case["kind"] == kind),
            sum(case["kind"] == kind for case, _, _ in asked),
        ]
        for kind in KINDS
    }
    failures = [
        f"{suffix} {case['q']} → {said} (wanted {case.get('answer')})"
        for case, suffix, said in asked
        if said != case.get("answer")
    ]
    right, total = (sum(pair) for pair in zip(*kinds.values(), strict=True))
    return {
        "right": right,
        "total": total,
        "kinds": kinds,
        "failures": failures if half != "test" else [],
    }


def _answers(half: str, suffix: str) -> Iterator[tuple[Case, str | None]]:
    """Yield each question with the number answered, None for none."""
    base = _base(documents(half), suffix)
    for case in questions(half):
        answer = base.ask(case["q"])
        said = answer.facts[0].fact.text if isinstance(answer, Found) and answer.facts else None
        yield case, said


def _base(made: Sequence[Document], suffix: str) -> KnowledgeBase:
    found = [examine(Path(f"{one.name}{suffix}"), data=FORMATS[suffix](one)) for one in made]
    return KnowledgeBase([one.report for one in found], [f for one in found for f in one.facts])


def render_tables(result: dict[str, Any], *, failures: bool) -> str:
    """Return the counts as lines of text."""
    lines = [f"questions on tables, in {', '.join(BUILT)}"]
    for half, told in result.items():
        share = 100 * told["right"] / told["total"]
        kinds = "".join(f"   {kind} {n}/{of}" for kind, (n, of) in told["kinds"].items())
        lines.append(f"    {half:<14} {told['right']}/{told['total']}  {share:5.1f} %{kinds}")
        lines += [f"        {failure}" for failure in told["failures"] if failures]
    return "\n".join(lines)
