"""Questions that lean on the one before: "còn đảng viên?", "năm 2018 thì sao?", "trong đó bao nhiêu
nữ?"

What the new question names replaces the same slot of the one before; the rest is carried over,
weighing less than what was just said.
"""

import re
from dataclasses import replace
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.search.asked import Asked
from knowledge.search.query import Query
from knowledge.search.wording import nation_pattern
from knowledge.text.fold import fold_spelling

_CARRIED = 0.4
_SHORT = 2


@cache
def _pattern() -> re.Pattern[str]:
    table = load_toml("questions")["follow_up"]
    openings = "|".join(
        re.escape(fold_spelling(w)) for w in sorted(table["openings"], key=len, reverse=True)
    )
    marks = "|".join(
        re.escape(fold_spelling(w)) for w in sorted(table["marks"], key=len, reverse=True)
    )
    return re.compile(rf"^\W*(?:{openings})(?!\w)|(?<!\w)(?:{marks})(?!\w)")


def leans_on_previous(query: Query) -> bool:
    """Whether the question says, or is too short not to, that it goes on from the one before."""
    return says_it_leans(query) or _content_words(query) <= _SHORT


def says_it_leans(query: Query) -> bool:
    """Whether the question itself says that it goes on: "còn …?", "… đó", "thì sao?"."""
    return bool(_pattern().search(fold_spelling(query.repaired)))


def _content_words(query: Query) -> int:
    return sum(1 for term in query.terms for stop in term.stop if not stop) + len(query.places)


def complete(query: Query, before: Query) -> Query:
    """Return the question with what it leaves out taken from the one before."""
    said = {key for term in query.terms for key in term.keys}
    dropped = (
        {key for counted in before.counted for key in counted} if _names_noun(query) else set()
    )
    carried = tuple(
        replace(term, share=term.share * _CARRIED)
        for term in before.terms
        if not set(term.keys) <= said and not set(term.keys) <= dropped
    )
    asked = before.asked if query.asked is Asked.ANYTHING else query.asked
    return replace(
        query,
        asked=asked,
        terms=(*query.terms, *carried),
        counted=query.counted
        or _named(query, before)
        or (before.counted if asked is before.asked else ()),
        periods=query.periods or before.periods,
        places=query.places if query.places or _names_nation(query) else before.places,
        people=query.people or before.people,
    )


def _names_nation(query: Query) -> bool:
    """ "Cả nước thì sao?" asks for more than the province asked for before."""
    return bool(nation_pattern().search(fold_spelling(query.repaired)))


def _names_noun(query: Query) -> bool:
    return bool(query.counted) or bool(query.terms)


def _named(query: Query, before: Query) -> tuple[tuple[str, ...], ...]:
    """ "còn đảng viên?" names what is counted without asking how many."""
    if before.counted and query.asked in {Asked.ANYTHING, Asked.COUNT} and query.terms:
        term = query.terms[0]
        keys = tuple(k for k, stop in zip(term.keys, term.stop, strict=True) if not stop)
        return (keys,) if keys and not term.action else ()
    return ()
