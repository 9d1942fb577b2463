"""What a report says in its text and in a table is linked where it agrees, flagged where not."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.examination import examine
from knowledge.model import Fact, FactKind

CORPUS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[2] / "corpus" / "agreement.toml").read_text("utf-8")
)
CASES: list[dict[str, Any]] = CORPUS["case"]


def figures(case: dict[str, Any]) -> dict[int, Fact]:
    text = f"Sóc Trăng: Kết quả công tác\n\n{case['text']}\n{CORPUS['tables'][case['table']]}"
    facts = examine(Path("a.md"), data=text.encode()).facts
    return {fact.start: fact for fact in facts if fact.kind is FactKind.FIGURE}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_text_and_table_are_compared(case: dict[str, Any]) -> None:
    found = figures(case)
    end = found and max(found)
    for slot in ("agrees", "conflicts"):
        pairs = [
            [fact.text, found[other].text]
            for fact in found.values()
            for other in getattr(fact, slot)
            if fact.start < other <= end
        ]
        assert pairs == case.get(slot, []), slot


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_links_lead_both_ways(case: dict[str, Any]) -> None:
    found = figures(case)
    for fact in found.values():
        assert all(fact.start in found[other].agrees for other in fact.agrees)
        assert all(fact.start in found[other].conflicts for other in fact.conflicts)


def test_negatives_are_as_many_as_positives() -> None:
    positive = [case for case in CASES if case.get("agrees") or case.get("conflicts")]
    assert 2 * len(positive) <= len(CASES) + 2
