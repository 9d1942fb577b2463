"""Several questions in one: "án tham nhũng bao nhiêu, án kinh tế bao nhiêu?"

Each part that asks for a number of its own is answered on its own, with the words around it
carried.
"""

import re
from dataclasses import replace
from itertools import pairwise

from knowledge.search.follow_up import complete
from knowledge.search.phrases import Phrases
from knowledge.search.query import Query, read_query
from knowledge.search.vocabulary import Vocabulary

_JOINT = re.compile(r"\s*[,;]\s*(?:và\s+|còn\s+)?|\s+(?:và|còn)\s+")
_MOST_PARTS = 4


def split_query(query: Query, vocabulary: Vocabulary, phrases: Phrases) -> list[Query]:
    """Return one query per number asked for, or the query alone when it asks for one."""
    if len(query.asks) < 2:
        return [query]
    parts = [part for part in _split(query) if part]
    if not 1 < len(parts) <= _MOST_PARTS:
        return [query]
    whole = replace(query, counted=())
    return [_complete_part(part, whole, vocabulary, phrases) for part in parts]


def _complete_part(part: str, whole: Query, vocabulary: Vocabulary, phrases: Phrases) -> Query:
    return replace(complete(read_query(part, vocabulary, phrases), whole), several=False)


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
