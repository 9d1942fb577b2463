"""Which row of a table is asked for: the one whose label the question says, or the total.

"Toàn tỉnh có bao nhiêu thí sinh đỗ?" is not answered by one school, and a question that names one
school not by another, nor by the total where that school's cell is blank.
"""

from collections.abc import Iterator, Set
from functools import lru_cache

from knowledge.lexicon import load_toml
from knowledge.model import Fact
from knowledge.search.asked import Asked
from knowledge.search.columns import Home
from knowledge.search.query import Query
from knowledge.search.tokens import keys_of, tokenize
from knowledge.search.wording import is_stop
from knowledge.text.fold import fold

_OTHER_ROW = 0.5
_MOST_CELLS = 300
_FEWEST_WORDS = 2
# The share of a label that must be said by the question.
_ENOUGH = 0.3
_GRAMMAR = frozenset(
    key for word in load_toml("questions")["stopwords"]["words"] for key in keys_of(word)
)


def row_factor(query: Query, fact: Fact, home: Home) -> float:
    """Return 1, or less for a figure of a row that the question does not name.

    Places and times that label rows are slots of their own, and "trường nào nhiều nhất" asks for
    every row.
    """
    if "row" not in fact.origins or query.every_row or query.asked is Asked.YESNO:
        return 1.0
    if fact.origins.get("period") == "own":
        return 1.0
    placed = bool(query.places) and fact.origins.get("place") == "own"
    label = set(_label(fact, home.text))
    if label and not placed and fact.origins["row"] == "item":
        said = _said(query, label)
        if len(said) == len(label):
            return 1.0
        own = label - _common(fact, home, label) if said else label
        if len(said & own) < _ENOUGH * len(own):
            return _OTHER_ROW
    if not query.terms or placed:
        return 1.0
    return _OTHER_ROW if _names_another(query, fact, home, label) else 1.0


def _label(fact: Fact, text: str) -> Iterator[str]:
    """Yield the telling words of a row's label; a header stands outside of its line."""
    for span in fact.own:
        if span in fact.sentence_span:
            yield from _forms(span.cut(text))


@lru_cache(maxsize=65536)
def _forms(words: str) -> frozenset[str]:
    return frozenset(token.form for token in tokenize(words) if not is_stop(token))


def _common(fact: Fact, home: Home, own: Set[str]) -> set[str]:
    """Return the words of a label that other labels of its table say, too: "THPT", "xã"."""
    others = (label for label in _labels(fact, home) if label != own)
    return {form for label in others for form in label}


def _said(query: Query, label: Set[str]) -> set[str]:
    """Return the words of a label that a question says; what was typed with accents, as it was."""
    typed: dict[str, set[str]] = {}
    for token in tokenize(query.repaired):
        typed.setdefault(token.key, set()).add(token.form)
    keys = {form: fold(form) for form in label}
    told = set(keys.values())
    # Another name of what is asked for is said by the label that says all of it.
    # "THPT" is said by "Trung học phổ thông", though "thông" is a word of grammar elsewhere.
    others = (set(name) - _GRAMMAR for term in query.terms for name in term.alternatives)
    named = {key for name in others if told.issuperset(name) for key in name}
    return {
        form
        for form, key in keys.items()
        if key in named
        or (key in typed and (not query.accented or not typed[key].isdisjoint({form, key})))
    }


def _names_another(query: Query, fact: Fact, home: Home, own: Set[str]) -> bool:
    """Whether the question says all of another row's label, which this row's does not say."""
    labels = (label - own for label in _labels(fact, home))
    return any(
        len(label) >= _FEWEST_WORDS and len(_said(query, label)) == len(label) for label in labels
    )


def _labels(fact: Fact, home: Home) -> Iterator[frozenset[str]]:
    """Yield the telling words of the labels of a fact's table, if that is not too large."""
    table = home.report.layout.table_at(fact.start)
    if table is None or len(table.cells) > _MOST_CELLS:
        return
    for cell in table.cells:
        if cell.row >= table.heads and cell.column < table.labels:
            yield _forms(cell.span.cut(home.text))
