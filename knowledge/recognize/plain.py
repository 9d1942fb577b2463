"""Text typed without diacritics: the few words that make figures get theirs back, in place.

"hon 28.345,6 ty dong" → "hơn 28.345,6 tỷ dong": every letter keeps its offset, nouns stay as typed
and are looked up folded. Words that are also something else ("nam", "sau") count as numbers only in
a run of numbers: "hai tram linh nam".
"""

import re

from knowledge.lexicon import load_toml
from knowledge.recognize.phrases import alternatives
from knowledge.text.fold import fold

_NUMERALS = load_toml("numerals")
_PLAIN = _NUMERALS["plain"]
_DIACRITICS = re.compile(r"[^\W\d_a-zA-Z]")


def _restorable() -> dict[str, str]:
    qualifiers, others, ordinals = (
        load_toml(name) for name in ("qualifiers", "notfigures", "ordinals")
    )
    phrases = [
        *_PLAIN["words"],
        *qualifiers["before"],
        *qualifiers["after"],
        *others["references"],
        *others["strict"],
        *others["year_words"],
        *others["amounts"],
        *ordinals["leads"],
        *ordinals["roman_leads"],
    ]
    table: dict[str, str] = {}
    for phrase in phrases:
        if fold(phrase) not in _PLAIN["never"]:
            table.setdefault(fold(phrase), phrase)
    return {plain: phrase for plain, phrase in table.items() if plain != phrase}


_PHRASES = _restorable()
_PHRASE = re.compile(rf"(?<!\w)(?:{alternatives(_PHRASES)})(?!\w)")
_NUMBERS: dict[str, str] = _PLAIN["numbers"]
_NUMBER = alternatives(_NUMBERS)
_RUN = re.compile(
    rf"""
    (?<![\w.,/]) (?: (?!(?:tu|lam|le|linh|phay|cham|ruoi)\b) (?:{_NUMBER}) | \d[\d.,]* )
    (?: [ ] (?:{_NUMBER}) (?!\w) )+
    """,
    re.VERBOSE,
)
_SCALE_LIKE = frozenset({"mười", "trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "linh", "lẻ", "vạn"})


def is_plain(text: str) -> bool:
    """Whether the text has letters and none of them bears a diacritic."""
    return not _DIACRITICS.search(text)


def restore(lowered: str) -> str:
    """Return lower-case plain text with number words and hedges spelt out, offsets unchanged."""
    counted = _RUN.sub(_spell_run, lowered)
    return _PHRASE.sub(lambda match: _PHRASES[match[0]], counted)


def _spell_run(match: re.Match[str]) -> str:
    spelt: list[str] = []
    for word in match[0].split(" "):
        previous = spelt[-1] if spelt else ""
        if word == "muoi":
            spelt.append("mười" if previous in {"", *_SCALE_LIKE} else "mươi")
        else:
            spelt.append(_NUMBERS.get(word, word))
    return " ".join(spelt)
