"""Where a date may begin: "2018", "14h30", or a word that goes on like a date.

Looked up in the words of a text, the word behind it too, before any rule is tried: "5" in "5 hộ"
and "quý" in "quý khách" begin none. The rules are listed under what they can begin with.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from knowledge.recognize.period_eras import ERA_RULES
from knowledge.recognize.period_relative import NEAR, RELATIVE_RULES
from knowledge.recognize.period_rules import (
    DAY_RULES,
    HALF_RULES,
    HOLIDAY_RULES,
    ISO_RULE,
    MONTH_RULES,
    QUARTER_RULES,
    SHORT_MONTH_RULES,
    SOME_MONTHS_RULES,
    YEAR_RULES,
    Rule,
)
from knowledge.recognize.period_words import KNOWN, LEXICON, WORDS
from knowledge.recognize.words import Words, read_words
from knowledge.text.fold import fold


def _first_words(phrases: Iterable[str]) -> set[str]:
    return {fold(phrase).split()[0] for phrase in phrases}


_SMALL, LONG = "0", "0000"
_NUMBER_WORDS = {"mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"}
_DAY_WORDS = _first_words([*WORDS["day"], *WORDS["day_part"], *LEXICON["weekdays"]])
_RANGE_WORDS = _first_words(
    word
    for name in (
        "year_range",
        "year_head",
        "school_year",
        "decade",
        "century",
        "millennium",
        "same_period",
    )
    for word in WORDS[name]
)
_RELATIVE_WORDS = {"thang", "quy", "qui", "tuan", "nam", "dau", "cuoi", "giua", _SMALL} | (
    _DAY_WORDS | _NUMBER_WORDS | _first_words([*WORDS["same_period"], *WORDS["now"]])
)
_GROUPS: tuple[tuple[Iterable[str], tuple[Rule, ...]], ...] = (
    (_RELATIVE_WORDS, RELATIVE_RULES),
    ({_SMALL} | _NUMBER_WORDS, SOME_MONTHS_RULES),
    ({_SMALL, LONG} | _RANGE_WORDS, ERA_RULES),
    ({_SMALL, LONG} | _NUMBER_WORDS | _RANGE_WORDS, YEAR_RULES),
    ({LONG}, (ISO_RULE,)),
    ({_SMALL, "hai", "ba", "muoi"} | _DAY_WORDS, DAY_RULES),
    ({_SMALL}, SHORT_MONTH_RULES),
    ({"thang", "t"}, MONTH_RULES),
    ({"quy", "qui", "q"}, QUARTER_RULES),
    ({"nua"}, HALF_RULES),
    (_first_words(LEXICON["holidays"]), HOLIDAY_RULES),
)


def _rules_by_first_word() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, list[Rule]] = defaultdict(list)
    for words, group in _GROUPS:
        for word in words:
            rules[word].extend(rule for rule in group if _can_begin(rule, word))
    return {word: tuple(found) for word, found in rules.items()}


def _can_begin(rule: Rule, word: str) -> bool:
    """Drop rules whose pattern plainly begins otherwise; the rest are tried in order."""
    plain = re.match(r"\s*([a-z]+)", rule.pattern.pattern)
    return plain is None or word.startswith(plain[1][:1])


def _sieve(rules: Iterable[Rule]) -> re.Pattern[str]:
    """Return one pattern that matches wherever one of the rules does, if not only there.

    Its last group is numbered like the first of the rules that may match; those before do not.
    """
    loose = (re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in rules)
    loose = (pattern.replace("(?P=sep)", ".{1,3}") for pattern in loose)
    return re.compile("|".join(f"({pattern})" for pattern in loose), re.VERBOSE)


RULES = _rules_by_first_word()
# Most words that may open a date open none: one pattern tells so faster than a dozen.
SIEVES = {word: _sieve(rules) for word, rules in RULES.items()}
CLOCK_WORDS = {_SMALL} | _NUMBER_WORDS | _first_words(WORDS["clock_lead"])
_STARTERS = frozenset({*RULES, *CLOCK_WORDS} - {_SMALL, LONG, "t", "q"})
# What may stand behind the first word of a date: digits, or a word of the lexicon.
_FOLLOWERS = frozenset(
    {
        *KNOWN,
        *NEAR,
        *_NUMBER_WORDS,
        "i",
        "ii",
        "iii",
        "iv",
        "xviii",
        "xix",
        "xx",
        "xxi",
        "thang",
        "va",
        "t",
        "h",
        "g",
        "gmt",
        "gio",
    }
)


@lru_cache(maxsize=4)
def beginnings(text: str) -> tuple[tuple[int, str], ...]:
    """Return where a date may begin: "2018", "14h30", or what goes on like a date."""
    found = read_words(text)
    followers = found.followers
    begun = [
        number
        for number in found.numbers_of(_STARTERS)
        if (follower := followers[number])[:1] <= "9" or follower in _FOLLOWERS
    ]
    begun += (number for number in found.with_digits if _may_open(found, number))
    return tuple((found.starts[number], found.words[number]) for number in sorted(begun))


def _may_open(found: Words, number: int) -> bool:
    """Tell cheaply whether a date may begin with digits: most count something."""
    word, follower = found.words[number], found.followers[number]
    if not word.isdigit() or len(word) > _LONGEST_FIGURE:
        return True  # "t7", "14h30", "2018" need nothing behind
    end = found.starts[number] + len(word)
    behind, second = found.folded[end : end + 1], found.folded[end + 1 : end + 2]
    if behind in _BLANKS:
        words = _BEHIND_DIGITS if len(word) < _LONGEST_FIGURE else _ERAS
        return follower in words or second in _SIGNS
    if behind == ".":  # "22.4", seldom "3.200 TCN"
        return len(follower) != _LONGEST_FIGURE or found.followers[number + 1] in _ERAS
    return behind in _SIGNS or (behind == "," and second in _BLANKS)


_LONGEST_FIGURE = 3
_BLANKS, _SIGNS = frozenset(" \xa0"), frozenset(" \xa0/-–:")
_ERAS = _first_words(WORDS["before_christ"]) | {"tr"}
_BEHIND_DIGITS = _FOLLOWERS & (
    {*_ERAS, *_first_words(LEXICON["spans"]["units"])} | {"den", "toi", "va", "t", "h", "g"}
)


def key_of(word: str) -> str:
    """Return what the rules are listed under: the word, or how long a number it begins with."""
    if not word[0].isdigit():
        return word[0] if word[-1].isdigit() else word
    return LONG if len(word) > 3 and word[:4].isdigit() else _SMALL
