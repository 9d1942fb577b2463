"""What the search knows of tables: a figure's words are those of its row and of its headers.

A column of "Tổng số hộ" does not answer for the "hộ cận nghèo" beside it, though in running text a
unit may be said short.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from itertools import takewhile
from typing import Protocol

from knowledge.lexicon import load_toml
from knowledge.model import BlockKind, Fact, Report, Table
from knowledge.search.modality import is_negated, negations
from knowledge.search.query import Query
from knowledge.search.terms import Term
from knowledge.search.tokens import keys_of, tokenize
from knowledge.search.wording import is_stop

_OTHER_NOUN = 0.5
_ABOVE, _LONGEST = 3, 200
_BRACKETS = re.compile(r"\([^()]*\)\s*$")

_NEGATIONS = frozenset(keys for keys in negations() if len(keys) == 1)
_SAYS_NOTHING = frozenset(
    key for word in load_toml("questions")["stopwords"]["words"] for key in keys_of(word)
)
_PLANS = sorted({frozenset(keys_of(word)) for word in load_toml("tables")["plans"]}, key=len)
_PLAIN = frozenset(key for word in load_toml("tables")["classes"] for key in keys_of(word))
_HAPPENING = frozenset(keys_of(word) for word in load_toml("tables")["happening"])


class Home(Protocol):
    """A report as the index holds it: whole only when somebody asks for that."""

    text: str

    def says(self, key: str) -> bool:
        """Whether the report says a word."""

    @property
    def report(self) -> Report:
        """The report itself."""


def header_words(text: str, fact: Fact) -> str:
    """Return what the headers above a figure in a table say, outside of its row; "" elsewhere."""
    if "row" not in fact.origins:
        return ""
    spans = (span for span in fact.own if span not in fact.sentence_span)
    return " ".join(span.cut(text) for span in spans)


def header_keys(report: Report, facts: Iterable[Fact]) -> dict[int, set[str]]:
    """Return for each row of a table, by its start, the words above its figures, caption too."""
    keys: defaultdict[int, set[str]] = defaultdict(set)
    captions: dict[int, frozenset[str]] = {}
    for fact in facts:
        if "row" not in fact.origins:
            continue
        keys[fact.sentence_start].update(keys_of(header_words(report.text, fact)))
        table = report.layout.table_at(fact.start)
        if table is not None:
            start = table.span.start
            if start not in captions:
                captions[start] = _caption(report, table)
            keys[fact.sentence_start].update(captions[start])
    return keys


def column_factor(query: Query, fact: Fact, home: Home) -> float:
    """Return 1, or less for a figure whose row and headers lack words of what is asked for.

    It may be said by the caption, for all columns, unless a column beside is headed so.
    """
    if "row" not in fact.origins:
        return 1.0
    unit = keys_of(fact.unit or "")
    counted = [noun for noun in query.counted if unit and noun[: len(unit)] == unit]
    longer = [noun for noun in counted if len(noun) > len(unit)]
    asked = {key for term in query.terms for key in _telling(term)}
    own = {key for span in fact.own for key in keys_of(span.cut(home.text))} | set(unit)
    if _is_denied(query, own):
        return _OTHER_NOUN
    if asked <= own and not longer:
        return 1.0
    report = home.report
    table = report.layout.table_at(fact.start)
    caption = _caption(report, table) if table else frozenset()
    heads = [keys - own for keys in _beside(report, table, fact)] if table else []
    said = own | caption.difference(*heads)
    # "đảng viên người dân tộc thiểu số": a header has no need of "người".
    told = all(said.issuperset(set(noun) - _PLAIN) for noun in longer)
    told = told and not _is_narrower(query, fact, home)
    if _asks_plan(asked, own):
        return 1.0 if told else _OTHER_NOUN
    # A column is asked for when all that its header says, and the caption does not, is.
    others = (_planned(keys) or keys - caption - _SAYS_NOTHING for keys in heads)
    return 1.0 if told and not any(keys and keys <= asked for keys in others) else _OTHER_NOUN


def _planned(keys: Set[str]) -> Set[str]:
    """Return the words of a plan that a header says: "Chỉ tiêu" of "Chỉ tiêu giao"; else none."""
    return next((plan for plan in _PLANS if plan <= keys), frozenset())


def _asks_plan(asked: Set[str], own: Set[str]) -> bool:
    """Whether a plan is asked for, and this is its column, whatever is planned."""
    return any(plan <= asked and plan <= own for plan in _PLANS)


def says_by_table(term: Term, query: Query, fact: Fact) -> bool:
    """Whether a cell says a term by standing in its table: accidents in one have "xảy ra".

    Where its row or column tells what else was done, the question must say that, too.
    """
    if "row" not in fact.origins or term.keys not in _HAPPENING:
        return False
    return fact.origins.get("action") != "own" or query.keys.issuperset(keys_of(fact.action or ""))


def is_headed(query: Query, fact: Fact, text: str) -> bool:
    """Whether a header or label is the very noun asked for: "bao nhiêu bò" and "Bò (con)"."""
    if "row" not in fact.origins or not query.counted:
        return False
    forms = {token.key: token.form for token in tokenize(query.repaired)} if query.accented else {}
    heads = (tokenize(_BRACKETS.sub("", span.cut(text))) for span in fact.own)
    return any(
        tuple(token.key for token in head) in query.counted
        and all(forms.get(token.key, token.form) == token.form for token in head)
        for head in heads
    )


def _is_denied(query: Query, own: set[str]) -> bool:
    """Whether the question denies what a header says done: "chưa giải quyết", "Đã giải quyết"."""
    if not _denies(query.repaired) or not own.isdisjoint(key for (key,) in _NEGATIONS):
        return False
    names = (t.alternatives for t in query.terms if (*t.keys[:1],) in _NEGATIONS)
    return not any(own.issuperset(name) for alternatives in names for name in alternatives)


@lru_cache(maxsize=1024)
def _denies(text: str) -> bool:
    """Whether a text denies what it says next; "không?" closes a question and denies nothing."""
    tokens = tokenize(text)
    return is_negated(text) and any(
        (token.key,) in _NEGATIONS and not all(map(is_stop, tokens[at + 1 : at + 3]))
        for at, token in enumerate(tokens)
    )


def _is_narrower(query: Query, fact: Fact, home: Home) -> bool:
    """Whether words that no report line says narrow a header: "hoãn thi hành", "Thi hành"."""
    above = set(keys_of(header_words(home.text, fact)))
    return any(
        not term.alternatives
        and not above.isdisjoint(_telling(term))
        and not all(map(home.says, _telling(term)))
        for term in query.terms
    )


def _telling(term: Term) -> Iterator[str]:
    """Yield the words of a term that say something."""
    return (key for key, stop in zip(term.keys, term.stop, strict=True) if not stop)


def _caption(report: Report, table: Table) -> frozenset[str]:
    """Return the words of the lines right above a table, to the nearest heading."""
    lines: list[str] = []
    at = bisect_left(report.blocks, table.span.start, key=lambda block: block.span.start)
    for block in reversed(report.blocks[max(0, at - _ABOVE) : at]):
        line = block.span.cut(report.text)
        if block.kind is BlockKind.ROW or len(line) > _LONGEST:
            break
        lines.append(line)
        if block.kind in {BlockKind.HEADING, BlockKind.TITLE}:
            break
    return frozenset(key for line in lines for key in keys_of(line))


def _beside(report: Report, table: Table, fact: Fact) -> list[frozenset[str]]:
    """Return the words of each header of the other columns of a table."""
    own = frozenset(fact.own)
    heads = takewhile(lambda cell: cell.row < table.heads, table.cells)
    others = (one.span for one in heads if one.column >= table.labels and one.span not in own)
    return [frozenset(keys_of(span.cut(report.text))) for span in others]
