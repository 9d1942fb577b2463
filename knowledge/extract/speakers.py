"""Who "ông Thu", "bà", or "Tổng bí thư" is: the people a report names, and how it names them again.

A report introduces "ông Tô Quang Thu - phó chủ nhiệm …" once and then says "ông Thu". A short name or
a title is given back its owner only when the report leaves no choice; guessing would put words into
somebody's mouth.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.model import BlockKind, Mention, MentionKind, Report, Span
from knowledge.text.fold import fold, fold_tone

_CREDIT = re.compile(r"(?:anh|do hoa|video|clip|infographic)\s*:\s*\Z")
_FEMALE = {"bà", "chị", "cô"}
_MALE = {"ông", "anh", "chú"}
_REACH = 900  # how far back, in characters, a pronoun may point


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and the noun phrase that says so; `name` is None for an unresolved title."""

    name: str | None
    role: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Person:
    """Everybody who is called by one full name in a report."""

    name: str
    roles: tuple[str, ...]
    honorifics: frozenset[str]

    @property
    def female(self) -> bool | None:
        """Whether the report calls this person bà or ông; None when it does not tell."""
        if self.honorifics & _FEMALE or " thị " in f" {self.name.lower()} ":
            return True
        return False if self.honorifics & _MALE else None


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a report, and where each is mentioned, in order."""

    people: dict[str, Person]
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    def named(self, short: str) -> Person | None:
        """Return the one person whose name ends in `short`: "Thu" → Tô Quang Thu."""
        tail = fold_tone(short).split()
        fits = [
            person
            for name, person in self.people.items()
            if fold_tone(name).split()[-len(tail) :] == tail
        ]
        return fits[0] if len(fits) == 1 else None

    def titled(self, title: str) -> Person | None:
        """Return the one person whose role says `title`: "Tổng bí thư" → Nguyễn Phú Trọng."""
        wanted = set(_words(title))
        fits = [p for p in self.people.values() if any(_same_role(wanted, r) for r in p.roles)]
        return fits[0] if len(fits) == 1 else None

    def pointed_at(self, pronoun: str, at: int, last: Speaker | None) -> Person | None:
        """Return whom "ông", "bà", "đồng chí" at offset `at` means; `last` is who spoke before."""
        low, high = bisect_left(self.starts, at - _REACH), bisect_left(self.starts, at)
        wanted = _gender(pronoun)
        recent = [self.people[m.value] for m in self.mentions[low:high] if m.value in self.people]
        names = {p.name for p in recent if wanted is None or p.female in (None, wanted)}
        if last is not None and last.name in self.people and at - last.span.end < _REACH:
            since = bisect_left(self.starts, last.span.end)
            between = {m.value for m in self.mentions[since:high]} & names
            speaker = self.people[last.name]
            if not between - {last.name} and (wanted is None or speaker.female in (None, wanted)):
                return speaker
        return self.people[names.pop()] if len(names) == 1 else None


def build_cast(report: Report, mentions: Iterable[Mention]) -> Cast:
    """Return the people of a report; authors and photographers do not take part in it."""
    named = sorted(
        (m for m in mentions if m.kind is MentionKind.PERSON and not _is_credit(report, m)),
        key=lambda mention: mention.start,
    )
    people: dict[str, Person] = {}
    for mention in named:
        if " " not in mention.value:
            continue
        known = people.get(mention.value, Person(mention.value, (), frozenset()))
        roles = (*known.roles, *((mention.role,) if mention.role else ()))
        honorifics = known.honorifics | (
            {mention.qualifier.lower()} if mention.qualifier else set()
        )
        people[mention.value] = Person(mention.value, roles, frozenset(honorifics))
    return Cast(people, tuple(named), tuple(m.start for m in named))


def phrase_span(text: str, mention: Mention) -> Span:
    """Return the stretch around a name with its honorific and role: "ông A, Bí thư Huyện uỷ B"."""
    start = mention.start
    for part in (mention.qualifier, mention.role, mention.qualifier):
        start = _grown_left(text, start, part)
    end = mention.end
    if mention.role is not None and text.find(mention.role, start, mention.start) < 0:
        found = text.find(mention.role, end, end + len(mention.role) + 5)
        gap = text[end:found] if found >= 0 else ""
        if re.fullmatch(r"\s*[,(–—-]?\s*", gap):
            end = found + len(mention.role) if found >= 0 else end
    if (
        text[mention.end : end].count("(") > text[mention.end : end].count(")")
        and text[end : end + 1] == ")"
    ):
        end += 1
    return Span(start, end)


def _grown_left(text: str, start: int, part: str | None) -> int:
    if not part:
        return start
    before = text[max(0, start - len(part) - 3) : start].rstrip(" \t\u00a0,-–")
    at = start - len(text[max(0, start - len(part) - 3) : start]) + len(before) - len(part)
    if not before.lower().endswith(part.lower()) or (at > 0 and text[at - 1].isalnum()):
        return start
    return at


def _is_credit(report: Report, mention: Mention) -> bool:
    before = fold(report.text[max(0, mention.start - 20) : mention.start])
    if _CREDIT.search(before):
        return True
    at = bisect_left([block.span.end for block in report.blocks], mention.end)
    return at < len(report.blocks) and report.blocks[at].kind is BlockKind.BYLINE


def _gender(pronoun: str) -> bool | None:
    first = pronoun.lower().split()[0]
    if first in _FEMALE:
        return True
    return False if first in _MALE else None


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", fold(title))


def _same_role(wanted: set[str], role: str) -> bool:
    words = _words(role)
    return bool(words) and bool(wanted) and (wanted <= set(words) or set(words) <= wanted)
