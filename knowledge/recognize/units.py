"""What stands behind a numeral: a percentage, money, a measure, a span of time or a counted noun.

Behind "5.400" in "5.400 ha" stands the measure ha, behind "174" in "174 đảng viên vi phạm" the noun
"đảng viên". Knows `lexicon/units.toml` and `lexicon/counted.toml`; the longest reading wins, so
"đồng chí" is a noun and never money.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from knowledge.lexicon import load_toml
from knowledge.model import MentionKind
from knowledge.recognize.phrases import PhraseTable, alternatives

_UNITS = load_toml("units")
_COUNTED = load_toml("counted")
_KINDS = {
    "percent": MentionKind.PERCENT,
    "money": MentionKind.MONEY,
    "measure": MentionKind.MEASURE,
    "duration": MentionKind.DURATION,
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A reading of what follows a numeral; a noun has no `name`, it is taken as written."""

    kind: MentionKind | None
    name: str | None = None
    cents: bool = False


class UnitMatch(NamedTuple):
    """A unit found: its name and where it ends; `generic` when no lexicon knows the noun."""

    kind: MentionKind
    name: str
    start: int
    end: int
    generic: bool = False
    cents: bool = False


def _all_units() -> list[tuple[Unit, dict[str, list[str]]]]:
    return [
        (Unit(kind, entry["unit"], bool(entry.get("cents"))), entry)
        for name, kind in _KINDS.items()
        for entry in _UNITS[name]
    ]


def _phrases() -> dict[str, Unit]:
    phrases = {word: unit for unit, entry in _all_units() for word in entry.get("words", [])}
    for nouns in _COUNTED["nouns"].values():
        for noun in nouns:
            phrases.setdefault(noun, Unit(MentionKind.NUMBER))
    phrases.update(dict.fromkeys(_COUNTED["none"]["phrases"], Unit(None)))
    return phrases


_SYMBOLS = {symbol: unit for unit, entry in _all_units() for symbol in entry.get("symbols", [])}
_PREFIXES = {symbol: unit for unit, entry in _all_units() for symbol in entry.get("prefixes", [])}
_UNLESS = {word: tuple(nexts) for word, nexts in _UNITS["unless_next"].items()}


# A symbol may touch the digits; one that ends in a letter must end there. "5m" but not "5 mai".
def _symbols_from(first: str) -> re.Pattern[str]:
    symbols = [symbol for symbol in _SYMBOLS if symbol[0] == first]
    return re.compile(rf"(?:{alternatives(symbols)})(?:(?<=\W)|(?!\w))")


_SYMBOLS_FROM = {first: _symbols_from(first) for first in {symbol[0] for symbol in _SYMBOLS}}
_PREFIX_ENDS = frozenset(symbol[-1] for symbol in _PREFIXES)
_PREFIX = re.compile(rf"(?<!\w)(?P<symbol>{alternatives(_PREFIXES)})[ \u00a0]?$")
_PER = re.compile(
    rf"[ \u00a0]?/[ \u00a0]?(?P<per>{alternatives(_UNITS['rate']['per'])})(?!\w)", re.I
)
_SPOKEN_PER: dict[str, str] = _UNITS["rate"]["spoken"]
_SPOKEN_FIRST = frozenset(word[0] for word in _SPOKEN_PER)
_SPOKEN = re.compile(rf"[ \u00a0]+(?P<per>{alternatives(_SPOKEN_PER)})(?!\w)")
_QUOTES = frozenset('“"‘')
_QUOTE = re.compile(r"[ \u00a0][“\"‘](?P<name>\w[^”\"’\n]{0,60})[”\"’]")
_NEXT_WORD = re.compile(r"[ \u00a0]+([^\W_]+)")
_STOP = frozenset(_COUNTED["generic"]["stop"])
_SPACES = frozenset({" ", "\u00a0"})
_MOST: int = _COUNTED["generic"]["most"]
_NOUN = re.compile(r"[ \u00a0]+([^\W\d_]+)")


