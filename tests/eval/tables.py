"""Questions on made tables (tests/corpus/table_questions*.toml), asked of files of each format.

Each half has tables of its own and is asked of those alone; every table is built in every format,
one after the other, so that a cell lost by a reader is a question lost.
"""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.ask import KnowledgeBase
from knowledge.computed import Operation
from knowledge.examination import examine
from knowledge.model import Found
from tests.documents.build import FORMATS
from tests.documents.gold import Cells, Document, Heading

KINDS = ("lookup", "extreme", "computed", "unanswerable")
BUILT = (".docx", ".xlsx", ".pdf")
TYPED = (*BUILT, ".html", ".csv", ".txt")
# The formats that each half is asked in.
HALVES = {"dev": BUILT, "dev2": BUILT, "dev3": TYPED, "test": BUILT, "blind": TYPED}
# Counted, never shown.
_UNSEEN = ("test", "blind")
_WORKED_OUT = (Operation.SUM, Operation.DIFFERENCE)
Case = dict[str, str]


@cache
def _corpus() -> dict[str, list[dict[str, Any]]]:
    folder = Path(__file__).parents[1] / "corpus"
    made: dict[str, list[dict[str, Any]]] = {"table": [], "question": []}
    for path in sorted(folder.glob("table_questions*.toml")):
        told = tomllib.loads(path.read_text("utf-8"))
        made["table"] += told["table"]
        made["question"] += [*told.get("question", ()), *_listed(told.get("ask", ()))]
    return made


def _listed(groups: Sequence[dict[str, Any]]) -> Iterator[Case]:
    """Yield the questions written as lists: [question, answer], or [question] alone."""
    for group in groups:
        for question, *answer in group["list"]:
            case = {"half": group["half"], "kind": group["kind"], "q": question}
            yield {**case, "answer": answer[0]} if answer else case


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
    """Ask each half in each of its formats; failures are told of the dev halves alone."""
    return {half: evaluate_half(half, formats) for half, formats in HALVES.items()}


def evaluate_half(half: str, formats: Sequence[str]) -> dict[str, Any]:
    """Count right, wrong and declined answers to the questions of one half."""
    asked = [(case, suffix, said) for suffix in formats for case, said in _answers(half, suffix)]
    kinds = {
        kind: [
            sum(said == case.get("answer") for case, _, said in asked if case["kind"] == kind),
            sum(case["kind"] == kind for case, _, _ in asked),
        ]
        for kind in KINDS
    }
    missed = [(case, suffix, said) for case, suffix, said in asked if said != case.get("answer")]
    failures = [
        f"{suffix} {case['q']} → {said} (wanted {case.get('answer')})"
        for case, suffix, said in missed
    ]
    return {
        "right": len(asked) - len(missed),
        "wrong": sum(said is not None for _, _, said in missed),
        "declined": sum(said is None for _, _, said in missed),
        "total": len(asked),
        "kinds": {kind: counts for kind, counts in kinds.items() if counts[1]},
        "failures": failures if half not in _UNSEEN else [],
    }


def _answers(half: str, suffix: str) -> Iterator[tuple[Case, str | None]]:
    """Yield each question with the number answered, None for none."""
    base = _base(documents(half), suffix)
    for case in questions(half):
        yield case, _said(base.ask(case["q"]))


def _said(answer: object) -> str | None:
    """Return the number of an answer, as written or as worked out."""
    if not isinstance(answer, Found) or not answer.facts:
        return None
    if answer.computed and answer.computed.operation in _WORKED_OUT:
        return answer.computed.value
    return answer.facts[0].fact.text


def _base(made: Sequence[Document], suffix: str) -> KnowledgeBase:
    found = [examine(Path(f"{one.name}{suffix}"), data=FORMATS[suffix](one)) for one in made]
    return KnowledgeBase([one.report for one in found], [f for one in found for f in one.facts])


def render_tables(result: dict[str, Any], *, failures: bool) -> str:
    """Return the counts as lines of text."""
    lines = ["questions on tables, in their formats"]
    for half, told in result.items():
        share = 100 * told["right"] / told["total"]
        kinds = "".join(f"   {kind} {n}/{of}" for kind, (n, of) in told["kinds"].items())
        missed = f"   wrong {told['wrong']}   declined {told['declined']}"
        lines.append(
            f"    {half:<14} {told['right']}/{told['total']}  {share:5.1f} %{missed}{kinds}"
        )
        lines += [f"        {failure}" for failure in told["failures"] if failures]
    return "\n".join(lines)
