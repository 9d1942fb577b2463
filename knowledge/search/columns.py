"""What the search knows of tables: a figure's words are those of its row and of its headers.

A column of "Tổng số hộ" does not answer for the "hộ cận nghèo" beside it, though in running text a
unit may be said short.
"""

from collections import defaultdict
from collections.abc import Iterable

from knowledge.model import Fact
from knowledge.search.query import Query
from knowledge.search.tokens import keys_of

_OTHER_NOUN = 0.5


def header_words(text: str, fact: Fact) -> str:
    """Return what the headers above a figure in a table say, outside of its row; "" elsewhere."""
    if "row" not in fact.origins:
        return ""
    spans = (span for span in fact.own if span not in fact.sentence_span)
    return " ".join(span.cut(text) for span in spans)


def header_keys(text: str, facts: Iterable[Fact]) -> dict[int, set[str]]:
    """Return for each row of a table, by its start, the words of the headers above its figures."""
    keys: defaultdict[int, set[str]] = defaultdict(set)
    for fact in facts:
        if "row" in fact.origins:
            keys[fact.sentence_start].update(keys_of(header_words(text, fact)))
    return keys


def column_factor(query: Query, fact: Fact, text: str) -> float:
    """Return 1, or less for a figure whose row and headers lack words of the noun asked for."""
    if "row" not in fact.origins or not fact.unit:
        return 1.0
    unit = keys_of(fact.unit)
    longer = [noun for noun in query.counted if len(noun) > len(unit) and noun[: len(unit)] == unit]
    if not longer:
        return 1.0
    own = {key for span in fact.own for key in keys_of(span.cut(text))} | set(unit)
    return 1.0 if all(own.issuperset(noun) for noun in longer) else _OTHER_NOUN