class UnitFinder:
    """Looks units up behind a numeral; `plain` for text typed without diacritics."""

    def __init__(self, *, plain: bool = False) -> None:
        self._table = PhraseTable(_phrases(), plain=plain)
        self._plain = plain

    def after(self, text: str, lowered: str, at: int) -> UnitMatch | None:
        """Return the unit that starts at `at` behind a numeral, with the rate it carries."""
        if text[at : at + 1] not in _SPACES:
            found = self._symbol(text, at)
            return found and with_rate(text, lowered, found)
        found = symbol = self._symbol(text, at + 1)
        phrase = self._table.match(lowered, at)
        if phrase is not None and (symbol is None or phrase[1] > symbol.end):
            found = self._word(text, lowered, at, phrase)
        if found is None and text[at + 1 : at + 2] in _QUOTES:
            found = self._quoted(text, lowered, at)
        return found and with_rate(text, lowered, found)

    def _quoted(self, text: str, lowered: str, at: int) -> UnitMatch | None:
        """Return the noun that opens a name in quotation marks, up to their end: 835 “Tổ liên gia”.

        The name is left out of the unit, so that "hai “Tổ tự quản”" counts "Tổ".
        """
        quote = _QUOTE.match(text, at)
        if quote is None:
            return None
        start = quote.start("name")
        found = self._table.match(" " + lowered[start : quote.end("name")], 0)
        if found is None or found[0].kind is None:
            return None
        name = text[start : start + found[1] - 1]
        return UnitMatch(MentionKind.NUMBER, name, start, quote.end())

    def generic(self, text: str, lowered: str, at: int) -> UnitMatch | None:
        """Return a noun phrase no lexicon knows, cautiously: up to a verb, preposition or stop."""
        words: list[re.Match[str]] = []
        end = at
        while len(words) <= _MOST and (match := _NOUN.match(lowered, end)):
            if match[1] in _STOP or (words and text[match.start(1)].isupper()):
                break
            if match[1].isascii() and len(match[1]) > 1 and text[slice(*match.span(1))].isupper():
                break
            words.append(match)
            end = match.end()
        if not words or self._plain or self._table.match(lowered, at):
            return None
        kept = words if len(words) <= _MOST else words[:2]
        start, end = kept[0].start(1), kept[-1].end()
        return UnitMatch(MentionKind.NUMBER, text[start:end], start, end, generic=True)

    def _word(self, text: str, lowered: str, at: int, phrase: tuple[Unit, int]) -> UnitMatch | None:
        unit, end = phrase
        start = _skip(lowered, at)
        if unit.kind is None:
            return None
        if nexts := _UNLESS.get(lowered[start:end]):
            following = _NEXT_WORD.match(lowered, end)
            if following and following[1] in nexts:
                return None
        return UnitMatch(unit.kind, unit.name or text[start:end], start, end, cents=unit.cents)

    def _symbol(self, text: str, at: int) -> UnitMatch | None:
        symbols = _SYMBOLS_FROM.get(text[at : at + 1])
        match = symbols.match(text, at) if symbols else None
        if not match:
            return None
        unit = _SYMBOLS[match[0]]
        if unit.kind is None or unit.name is None:
            return None
        return UnitMatch(unit.kind, unit.name, *match.span(), cents=unit.cents)


def currency_before(text: str, at: int) -> UnitMatch | None:
    """Return the currency written in front of a numeral: "$" in "$10.000", "VND" in "VND1000"."""
    last = text[at - 1 : at] if text[at - 1 : at] not in _SPACES else text[at - 2 : at - 1]
    match = _PREFIX.search(text, max(0, at - 5), at) if last in _PREFIX_ENDS else None
    if not match:
        return None
    unit = _PREFIXES[match["symbol"]]
    return UnitMatch(MentionKind.MONEY, unit.name or "", *match.span("symbol"), cents=unit.cents)


def with_rate(text: str, lowered: str, found: UnitMatch) -> UnitMatch:
    """Add "/người/năm" to the unit and the span."""
    name, end = found.name, found.end
    if not _is_rated(lowered, end):
        return found
    while match := _PER.match(text, end):
        name, end = f"{name}/{match['per'].lower()}", match.end()
    if end == found.end and (spoken := _SPOKEN.match(lowered, end)):
        name, end = f"{name}/{_SPOKEN_PER[spoken['per']]}", spoken.end()
    if end == found.end:
        return found
    return UnitMatch(found.kind, name, found.start, end, cents=found.cents)


def _is_rated(lowered: str, end: int) -> bool:
    """Tell cheaply whether a rate may stand behind a unit: nearly none has one."""
    behind = lowered[end : end + 1]
    if behind in _SPACES:
        behind = lowered[end + 1 : end + 2]
        return behind == "/" or behind in _SPOKEN_FIRST or behind in _SPACES
    return behind == "/"


def _skip(lowered: str, at: int) -> int:
    while lowered[at : at + 1] in _SPACES:
        at += 1
    return at
