"""What people say of a report in YAML, at the head of a text or in a file beside it.

"---\\ntiêu đề: Sơ kết 6 tháng\\nsố: 12-BC/TU\\nngày: 29/7/2019\\n---" overrides what the report
itself says. Keys may be Vietnamese or English; those that mean nothing here are left alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any

from knowledge.layout import Paper
from knowledge.lexicon import load_toml
from knowledge.recognize.periods import recognize_periods
from knowledge.text.fold import fold, nfc

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST = 20_000  # letters of YAML; more is no metadata
_VALUE = 500
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_BESIDE = "tệp YAML đi kèm"
_AHEAD = "phần YAML ở đầu tệp"


@dataclass(frozen=True, slots=True)
class Given:
    """What was said; None where nothing was. `remarks` tell what could not be understood."""

    title: str | None = None
    date: str | None = None
    paper: Paper = field(default_factory=Paper)
    remarks: tuple[str, ...] = ()

    def over(self, other: "Given") -> "Given":
        """Return this with what only the other says."""
        said = {f.name: getattr(self.paper, f.name) for f in fields(Paper)}
        return Given(
            self.title or other.title,
            self.date or other.date,
            replace(other.paper, **{name: value for name, value in said.items() if value}),
            (*self.remarks, *other.remarks),
        )


def split_front_matter(text: str) -> tuple[int, Given]:
    """Return where the YAML at the head of a text ends, 0 where there is none, and what it says."""
    match = _FRONT.match(text, 0, _LONGEST) if text.startswith(("---", "\ufeff---")) else None
    if match is None:
        return 0, Given()
    given = _read(match["yaml"], _AHEAD)
    if given is None or given == Given():
        return 0, Given()
    return match.end(), given


def read_given(data: bytes) -> Given:
    """Return what the bytes of a file beside a report say."""
    if not data.strip():
        return Given()
    try:
        text = nfc(data[: 4 * _LONGEST].decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Given(remarks=(f"{_BESIDE} không phải UTF-8, nên không dùng",))
    given = _read(text[:_LONGEST], _BESIDE)
    return given or Given(remarks=(f"{_BESIDE} không có khóa nào hiểu được",))


def _read(text: str, where: str) -> Given | None:
    """Return what YAML says; None where it is no table of keys."""
    import yaml  # noqa: PLC0415 - few reports have any

    try:
        # This loader makes nothing but texts, lists and tables.
        loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" ở dòng {mark.line + 1}" if mark is not None else ""
        return Given(remarks=(f"{where} không đúng cú pháp{line}, nên không dùng",))
    if not isinstance(loaded, dict):
        return None
    said = _known(loaded)
    return _given(said, where) if said else None


def _known(loaded: Mapping[Any, Any]) -> dict[str, str]:
    """Return the values of the keys that are known, by the field they are for."""
    said: dict[str, str] = {}
    for key, value in loaded.items():
        name = _keys().get(" ".join(fold(nfc(str(key))).replace("_", " ").split()))
        if name and isinstance(value, str) and value.strip():
            said[name] = " ".join(nfc(value).split())[:_VALUE]
    return said


@cache
def _keys() -> dict[str, str]:
    table: dict[str, list[str]] = load_toml("papers")["keys"]
    return {fold(key): name for name, keys in table.items() for key in keys}


def _given(said: dict[str, str], where: str) -> Given:
    title, told = said.pop("title", None), said.pop("date", None)
    day = _date(told) if told else None
    wrong = (f"{where}: không hiểu ngày «{told}»",) if told and day is None else ()
    return Given(title, day, Paper(**said), wrong)


def _date(told: str) -> str | None:
    """Return a date as people write it: "29/7/2019" → "2019-07-29"."""
    if _DAY.fullmatch(told):
        return told if told.count("-") == 0 or recognize_periods(told) else None
    found = recognize_periods(told)
    whole = len(found) == 1 and found[0].text.strip() == told.strip()
    return found[0].value if whole and _DAY.fullmatch(found[0].value) else None
