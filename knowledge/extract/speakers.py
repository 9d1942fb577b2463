"""Who "ông Thu", "bà", or "Tổng bí thư" is: the people a report names, and names again for short.

A report introduces "ông Tô Quang Thu - phó chủ nhiệm …" once and then says "ông Thu". A short name
or a title is given back its owner only when the report leaves no choice; guessing would put words
into somebody's mouth.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.extract.names import role_before_cue, roles_of
from knowledge.model import BlockKind, Mention, MentionKind, Report, Span
from knowledge.text.fold import fold, fold_tone

_CREDIT = re.compile(r"(?:anh|do hoa|video|clip|infographic)\s*:\s*\Z")
_AGENCY = re.compile(r"\s?/\s?[^\W\d_]")  # "Vũ An/VOV"
_FEMALE = {"bà", "chị", "cô"}
_MALE = {"ông", "anh", "chú"}
_OFFICES = re.compile(r"[,;]|\s[-–—]\s|(?i:\bkiêm\b)")
_RANKS = frozenset({"pho", "nguyen", "cuu", "quyen"})  # "Phó Chủ tịch" is not "Chủ tịch"
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
        wanted = _offices(title)
        if not wanted:
            return None
        fits = [
            person
            for person in self.people.values()
            if any(_same_office(wanted[0], o) for role in person.roles for o in _offices(role))
        ]
        return fits[0] if len(fits) == 1 else None

    def pointed_at(self, pronoun: str, at: int, block: int, last: Speaker | None) -> Person | None:
        """Return whom "ông", "bà" at offset `at` of the block begun at `block` means.

        `last` is who spoke before. Two who fit are one too many: then nobody is meant.
        """
        fitting = [p for p in self._between(at - _REACH, at) if _agrees(p, pronoun)]
        called = [p for p in self._between(block, at) if pronoun.lower() in p.honorifics]
        if len(called) == 1:
            return called[0]
        speaker = self.people.get(last.name or "") if last is not None else None
        if last is not None and speaker is not None and at - last.span.end < _REACH:
            since = [p for p in self._between(last.span.end, at) if _agrees(p, pronoun)]
            if _agrees(speaker, pronoun) and all(p is speaker for p in since):
                return speaker
        return fitting[0] if len(fitting) == 1 else None

    def _between(self, low: int, high: int) -> list[Person]:
        """Return the people mentioned in `low`..`high`, each once."""
        first, end = bisect_left(self.starts, low), bisect_left(self.starts, high)
        names = dict.fromkeys(mention.value for mention in self.mentions[first:end])
        return [self.people[name] for name in names if name in self.people]


def build_cast(report: Report, mentions: Iterable[Mention]) -> Cast:
    """Return the people of a report; authors and photographers do not take part in it."""
    block_ends = [block.span.end for block in report.blocks]
    named = sorted(
        (
            mention._replace(role=role_before_cue(report.text, mention))
            for mention in mentions
            if mention.kind is MentionKind.PERSON and not _is_credit(report, mention, block_ends)
        ),
        key=lambda mention: mention.start,
    )
    people: dict[str, Person] = {}
    for mention in named:
        if " " not in mention.value:
            continue
        known = people.get(mention.value, Person(mention.value, (), frozenset()))
        roles = tuple(dict.fromkeys((*known.roles, *roles_of(report.text, mention))))
        honorifics = known.honorifics | (
            {mention.qualifier.lower()} if mention.qualifier else set()
        )
        people[mention.value] = Person(mention.value, roles, frozenset(honorifics))
    return Cast(people, tuple(named), tuple(m.start for m in named))


def _is_credit(report: Report, mention: Mention, block_ends: list[int]) -> bool:
    before = fold(report.text[max(0, mention.start - 20) : mention.start])
    if _CREDIT.search(before) or _AGENCY.match(report.text, mention.end):
        return True
    at = bisect_left(block_ends, mention.end)
    return at < len(report.blocks) and report.blocks[at].kind is BlockKind.BYLINE


def _agrees(person: Person, pronoun: str) -> bool:
    """Whether a pronoun may stand for a person: "bà" never for one called ông."""
    word = pronoun.lower()
    if word not in _FEMALE | _MALE or person.female is None:
        return True
    return person.female is (word in _FEMALE)


def _words(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(title)))


def _offices(role: str) -> list[frozenset[str]]:
    """Return the words of each office in a role: "Bí thư Tỉnh uỷ, Chủ tịch HĐND" has two."""
    return [_words(part) for part in _OFFICES.split(role) if part.strip()]


def _same_office(wanted: frozenset[str], office: frozenset[str]) -> bool:
    if wanted & _RANKS != office & _RANKS:
        return False
    return wanted <= office or (len(office) > 3 and office <= wanted)
