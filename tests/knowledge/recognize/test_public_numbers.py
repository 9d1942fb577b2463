"""Public examples of Vietnamese numbers, measured and ratcheted; skipped where they are absent.

Provenance: development set (rules were tuned on it). Known to be wrong, with the reason:
- "ba bốn mươi hai" → 342 (contested): dictated digits; in reports "ba bốn" is an estimate.
- "-12 1/4": mixed fractions are not written in reports.
- "số l" → 50: a lower-case single letter is a list letter ("mục c", "điểm d").
- "nhiều hơn 1 đô la và bốn mươi hai xen": cents in words behind dollars in digits.
"""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from knowledge.model import Mention, MentionKind
from knowledge.recognize.numerals import recognize_numerals
from knowledge.recognize.quantities import recognize_quantities

DATA = Path("/work/shared/data")
# What a unit of ours is worth in the unit the data set expects.
_INTO = {("kg", "g"): 1000, ("km", "m"): 1000, ("kW", "w"): 1000, ("km/h", "m/h"): 1000}
_CURRENCY = {"Dollar": "USD", "VND": "đồng"}

Judge = Callable[[str, dict[str, Any]], bool]


def _read(name: str) -> list[dict[str, Any]]:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{path} is not on this machine")
    rows: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return rows


def _same(ours: object, theirs: float) -> bool:
    return abs(float(str(ours)) - theirs) <= 1e-9 * max(1.0, abs(theirs))


def _numeral(text: str, expected: dict[str, Any]) -> bool:
    found = recognize_numerals(text)
    return len(found) == 1 and _same(found[0].value, expected["value"])


def _measure(text: str, expected: dict[str, Any]) -> bool:
    found = recognize_quantities(text)
    if len(found) != 1 or found[0].unit is None:
        return False
    if "value" not in expected:
        return True
    into = _INTO.get((found[0].unit, expected["unit"]), 1)
    return _same(float(found[0].value) * into, expected["value"])


def _range(text: str, _: dict[str, Any]) -> bool:
    found = recognize_quantities(text)
    return len(found) == 1 and "/" in found[0].value


def _fraction(text: str, expected: dict[str, Any]) -> bool:
    found = recognize_numerals(text)
    if len(found) != 1:
        return False
    if "numerator" not in expected:
        return found[0].total is not None
    return _same(
        round(found[0].value, 12), round(expected["numerator"] / expected["denominator"], 12)
    )


def _ordinal(text: str, expected: dict[str, Any]) -> bool:
    values = [m.value for m in recognize_quantities(text) if m.kind == MentionKind.ORDINAL]
    if "value" in expected:
        return str(expected["value"]) in values
    return not values  # "hôm nay là thứ hai" names a day


def _money(text: str, expected: dict[str, Any]) -> bool:
    found = recognize_quantities(text)
    unit = _CURRENCY.get(expected["unit"], expected["unit"])
    return len(found) == 1 and found[0].unit == unit and _amount(found[0], expected)


def _amount(mention: Mention, expected: dict[str, Any]) -> bool:
    low, _, high = mention.value.partition("/")
    if expected["kind"] == "between":
        return bool(high) and _same(low, expected["low"]) and _same(high, expected["high"])
    hedged = expected["kind"] == "value" or mention.qualifier is not None
    return not high and hedged and _same(low, expected["value"])


def _right(rows: list[dict[str, Any]], judge: Judge) -> float:
    outcomes = Counter(judge(row["text"], row["expected"]) for row in rows)
    return outcomes[True] / outcomes.total()


@pytest.mark.parametrize(
    ("dimension", "judge", "floor"),
    [
        ("cardinal", _numeral, 0.99),
        ("decimal", _numeral, 1.0),
        ("measure", _measure, 1.0),
        ("money", _measure, 1.0),
        ("range", _range, 1.0),
        ("fraction", _fraction, 0.9),
        ("ordinal", _ordinal, 0.96),
        ("roman", _ordinal, 0.96),
    ],
)
def test_numbers_vi(dimension: str, judge: Judge, floor: float) -> None:
    rows = [row for row in _read("numbers_vi.json") if row["dimension"] == dimension]
    assert _right(rows, judge) >= floor


@pytest.mark.parametrize(
    ("dimension", "judge", "floor"),
    [("numeral", _numeral, 1.0), ("ordinal", _ordinal, 1.0), ("amountofmoney", _money, 0.97)],
)
def test_duckling(dimension: str, judge: Judge, floor: float) -> None:
    rows = [row for row in _read("duckling_vi.json") if row["dimension"] == dimension]
    assert _right(rows, judge) >= floor


def test_reports_keep_every_mention_verbatim() -> None:
    reports = sorted((DATA / "reports_dev").glob("*.txt"))
    if not reports:
        pytest.skip(f"{DATA / 'reports_dev'} is not on this machine")
    for report in reports:
        text = report.read_text("utf-8")
        for mention in recognize_quantities(text):
            assert text[mention.start : mention.end] == mention.text
