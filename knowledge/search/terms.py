"""The words of a question that the answer should speak of: known phrases and runs of words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.model import Span
from knowledge.search.asked import Asked, find_units
from knowledge.search.phrases import Phrase, Phrases
from knowledge.search.tokens import Token
from knowledge.search.vocabulary import Vocabulary
from knowledge.search.wording import is_stop, word_pattern

# What is done, and what narrows the count, tells more: two figures of one subject differ by it.
_TELLING_SHARE = 1.5


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase the answer should speak of: its keys, and other phrases that meet it.

    `stop` marks words of grammar: they hold a phrase together but weigh little by themselves. A
    `soft` term, "xong" for "hoàn thành", helps a fact that meets it and is missed in none. A
    `setting`, "hội nghị", says where somebody spoke: it finds quotes and weighs nothing.
    """

    keys: Phrase
    forms: tuple[str, ...]
    stop: tuple[bool, ...]
    alternatives: frozenset[Phrase] = frozenset()
    known: bool = True
    share: float = 1.0
    soft: bool = False
    action: bool = False
    setting: bool = False


def read_terms(
    tokens: Sequence[Token],
    blocked: Sequence[Span],
    settings: Sequence[Span],
    text: str,
    phrases: Phrases,
    vocabulary: Vocabulary,
) -> tuple[Term, ...]:
    """Cut the question into known phrases and runs of words, without slots and asking words."""
    asking = asking_spans(text)
    free = [
        token for token in tokens if not any(token.start in span for span in (*blocked, *asking))
    ]
    terms: list[Term] = []
    run: list[Token] = []
    index = 0
    while index < len(free):
        length = phrases.longest_at(free, index, vocabulary)
        known = free[index : index + max(length, 1)]
        setting = all(any(token.start in span for span in settings) for token in known)
        if length or setting:
            _close(terms, run, vocabulary)
            term = _term(known, vocabulary, phrases if length else None)
            terms.append(replace(term, setting=setting))
            run = []
            index += len(known)
            continue
        if run and free[index].start - run[-1].end > 1:
            _close(terms, run, vocabulary)
            run = []
        run.append(free[index])
        index += 1
    _close(terms, run, vocabulary)
    return tuple(terms)


# Their words of asking say nothing of what is asked about: "bữa nào", "bao lâu".
_ASKED_BY_WORDS = (
    Asked.YESNO, Asked.QUOTE, Asked.OFFICE, Asked.WHO, Asked.DATE, Asked.DURATION
)  # fmt: skip


def asking_spans(text: str) -> list[Span]:
    """Return where a text, in folded spelling, has words of asking."""
    found: list[re.Match[str]] = list(word_pattern("how_many", "words").finditer(text))
    for asked in _ASKED_BY_WORDS:
        found += word_pattern("asks", asked.value).finditer(text)
    return [*(Span(*match.span()) for match in found), *find_units(text)]


def _all_stops(tokens: Sequence[Token]) -> bool:
    return all(is_stop(token) for token in tokens)


def _close(terms: list[Term], run: Sequence[Token], vocabulary: Vocabulary) -> None:
    if run and not _all_stops(run):
        terms.append(_term(run, vocabulary, None))


def _term(tokens: Sequence[Token], vocabulary: Vocabulary, phrases: Phrases | None) -> Term:
    keys = tuple(token.key for token in tokens)
    forms = tuple(token.form for token in tokens)
    action = phrases is not None and phrases.is_action(keys, forms)
    # "giải thể" is an action though each of its words alone says little.
    soft = phrases is not None and (
        (_all_stops(tokens) and not action) or phrases.is_agent(keys, forms)
    )
    action = action and not soft
    restriction = phrases is not None and not soft and phrases.is_restriction(keys, forms)
    return Term(
        keys=keys,
        forms=forms,
        stop=tuple(soft or (phrases is None and is_stop(token)) for token in tokens),
        alternatives=phrases.alternatives(keys, forms) if phrases else frozenset(),
        share=_TELLING_SHARE if action or restriction else 1.0,
        action=action,
        soft=soft,
        known=all(vocabulary.knows(key) for key in keys),
    )
