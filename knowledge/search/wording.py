"""How questions are worded: the patterns of lexicon/questions.toml, matched on folded spelling."""

import re
from collections.abc import Iterable
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.search.tokens import Token
from knowledge.text.fold import fold, fold_spelling


@cache
def word_pattern(section: str, key: str) -> re.Pattern[str]:
    """Return a pattern of the words of a section, longest first, at word borders."""
    words = sorted(load_toml("questions")[section][key], key=len, reverse=True)
    alternation = "|".join(re.escape(fold_spelling(word)) for word in words)
    return re.compile(rf"(?<!\w)(?:{alternation})(?!\w)")


@cache
def plain_pattern(key: str) -> re.Pattern[str]:
    """Phrases of asking that wrong accents cannot make into others: "phân trăm"."""
    phrases = [fold(word) for word in load_toml("questions")["asks"][key] if " " in word]
    alternation = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternation})(?!\w)")


def spelt(words: Iterable[str]) -> str:
    """Return the alternation of words as written or without any accent, for folded spelling.

    "đông" is met by "đông" and "dong", and not by "đồng".
    """
    forms = {form for word in words for form in (fold_spelling(word), fold(word))}
    return "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))


@cache
def total_pattern() -> re.Pattern[str]:
    """Return the pattern, without accents, of the words that ask for a sum over what is named."""
    words = (fold(word) for word in load_toml("questions")["several"]["totals"])
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


@cache
def words_of(section: str, key: str) -> frozenset[str]:
    """Return the words of a section, in folded spelling."""
    return frozenset(fold_spelling(word) for word in load_toml("questions")[section][key])


def is_stop(token: Token) -> bool:
    """Whether the word is one of asking, politeness or grammar."""
    return token.form in words_of("stopwords", "words")


@cache
def nation_pattern() -> re.Pattern[str]:
    """Return the pattern of the words for the whole country, its name included."""
    table = load_toml("nationwide")
    words = sorted([*table["words"], *table["country"]], key=len, reverse=True)
    alternation = "|".join(re.escape(fold_spelling(word)) for word in words)
    return re.compile(rf"(?<!\w)(?:{alternation})(?!\w)")


@cache
def occasion_pattern() -> re.Pattern[str]:
    """Return the pattern of gatherings: "hội nghị", "lễ khai giảng"."""
    return _any_of(load_toml("events")["occasions"])


@cache
def setting_pattern() -> re.Pattern[str]:
    """Return the pattern of gatherings: they say where something was said, not what about."""
    return _any_of(
        [*load_toml("events")["occasions"], *load_toml("questions")["saying"]["settings"]]
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest = sorted((fold_spelling(word) for word in words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
