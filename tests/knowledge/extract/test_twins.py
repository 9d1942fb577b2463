"""Figures said twice point to the exact one of the body; those that contradict name each other."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from knowledge.model import Fact
from tests.knowledge.extract.test_figures import figures_in

CORPUS = Path(__file__).parents[2] / "corpus" / "twins.toml"
CASES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text("utf-8"))["case"]
TITLE = "Tỷ lệ hộ dùng nước sạch chiếm trên 60%"


def names(facts: list[Fact]) -> dict[int, str]:
    """Return each figure as the corpus names it: its text, "#2" when it stands there again."""
    seen: Counter[str] = Counter()
    found = {}
    for fact in facts:
        seen[fact.text] += 1
        found[fact.start] = fact.text + (f"#{seen[fact.text]}" if seen[fact.text] > 1 else "")
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.get('title')}|{case['text']}")
def test_corpus(case: dict[str, Any]) -> None:
    facts = figures_in(case["text"], case.get("title", ""))
    called = names(facts)
    twins = [[called[f.start], called[f.twin]] for f in facts if f.twin is not None]
    conflicts = [
        [called[f.start], called[other]] for f in facts for other in f.conflicts if other > f.start
    ]
    assert (twins, conflicts) == (case.get("twins", []), case.get("conflicts", []))


def test_negatives_outnumber_positives() -> None:
    positive = [case for case in CASES if case.get("twins") or case.get("conflicts")]
    assert len(positive) < len(CASES) - len(positive)


def test_a_contradiction_is_flagged_on_both() -> None:
    one, other = figures_in("Các chi bộ kỷ luật 660 đảng viên.", "Kỷ luật 650 đảng viên")
    assert (one.conflicts, other.conflicts) == ((other.start,), (one.start,))


def test_the_headline_is_dated_by_the_body() -> None:
    first, *_ = figures_in("Năm 2018, tỷ lệ hộ dùng nước sạch tăng lên 60,09%.", TITLE)
    assert (first.text, first.period, first.origins["period"]) == ("trên 60%", "2018", "twin")


def test_another_value_is_no_twin() -> None:
    first, *_ = figures_in("Năm 2018, tỷ lệ hộ dùng nước sạch tăng lên 72%.", TITLE)
    assert first.origins.get("period") != "twin"


def test_another_subject_is_no_twin() -> None:
    first, *_ = figures_in("Năm 2018, rừng che phủ 60,09% diện tích.", TITLE)
    assert first.origins.get("period") != "twin"
