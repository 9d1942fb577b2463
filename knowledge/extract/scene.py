"""A report as a stage: its text, its people, and the bodies and places that can speak in it."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.extract.speakers import Cast, Person, Speaker
from knowledge.model import Mention, MentionKind, Span


@dataclass(frozen=True, slots=True)
class Scene:
    """A report's text with its people and the organisations and places that can speak."""

    text: str
    cast: Cast
    groups: dict[int, Mention]

    def person_before(self, low: int, end: int) -> Mention | None:
        """Return the last person mentioned inside `low`..`end`."""
        at = bisect_left(self.cast.starts, end) - 1
        if at < 0 or self.cast.mentions[at].start < low or self.cast.mentions[at].end > end:
            return None
        return self.cast.mentions[at]

    def person_after(self, start: int, high: int) -> Mention | None:
        """Return the first person mentioned inside `start`..`high`."""
        at = bisect_left(self.cast.starts, start)
        if at == len(self.cast.mentions) or self.cast.mentions[at].end > high:
            return None
        return self.cast.mentions[at]


def set_scene(text: str, cast: Cast, mentions: Iterable[Mention]) -> Scene:
    """Return the scene of a report."""
    kinds = {MentionKind.ORGANISATION, MentionKind.PLACE}
    return Scene(text, cast, {m.end: m for m in mentions if m.kind in kinds})


def known_speaker(scene: Scene, mention: Mention, span: Span) -> Speaker | None:
    """Return the person of a mention as a speaker, or None for an unknown short name."""
    person = scene.cast.people.get(mention.value) or scene.cast.named(mention.value)
    if person is None:
        return None
    return as_speaker(person, mention.role, span)


def as_speaker(person: Person, role: str | None, span: Span) -> Speaker:
    """Return a person as a speaker, with the role told here or the first one told."""
    return Speaker(person.name, role or (person.roles[0] if person.roles else None), span)
