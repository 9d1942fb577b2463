"""Several questions in one: "án tham nhũng bao nhiêu, án kinh tế bao nhiêu?"

Each part that asks for a number of its own is answered on its own, with the words around it
carried.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge.search.asked import FIGURES, find_asks
from knowledge.search.follow_up import complete
from knowledge.search.phrases import Phrase, Phrases
from knowledge.search.query import Query, read_query
from knowledge.search.tokens import Token, tokenize
from knowledge.search.vocabulary import Vocabulary
from knowledge.search.wording import is_stop, total_pattern
from knowledge.text.fold import fold, fold_spelling

_JOINT = re.compile(r"\s*[,;]\s*(?:và\s+|còn\s+)?|\s+(?:và|còn)\s+")
_MOST_PARTS = 4
_AND = {"và", ",", "với", "cùng", "lẫn"}
# A part of so few words behind "bao nhiêu" names what is counted and nothing else.
_BARE = 2


def split_query(query: Query, vocabulary: Vocabulary, phrases: Phrases) -> list[Query]:
    """Return one query per number asked for, or the query alone when it asks for one."""
    if len(query.asks) == 1 and len(query.counted) > 1:
        return [_count_only(noun, query) for noun in query.counted]
    if len(query.asks) == 1 and query.asked in FIGURES and _lists_places(query):
        return [replace(query, places=(place,), several=False) for place in query.places]
    if len(query.asks) < 2:
        return [query]
    parts = [part for part in _split(query) if part]
    if not 1 < len(parts) <= _MOST_PARTS:
        return [query]
    return [
        _complete_part(parts, number, query, vocabulary, phrases) for number in range(len(parts))
    ]


def _lists_places(query: Query) -> bool:
    """Whether all places stand in one list, and no sum over them is asked for.

    "Long Xuyên và Chợ Mới kết nạp bao nhiêu" asks for one figure each.
    """
    if total_pattern().search(fold(query.repaired)):
        return False
    between = [
        fold_spelling(query.repaired[one.end : other.start]).strip()
        for one, other in pairwise(query.places)
    ]
    return 0 < len(between) < _MOST_PARTS and all(gap in _AND for gap in between)


def _count_only(noun: Phrase, query: Query) -> Query:
    """Ask for one of the nouns of "bao nhiêu tổ chức và đảng viên" without naming the others."""
    others = {key for other in query.counted if other != noun for key in other} - set(noun)
    terms = tuple(term for term in query.terms if not set(term.keys) <= others)
    return replace(query, counted=(noun,), terms=terms, several=False)


def _complete_part(
    parts: Sequence[str], number: int, query: Query, vocabulary: Vocabulary, phrases: Phrases
) -> Query:
    """Carry what the question says besides its parts into one of them.

    "… gồm bao nhiêu cán bộ và bao nhiêu công chức": what stands behind another "bao nhiêu" belongs
    to that part, unless this one says nothing but its noun.
    """
    others = {
        token.key
        for other, part in enumerate(parts)
        if other != number
        for token in _own_tokens(part)
    }
    mine = {token.key for token in tokenize(parts[number])}
    bare = len([token for token in _own_tokens(parts[number]) if not is_stop(token)]) <= _BARE
    head = {token.key for token in _shared_tokens(parts[0])}
    whole = query
    if not bare:
        left = others - mine - head
        terms = tuple(term for term in query.terms if not set(term.keys) <= left)
        whole = replace(query, terms=terms)
    part = read_query(parts[number], vocabulary, phrases)
    part = complete(part, replace(whole, counted=()))
    return replace(part, several=False, whole=query.repaired)


def _shared_tokens(part: str) -> list[Token]:
    ask = next(iter(find_asks(fold_spelling(part))), None)
    return [token for token in tokenize(part) if ask and token.start < ask.start()]


def _own_tokens(part: str) -> list[Token]:
    """Return the words behind "bao nhiêu"."""
    ask = next(iter(find_asks(fold_spelling(part))), None)
    return [token for token in tokenize(part) if ask and token.start >= ask.end()]


def _split(query: Query) -> list[str]:
    """Cut between the asks, at the last joint before the words of each later one."""
    text = query.repaired
    asks = query.asks
    cuts = [0]
    for before, after in pairwise(asks):
        joints = list(_JOINT.finditer(text, before.end, after.start))
        if not joints:
            return []
        cuts.append(joints[0].end())
    ends = [*cuts[1:], len(text)]
    return [text[start:end].strip(" ,;") for start, end in zip(cuts, ends, strict=True)]
