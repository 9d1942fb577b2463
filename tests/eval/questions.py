"""Annotated questions, one JSON object a line, in the schema of the shared development set.

{"id": "pt22-2", "report": "ky-luat….txt", "question": "Năm 2022 Phú Thọ có bao nhiêu đảng viên bị
khai trừ?", "kind": "count", "variant": "plain", "answer": {"value": 75, "unit": "đảng viên",
"text": "khai trừ 75"}, "alternatives": []}
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

FIGURE_KINDS = frozenset({"count", "percent", "money", "measure", "change", "list"})
KINDS = (*sorted(FIGURE_KINDS), "date", "who", "where", "quote", "yesno", "unanswerable")
VARIANTS = ("plain", "nodiacritics", "typo", "abbrev", "colloquial", "paraphrase", "follow-up")


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing the answer must give: any of the texts, or any of the values with its unit."""

    texts: tuple[str, ...]
    values: tuple[str, ...]
    units: tuple[str, ...]
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what a right answer must hold; `expected` is empty when nothing answers."""

    id: str
    text: str
    kind: str
    variant: str
    report: str | None
    previous: tuple[str, ...]
    expected: tuple[Expected, ...]
    verdict: bool | None = None
    near: tuple[str, ...] = ()


def load_questions(path: Path) -> list[Question]:
    """Return the questions of a JSON-lines file."""
    lines = path.read_text("utf-8").splitlines()
    return [read_question(json.loads(line)) for line in lines if line.strip()]


def read_question(record: dict[str, Any]) -> Question:
    """Return one question from its record."""
    previous = record.get("previous") or ()
    answer = record.get("answer") or {}
    value = answer.get("value")
    return Question(
        id=record["id"],
        text=record["question"],
        kind=record["kind"],
        variant=record["variant"],
        report=record.get("report"),
        previous=(previous,) if isinstance(previous, str) else tuple(previous),
        expected=tuple(_expected(record, answer)) if answer else (),
        verdict=value if isinstance(value, bool) else None,
        near=_names(record.get("near_report")),
    )


def _expected(record: dict[str, Any], answer: dict[str, Any]) -> Iterator[Expected]:
    texts, value = answer["text"], answer["value"]
    base = answer.get("value_base")
    units = tuple(unit for unit in (answer.get("unit"), answer.get("unit_base")) if unit)
    direction = answer.get("direction")
    if isinstance(texts, str):
        every = (texts, *(record.get("alternatives") or ()))
        yield Expected(every, _values(value, base), units, direction)
        return
    bases = base if isinstance(base, list) else [None] * len(texts)
    for text, one, scaled in zip(texts, value, bases, strict=True):
        shorter = (other for other in record.get("alternatives") or () if other in text)
        yield Expected((text, *shorter), _values(one, scaled), units, direction)


def _values(*values: Any) -> tuple[str, ...]:
    return tuple(_canonical(value) for value in values if value is not None)


def _canonical(value: Any) -> str:
    if isinstance(value, list):
        return "/".join(_canonical(item) for item in value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return format(Decimal(str(value)).normalize(), "f")
    return str(value)


def _names(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())
