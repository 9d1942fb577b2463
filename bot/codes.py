"""A short code for each fact, permanent: it fits on a button and can be read over the phone.

It is made of the report's name, the sentence and the place of the words in it, so that it names the
same fact in every snapshot that still holds it, whatever changed around it, and nothing in one that
does not. `read_code(" F_ABCDE-FGHIJ ")` → "abcdefghij".
"""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from knowledge import Fact

CODE = re.compile(r"[a-z2-7]{10}")
_BITS = 50


def codes_of(facts: Iterable[Fact]) -> dict[str, str]:
    """Return codes by key; a sentence that a report says twice is told apart by order.

    All facts of a report must be among them, in their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    codes: dict[str, str] = {}
    for fact in facts:
        told = _told(fact)
        codes[fact.key] = _code(told, seen[told])
        seen[told] += 1
    return codes


def code_of(fact: Fact) -> str:
    """Return the code of a fact whose sentence its report says once."""
    return _code(_told(fact), 0)


def read_code(typed: str) -> str:
    """Return a code as it was typed or tapped."""
    return re.sub(r"[\s-]", "", typed.lower().removeprefix("/").removeprefix("f_"))


def _told(fact: Fact) -> tuple[str, ...]:
    place = str(fact.start - fact.sentence_start)
    return (fact.report, fact.kind, fact.text, place, fact.sentence)


def _code(told: tuple[str, ...], number: int) -> str:
    whole = "\x1f".join((*told, str(number))).encode("utf-8", "surrogatepass")
    digest = hashlib.blake2b(whole, digest_size=8).digest()
    return base64.b32encode(digest)[: _BITS // 5].decode().lower()
