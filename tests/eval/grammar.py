"""How well numbers and times in public examples are read: every row counted, none left out unsaid.

`numbers_vi.json` (NeMo, Humanizer, num2words, dateparser) and the times of `duckling_vi.json`. The
sets lie beside the project; tests/knowledge/recognize/test_public_*.py ratchet what is right here.
Rows without a value to check ("hai" → "hai") are excluded, counted, and given with their reason.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from knowledge.model import Mention, MentionKind
from knowledge.recognize.numerals import recognize_numerals
from knowledge.recognize.periods import recognize_periods
from knowledge.recognize.quantities import recognize_quantities
from tests.eval import places

DATA = places.SHARED / "data"
# What a unit of ours is worth in the unit the data set expects.
_INTO = {("kg", "g"): 1000, ("km", "m"): 1000, ("kW", "w"): 1000, ("km/h", "m/h"): 1000}
_CURRENCY = {"Dollar": "USD", "VND": "đồng"}
_CLOCK = re.compile(r"(?P<hour>\d+)(?:h|:)(?P<minute>\d\d)?(?::\d\d)?(?: gmt)?(?P<part> chiều)?")

Row = dict[str, Any]
Judge = Callable[[str, dict[str, Any]], bool]


def read_rows(name: str) -> list[Row] | None:
    """Return the rows of a public set, or None where it is not at hand."""
    path = DATA / name
    if not path.exists():
        return None
    rows: list[Row] = json.loads(path.read_text("utf-8"))
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


def _date(parts: dict[str, int]) -> str:
    year = f"{parts['year']:04}" if "year" in parts else "-"
    rest = (f"{parts[name]:02}" for name in ("month", "day") if name in parts)
    return "-".join((year, *rest))


def _spoken_or_digits(row: dict[str, Any]) -> str | None:
    """Return the time of day a row means, read off whichever side of it is in digits."""
    for text in (row["text"], row["expected"].get("equivalent", "")):
        if match := _CLOCK.fullmatch(text):
            hour = int(match["hour"]) + (12 if match["part"] else 0)
            return f"T{hour:02}:{match['minute'] or '00'}"
    return None


def _is_date(text: str, expected: dict[str, Any]) -> bool:
    return [mention.value for mention in recognize_periods(text)] == [_date(expected["date"])]


def _is_moment(row: Row) -> bool:
    reference = datetime.fromisoformat(row["reference_time"]).replace(tzinfo=None)
    values = [m.value for m in recognize_periods(row["text"], reference=reference)]
    return len(values) == 1 and _begins(values[0], row["expected"])


def _begins(value: str, expected: dict[str, Any]) -> bool:
    """Tell whether a value begins when Duckling's does, to the grain of the value."""
    start = expected["start"][:16]
    first, _, last = value.partition("/")
    if expected["grain"] in {"hour", "minute", "second"} and "T" in first:
        return first == str(start)
    return bool(start.startswith(first)) and bool(last) == (
        expected["grain"] in {"week", "quarter"}
        or (expected["kind"] == "interval" and "T" not in first and expected["grain"] != "hour")
    )


JUDGES: dict[str, Judge] = {
    "cardinal": _numeral,
    "decimal": _numeral,
    "numeral": _numeral,
    "measure": _measure,
    "money": _measure,
    "range": _range,
    "fraction": _fraction,
    "ordinal": _ordinal,
    "roman": _ordinal,
    "amountofmoney": _money,
}


def judge_row(row: Row) -> bool | str:
    """Return whether a row is read right, or why it cannot be judged."""
    dimension, expected = row["dimension"], row["expected"]
    if dimension in JUDGES:
        return JUDGES[dimension](row["text"], expected)
    if "reference_time" in row:
        return _is_moment(row)
    if dimension == "date":
        return _is_date(row["text"], expected) if "date" in expected else "a date without a value"
    if dimension == "time":
        value = _spoken_or_digits(row)
        if value is None:
            return "a length, or a reading in words alone"
        return [m.value for m in recognize_periods(f"lúc {row['text']}")] == [value]
    return "no value: how a text is rewritten, or English words"


def evaluate_grammar() -> dict[str, Any]:
    """Return per public set the rows right, judged and excluded, with the reasons."""
    found = {}
    for name, dimension in (("numbers_vi.json", None), ("duckling_vi.json", "time")):
        rows = read_rows(name)
        if rows is not None:
            chosen = [row for row in rows if dimension in (None, row["dimension"])]
            found[f"{name} {dimension or 'all'}"] = _score(chosen)
    return found


def _score(rows: list[Row]) -> dict[str, Any]:
    outcomes = Counter(judge_row(row) for row in rows)
    excluded = {why: count for why, count in outcomes.items() if isinstance(why, str)}
    judged = len(rows) - sum(excluded.values())
    return {"right": outcomes[True], "judged": judged, "rows": len(rows), "excluded": excluded}


def render_grammar(result: dict[str, Any]) -> str:
    """Return the rates, of the rows that can be judged and of all, as lines of text."""
    return "\n".join(_lines(result))


def _lines(result: dict[str, Any]) -> Iterator[str]:
    yield "public examples of numbers and times"
    for name, cell in result.items():
        of_judged, of_all = (100 * cell["right"] / cell[key] for key in ("judged", "rows"))
        yield (
            f"    {name:<24} {of_judged:5.1f} %   (right {cell['right']}, judged {cell['judged']};"
            f" {of_all:.1f} % of all {cell['rows']})"
        )
        yield from (f"        excluded: {n} × {why}" for why, n in cell["excluded"].items())
