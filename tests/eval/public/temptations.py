"""Questions that tempt, made of those that can be answered: nearly the same words, no answer.

"Trà Vinh lập huyện năm 1998?" becomes one about another year, another name, the opposite, the other
way round, or what did not happen. Made by rule, not all are unanswerable, but most are.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

from knowledge.lexicon import load_toml
from knowledge.search.opposites import states_of
from knowledge.search.tokens import Token, tokenize
from knowledge.search.wording import is_stop
from knowledge.text.fold import fold_spelling

_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d\d)(?!\d)")
_NAME = re.compile(r"(?:(?<=[^\W\d_A-Z] )|(?<=, ))[^\W\d_a-z]\w*(?: [^\W\d_a-z]\w*)*(?!\w)")
_STEPS = (-11, -7, -3, -1, 1, 2, 5, 13)
_VERBS = re.compile(r"(?<!\w)(?:được|bị|đã|có thể|từng)(?= )")

Make = Callable[[str, Sequence[str], Random], str | None]


def names_in(question: str) -> list[str]:
    """Return the capitalised names inside a question."""
    return [name for name in _NAME.findall(question) if name[0].isupper()]


def other_year(question: str, others: Sequence[str], random: Random) -> str | None:
    """Ask of another year."""
    years = _YEAR.findall(question)
    return question.replace(years[0], str(int(years[0]) + random.choice(_STEPS))) if years else None


def other_name(question: str, others: Sequence[str], random: Random) -> str | None:
    """Ask of another name, of those that other questions of the article name."""
    names = names_in(question)
    strangers = sorted({name for other in others for name in names_in(other)} - set(names))
    if not names or not strangers:
        return None
    name, stranger = random.choice(names), random.choice(strangers)
    return None if stranger in question else question.replace(name, stranger)


def swapped_names(question: str, others: Sequence[str], random: Random) -> str | None:
    """Ask of two names the other way round."""
    names = list(dict.fromkeys(names_in(question)))
    if len(names) < 2 or names[0] in names[1] or names[1] in names[0]:
        return None
    one, other = names[:2]
    return question.replace(one, "\0").replace(other, one).replace("\0", other)


def opposite(question: str, others: Sequence[str], random: Random) -> str | None:
    """Ask of the opposite."""
    text = fold_spelling(question)
    for state in states_of(question):
        at = re.search(rf"(?<!\w){re.escape(state.word)}(?!\w)", text)
        opposed = _opposed_to(state.word)
        if opposed and at:
            return question[: at.start()] + random.choice(opposed) + question[at.end() :]
    return None


def _opposed_to(word: str) -> list[str]:
    return [
        str(other)
        for group in load_toml("opposites")["groups"]
        if any(word in map(fold_spelling, words) for words in group)
        for others in group
        if word not in map(fold_spelling, others)
        for other in others
    ]


def other_words(question: str, others: Sequence[str], random: Random) -> str | None:
    """Ask of two neighbouring words of another question in the place of two of its own."""
    mine = _plain_pairs(question)
    theirs = [(text, pair) for text in others if text != question for pair in _plain_pairs(text)]
    if not mine or not theirs:
        return None
    first, last = random.choice(mine)
    text, (start, end) = random.choice(theirs)
    words = text[start.start : end.end]
    if fold_spelling(words) in fold_spelling(question):
        return None
    return question[: first.start] + words + question[last.end :]


def denied(question: str, others: Sequence[str], random: Random) -> str | None:
    """Ask of what did not happen."""
    verb = _VERBS.search(question)
    return f"{question[: verb.start()]}không {question[verb.start() :]}" if verb else None


def _plain_pairs(text: str) -> list[tuple[Token, Token]]:
    plain = [
        token for token in tokenize(text) if not is_stop(token) and text[token.start].islower()
    ]
    return [(one, other) for one, other in pairwise(plain) if other.start - one.end == 1]


TEMPTATIONS: dict[str, Make] = {
    "year": other_year,
    "name": other_name,
    "swapped": swapped_names,
    "opposite": opposite,
    "words": other_words,
    "denied": denied,
}
