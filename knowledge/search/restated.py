"""Yes or no where no figure is stated, asked as the number that decides it.

"Có tỉnh ủy viên nào bị kỷ luật không?" is yes where "bao nhiêu tỉnh ủy viên bị kỷ luật" has a
number; "có vượt chỉ tiêu kết nạp không?" where the share of what was planned is above 100 %.
"""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

from knowledge.lexicon import load_toml
from knowledge.model import Fact, MentionKind
from knowledge.search.claims import interval
from knowledge.search.wording import word_pattern
from knowledge.text.fold import fold_spelling

_WHOLE = Decimal(100)
_SOMEBODY = re.compile(r"(?<!\w)có\s+(?P<deed>(?:làm|gây|khiến)\s+)?(?:cho\s+)?ai(?!\w)")
_SOME = re.compile(r"(?<!\w)có\s+(?P<noun>\w+(?:\s+\w+){0,3}?)\s+nào(?!\w)")
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
        deed = asked[slice(*somebody.span("deed"))] if somebody["deed"] else "có "
        return _restate_some(asked, somebody, f"{deed}bao nhiêu người")
    some = _SOME.search(text)
    if some and not word_pattern("claims", "uncounted").match(some["noun"]):
        return _restate_some(asked, some, f"có bao nhiêu {asked[slice(*some.span('noun'))]}")
    return None


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


def _value(fact: Fact) -> Decimal | None:
    try:
        return Decimal(fact.value or "")
    except InvalidOperation:
        return None


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
