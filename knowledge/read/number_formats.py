"""How a sheet shows a value: "0.9368" with the format "0.00%" is read by people as "93,68%".

Numbers are shown the Vietnamese way, dots between thousands and a comma before decimals, whatever
the language of the office program was; the value itself is never changed beyond its format.
"""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_PLACES = re.compile(r"[0#?]\.([0#?]+)")
_SCALED = re.compile(r"[0#?](,+)(?=[^0#?,]|$)")
_GENERAL = 11  # digits that the general format shows


def show(value: object, pattern: str) -> str:
    """Return a value as its format shows it: (0.9368, "0.00%") → "93,68%"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return _date(value, pattern)
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(str(value)), pattern or "General")
    return str(value)


def _date(value: dt.datetime | dt.date | dt.time, pattern: str) -> str:
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    kept = pattern.lower()
    if "d" not in kept and "y" in kept:
        return f"{value.month}/{value.year}" if "m" in kept else f"{value.year}"
    return f"{value.day}/{value.month}/{value.year}"


def _number(value: Decimal, pattern: str) -> str:
    section = _section(value, pattern)
    if section.lower() in {"general", "@", ""}:
        return _general(value)
    plain, before, after = _parts(section)
    if not plain:
        return before
    percent = "%" in plain
    places = _decimals(plain)
    value = abs(value) if value < 0 and _own_sign(section, pattern) else value
    scaled = value * 100 if percent else value / Decimal(1000) ** _thousands(plain)
    # Places marked "#" show only what is there.
    least = places.count("0")
    shown = scaled.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    digits = _grouped(shown, grouped="," in plain.split(".")[0], least=least)
    return f"{before}{digits}{'%' if percent else ''}{after}".strip()


def _section(value: Decimal, pattern: str) -> str:
    sections = pattern.split(";")
    if len(sections) > 2 and value == 0:
        return sections[2]
    return sections[1] if len(sections) > 1 and value < 0 else sections[0]


def _own_sign(section: str, pattern: str) -> bool:
    return section is not pattern and section != pattern.split(";", maxsplit=1)[0]


@lru_cache(maxsize=256)
def _parts(section: str) -> tuple[str, str, str]:
    """Return the digits of a format, and the words that it puts before and after them."""
    spelled = _QUOTED.sub(lambda found: f"\x00{found[1] or found[2] or ''}\x00", section)
    first = re.search(r"[0#?]", re.sub("\x00[^\x00]*\x00", lambda m: "~" * len(m[0]), spelled))
    if first is None:
        return "", spelled.replace("\x00", ""), ""
    pieces = re.split("\x00([^\x00]*)\x00", spelled)
    plain = "".join(pieces[::2])
    place, before, after = 0, "", ""
    for number, piece in enumerate(pieces):
        if number % 2:
            if place <= first.start():
                before += piece
            else:
                after += piece
        place += len(piece) + (2 if number % 2 else 0)
    sign = re.match(r"[^0#?]*", plain)
    before += re.sub(r"[^-+(]", "", sign.group()) if sign else ""
    after += ")" if ")" in plain else ""
    return plain, before, after


def _decimals(plain: str) -> str:
    found = _PLACES.search(plain)
    return found[1] if found else ""


def _thousands(plain: str) -> int:
    found = _SCALED.search(plain)
    return len(found[1]) if found else 0


def _general(value: Decimal) -> str:
    if value == value.to_integral_value():
        return format(value.to_integral_value(), "f")
    shown = value.quantize(Decimal(1).scaleb(-max(0, _GENERAL - len(str(int(abs(value)))))))
    return format(shown.normalize(), "f").replace(".", ",")


def _grouped(value: Decimal, *, grouped: bool, least: int) -> str:
    text = format(value, ",f" if grouped else "f")
    whole, _, decimals = text.partition(".")
    while len(decimals) > least and decimals.endswith("0"):
        decimals = decimals[:-1]
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")
