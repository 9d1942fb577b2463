"""A figure while it is read: what it says itself, then what it takes from the figures around it.

"7.448 đảng viên" starts as a mention with its words; nature, host, subject, action, period and
place are filled in step by step, and the fact is made once, at the end.
"""

from dataclasses import dataclass, field

from knowledge.extract.segments import Segment
from knowledge.model import Fact, FactKind, Mention, MentionKind, Nature, Sentence, Span


@dataclass(slots=True, eq=False)
class Draft:
    """A figure in the making; slots are those of `Fact`.

    `opening` is where the bracket opens that it stands in, and `signals` are those of its words.
    """

    mention: Mention
    sentence: Sentence
    words: str
    segment: Segment
    opening: int | None
    signals: int
    start: int
    end: int
    nature: Nature
    direction: str | None
    own: tuple[Span, ...]
    unit: str | None = None
    measure: MentionKind | None = None
    subject: str | None = None
    action: str | None = None
    host: int | None = None
    origins: dict[str, str] = field(default_factory=dict)
    period: Mention | None = None
    place: Mention | None = None

    @property
    def span(self) -> Span:
        """Where the figure stands."""
        return Span(self.start, self.end)

    @property
    def sentence_start(self) -> int:
        """Where its sentence begins."""
        return self.sentence.span.start

    def fact(self, report: str) -> Fact:
        """Return the finished fact of a report."""
        mention, period, place = self.mention, self.period, self.place
        return Fact(
            kind=FactKind.FIGURE,
            report=report,
            text=mention.text,
            start=self.start,
            end=self.end,
            sentence=self.words,
            sentence_start=self.sentence.span.start,
            value=mention.value,
            unit=self.unit,
            qualifier=mention.qualifier,
            measure=self.measure,
            nature=self.nature,
            direction=self.direction,
            subject=self.subject,
            action=self.action,
            period=period.value if period else None,
            period_text=period.text if period else None,
            place=place.value if place else None,
            host=self.host,
            own=self.own,
            origins=self.origins,
        )
