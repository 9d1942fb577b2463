"""Cases of a corpus as parameters: one with `xfail` must fail, for the reason given there."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
Case = dict[str, Any]


def cases(name: str, *, section: str = "case", title: str = "question") -> list[Any]:
    """Return the cases of a section of tests/corpus/`name`.toml, each named by its `title`."""
    return list(
        _parameters(tomllib.loads((CORPUS / f"{name}.toml").read_text("utf-8")), section, title)
    )


def plain_cases(name: str) -> list[Any]:
    """Return the cases that pass, for asking without accents: `xfail_plain` says why one fails."""
    table = tomllib.loads((CORPUS / f"{name}.toml").read_text("utf-8"))
    passing = [case for case in table["case"] if "xfail" not in case]
    renamed = [
        {"xfail" if key == "xfail_plain" else key: value for key, value in case.items()}
        for case in passing
        if not case["question"].isascii()
    ]
    return list(_parameters({"case": renamed}, "case", "question"))


def _parameters(table: Case, section: str, title: str) -> Iterator[Any]:
    for case in table[section]:
        yield pytest.param(case, id=str(case[title])[:70], marks=_marks(case))


def _marks(case: Case) -> list[pytest.MarkDecorator]:
    if "xfail" not in case:
        return []
    return [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["xfail"])]
