"""The office of a person, read beside the name: before it, or after a comma or a dash.

"đồng chí Phan Văn Sáu, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Sóc Trăng cho biết" has the role
"Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Sóc Trăng": it begins with a known head, ends at a verb.
"""

import re

from knowledge.lexicon import load_toml
from knowledge.model import Span
from knowledge.recognize.capitals import CAPITAL
from knowledge.recognize.spelling import fits, vocabulary
from knowledge.text.fold import fold

_LEXICON: dict[str, list[str]] = load_toml("roles")
_SPELLINGS = vocabulary((*_LEXICON["heads"], *_LEXICON["prefixes"]))


def _any(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(set(phrases), key=len, reverse=True))


_HEAD = re.compile(
    rf"(?<![^\W_])(?:(?:{_any([fold(p) for p in _LEXICON['prefixes']])})[ ])?"
    rf"(?:{_any([fold(h) for h in _LEXICON['heads']])})(?![^\W_])"
)
# Ends a clause, but not inside "TP. Hồ Chí Minh", "T.Ư", "GS.TS."
_CLAUSE = re.compile(r"(?<!\bTP)(?<!TS)(?<!GS)[.!?…](?=\s|$)|[;:\n“”\"()]|[ ][-–][ ]")
_VERB = re.compile(
    rf"(?<!\w)(?:{_any(_LEXICON['ends'])})(?!\w)|(?<!\w)và (?:các|đồng chí|ông|bà|lãnh)(?!\w)"
)
_COMMA = re.compile(r",\s+")
# ", Giáo dục, Thanh niên và nhi đồng": commas inside the name of a committee
_LISTED = re.compile(rf"{CAPITAL}\w+(?: \w+){{0,3}}(?:, {CAPITAL}\w+(?: \w+){{0,3}})* và ")
_JOINT = re.compile(r"(?:[ ]?,|[ ]?[-–]|[ ]\()?[ ]{1,2}\(?")
_LONGEST = 200


def role_before(text: str, folded: str, end: int, floor: int) -> Span | None:
    """Return the role that ends right before `end`, looking back no further than `floor`."""
    floor = max(floor, end - _LONGEST)
    for boundary in _CLAUSE.finditer(text, floor, end):
        floor = boundary.end()
    for verb in _verbs(text, folded, floor, end):
        floor = verb.end()
    for head in _heads(text, folded, floor, end):
        if _is_unbroken(text, folded, head.start(), end):
            return _span(text, head.start(), end)
    return None


def _heads(text: str, folded: str, start: int, end: int) -> list[re.Match[str]]:
    return [
        head
        for head in _HEAD.finditer(folded, start, end)
        if fits(text[head.start() : head.end()], _SPELLINGS)
    ]


def _verbs(text: str, folded: str, start: int, end: int) -> list[re.Match[str]]:
    """Return what ends a role, but not the "biểu" of "đại biểu Quốc hội"."""
    heads = [Span(*head.span()) for head in _heads(text, folded, start, end)]
    return [
        verb
        for verb in _VERB.finditer(text, start, end)
        if not any(verb.start() in head for head in heads)
    ]


def _is_unbroken(text: str, folded: str, start: int, end: int) -> bool:
    """Tell whether after every comma another office follows, or more of a committee's name."""
    return all(
        _HEAD.match(folded, comma.end()) or _LISTED.match(text, comma.end(), end)
        for comma in _COMMA.finditer(text, start, end)
        if comma.end() < end
    )


def role_after(text: str, folded: str, start: int) -> Span | None:
    """Return the role that follows a name ending at `start`: ", Bí thư Tỉnh ủy", " - giám đốc"."""
    joint = _JOINT.match(text, start)
    if joint is None or (
        joint.group().isspace() and not text[joint.end() : joint.end() + 1].isupper()
    ):
        return None
    begin = joint.end()
    if not any(head.start() == begin for head in _heads(text, folded, begin, begin + 40)):
        return None
    return _span(text, begin, _role_end(text, folded, begin))


def _role_end(text: str, folded: str, begin: int) -> int:
    limit = min(len(text), begin + _LONGEST)
    clause = _CLAUSE.search(text, begin, limit)
    end = clause.start() if clause else limit
    end = min((verb.start() for verb in _verbs(text, folded, begin, end)), default=end)
    for comma in _COMMA.finditer(text, begin, end):
        if not (_HEAD.match(folded, comma.end()) or _LISTED.match(text, comma.end(), end)):
            return comma.start()
    return end


def _span(text: str, start: int, end: int) -> Span | None:
    cut = text[start:end].rstrip(" ,-–\xa0")
    return Span(start, start + len(cut)) if cut else None


def is_bare_head(role: str) -> bool:
    """Tell whether a role is nothing but its head: "Bộ trưởng"."""
    return _HEAD.fullmatch(fold(role)) is not None


def begins_role(folded: str, position: int) -> bool:
    """Tell whether a role begins here, so that "Bí thư" is not taken for a name "Bí"."""
    return _HEAD.match(folded, position) is not None
