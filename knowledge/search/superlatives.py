"""Which place of a sentence is the first and which the last: "A có nhiều nhất, B ít nhất".

Asked for the most, the place whose clause tells the least is no answer, nor the one named next.
"""

import re
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.model import Fact, FactKind
from knowledge.search.extremes import find_superlatives
from knowledge.search.query import Query
from knowledge.text.fold import fold_spelling

# Where a clause ends; "26,8%" goes on.
_DELIMITER = re.compile(r"[;:()]|[,.](?!\d)|\s(?:còn|trong khi)\s")


def wrong_end(query: Query, fact: Fact) -> str | None:
    """Return the superlative that is asked for and told of another place than the fact."""
    if fact.kind is not FactKind.PLACE:
        return None
    asked = find_superlatives(query.repaired)
    if not asked or not find_superlatives(fact.sentence):
        return None
    sides = {_is_most(adjective) for adjective in asked}
    told = {_is_most(adjective) for adjective in find_superlatives(_clause(fact))}
    return None if sides & told else f"{asked[0]} nhất"


def _clause(fact: Fact) -> str:
    start, end = fact.start - fact.sentence_start, fact.end - fact.sentence_start
    marks = list(_DELIMITER.finditer(fact.sentence))
    opened = max((m.end() for m in marks if m.end() <= start), default=0)
    closed = min((m.start() for m in marks if m.start() >= end), default=len(fact.sentence))
    return fact.sentence[opened:closed]


def _is_most(adjective: str) -> bool:
    return adjective in _most()


@cache
def _most() -> frozenset[str]:
    return frozenset(fold_spelling(word) for word in load_toml("extremes")["most"])
