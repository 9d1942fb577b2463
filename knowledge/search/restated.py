"""Yes or no where no figure is stated, asked as the number that decides it.

"Có tỉnh ủy viên nào bị kỷ luật không?" is yes where "bao nhiêu tỉnh ủy viên bị kỷ luật" has a
number, and no where a report says that there was none; "có vượt chỉ tiêu kết nạp không?" is yes
where the share of what was planned is above 100 %.
"""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

from knowledge.lexicon import load_toml
from knowledge.model import Fact, MentionKind, Nature
from knowledge.search.claims import interval
from knowledge.search.wording import word_pattern
from knowledge.text.fold import fold_spelling

_WHOLE = Decimal(100)
_SOMEBODY = re.compile(
    r"(?<!\w)(?P<there>có|còn)\s+(?P<deed>(?:làm|gây|khiến)\s+)?(?:cho\s+)?ai(?!\w)"
)
# What stands around a share and says what it is a share of.
_AROUND = 40


class Restated(NamedTuple):
    """The question of how many, and what its answer decides: True, False or None."""

    question: str
    judge: Callable[[Fact], bool | None]


def restate(question: str) -> Restated | None:
    """Return the question of how many that a yes or no comes down to, None for any other."""
    text = fold_spelling(question)
    endings = list(word_pattern("claims", "endings").finditer(text))
    if not endings or text[endings[-1].end() :].strip(" ?.!"):
        return None
    asked, text = question[: endings[-1].start()].rstrip(), text[: endings[-1].start()].rstrip()
    if planned := _planned().search(text):
        return _restate_plan(asked, planned)
    if somebody := _SOMEBODY.search(text):
        deed = asked[slice(*somebody.span("deed"))] or f"{somebody['there']} "
        return _restate_some(asked, somebody, f"{deed}bao nhiêu người")
    return _restate_noun(asked, text)


def _restate_noun(asked: str, text: str) -> Restated | None:
    """Ask how many of what is named: "có vụ nào", "có phát hiện vi phạm", "có thương vong gì"."""
    if some := _some().search(text):
        if word_pattern("claims", "uncounted").match(some["noun"]):
            return None
        noun, verb = asked[slice(*some.span("noun"))], some["verb"] or "có"
        return _restate_some(asked, some, f"{verb} bao nhiêu {noun}")
    happened = _happened().search(text)
    if happened is None:
        return None
    verb = happened["verb"]
    restated = _restate_some(asked, happened, f"{verb or 'có'} bao nhiêu ")
    # A noun that may be anything is none only where the report says that there was none.
    return restated if verb else restated._replace(judge=_is_none)


def _restate_some(asked: str, match: re.Match[str], words: str) -> Restated:
    return Restated(f"{asked[: match.start()]}{words}{asked[match.end() :]}?", _is_some)


def _restate_plan(asked: str, match: re.Match[str]) -> Restated:
    plan = match["plan"]
    beyond = match["beyond"] is not None
    rest = " ".join((asked[: match.start()] + asked[match.end() :]).split())
    question = f"{rest} đạt bao nhiêu phần trăm {plan}?"

    def judge(fact: Fact) -> bool | None:
        bounds = interval(fact.value or "", fact.qualifier)
        start, end = fact.start - fact.sentence_start, fact.end - fact.sentence_start
        said = fold_spelling(fact.sentence[max(0, start - _AROUND) : end + _AROUND])
        if bounds is None or fact.measure is not MentionKind.PERCENT or plan not in said:
            return None
        least, most = (_is_enough(bound, beyond=beyond) for bound in bounds)
        return least if least is most else None  # "trên 95%" may be more than the whole, or less

    return Restated(question, judge)


def _is_enough(share: Decimal, *, beyond: bool) -> bool:
    return share > _WHOLE if beyond else share >= _WHOLE


def _is_some(fact: Fact) -> bool | None:
    value = _value(fact)
    counted = fact.measure is MentionKind.NUMBER
    return value > 0 if value is not None and counted else None


def _is_none(fact: Fact) -> bool | None:
    return False if fact.nature is Nature.NONE else None


def _value(fact: Fact) -> Decimal | None:
    try:
        return Decimal(fact.value or "")
    except InvalidOperation:
        return None


@cache
def _some() -> re.Pattern[str]:
    """Return the pattern of "có vụ cháy nào", "còn hộ nào", "có phát hiện vi phạm gì"."""
    verbs = word_pattern("claims", "happening").pattern
    return re.compile(
        rf"(?<!\w)(?:có|còn|đã)\s+(?:(?P<verb>{verbs})\s+)?"
        r"(?P<noun>\w+(?:\s+\w+){0,4}?)\s+(?:nào|gì)(?!\w)"
    )


@cache
def _happened() -> re.Pattern[str]:
    """Return the pattern of "có xảy ra | tai nạn", "có | thương vong", up to the noun."""
    verbs = word_pattern("claims", "happening").pattern
    return re.compile(rf"(?<!\w)(?:có|còn)\s+(?:(?P<verb>{verbs})\s+)?(?=\w)")


@cache
def _planned() -> re.Pattern[str]:
    """Return the pattern of "có vượt chỉ tiêu", "đã hoàn thành kế hoạch"."""
    table = load_toml("questions")["claims"]
    beyond, reached, plans = (
        "|".join(sorted(map(fold_spelling, table[key]), key=len, reverse=True))
        for key in ("beyond", "reached", "plans")
    )
    return re.compile(
        rf"(?<!\w)(?:có\s+|đã\s+)?(?:(?P<beyond>{beyond})|{reached})\s+(?P<plan>{plans})(?!\w)"
    )
