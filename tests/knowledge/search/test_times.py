"""How two periods relate, against a corpus, and laws that hold for any two."""

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.times import Relation, bounds, relate, years
from tests.knowledge.search.corpora import CORPUS

CASES: list[dict[str, Any]] = tomllib.loads((CORPUS / "times.toml").read_text("utf-8"))["case"]
PAIRS = [(case["relation"], *pair) for case in CASES for pair in case["pairs"]]


@pytest.mark.parametrize(("relation", "asked", "stated"), PAIRS)
def test_corpus(relation: str, asked: str, stated: str) -> None:
    assert relate(asked, stated or None) is Relation(relation)


_MIRRORED = {Relation.SAME, Relation.OVERLAPS, Relation.UNKNOWN}


@pytest.mark.parametrize(
    ("relation", "asked", "stated"),
    [pair for pair in PAIRS if Relation(pair[0]) in _MIRRORED and pair[2]],
)
def test_some_relations_hold_both_ways(relation: str, asked: str, stated: str) -> None:
    assert relate(stated, asked) is Relation(relation)


_DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
_GRAINS = st.sampled_from([4, 7, 10])
_PERIODS = st.builds(lambda day, grain: day.isoformat()[:grain], _DAYS, _GRAINS)


@given(_PERIODS)
def test_every_period_is_itself(value: str) -> None:
    assert relate(value, value) is Relation.SAME


@given(_PERIODS, _PERIODS)
def test_no_relation_is_claimed_of_days_that_do_not_meet(one: str, other: str) -> None:
    first, second = bounds(one), bounds(other)
    assert first
    assert second
    meet = first[0] <= second[1] and second[0] <= first[1]
    assert meet or relate(one, other) is Relation.APART


@given(_DAYS, _PERIODS)
def test_a_day_lies_in_its_year(day: date, other: str) -> None:
    assert relate(str(day.year), day.isoformat()) is Relation.INSIDE
    assert relate(str(day.year + 1), day.isoformat()) is Relation.APART
    assert isinstance(relate(other, day.isoformat()), Relation)


@given(st.text(max_size=12), st.text(max_size=12))
def test_nothing_written_is_too_odd(one: str, other: str) -> None:
    assert isinstance(relate(one, other), Relation)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2019-07-29", date(2019, 7, 29), date(2019, 7, 29)),
        ("2015/2019-07", date(2015, 1, 1), date(2019, 7, 31)),
        ("2015/..", date(2015, 1, 1), date(9999, 12, 31)),
        ("../2015", date(1, 1, 1), date(2015, 12, 31)),
    ],
)
def test_bounds(value: str, first: date, last: date) -> None:
    assert bounds(value) == (first, last)


@pytest.mark.parametrize("value", ["--07", "--07-29", "hôm qua", "2019-13", "2019-02-30"])
def test_no_bounds_without_a_whole_date(value: str) -> None:
    assert bounds(value) is None


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("2019", {2019}),
        ("2015/2019-07", {2015, 2019}),
        ("2015/..", {2015}),
        ("--07-29", set()),
        ("2019-07-29", {2019}),
    ],
)
def test_years(value: str, named: set[int]) -> None:
    assert years(value) == named
