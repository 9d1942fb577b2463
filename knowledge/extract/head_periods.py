"""Periods that title and lead name: they hold for the figures that say no time themselves.

"Tình hình quý III và 9 tháng năm 2023" tells of the nine months, "Bão số 3 (tính đến ngày
12/9/2024)" of that day, "trong 5 ngày nghỉ lễ (27/4 - 1/5/2024)" of those five.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from knowledge.extract import period_cues
from knowledge.extract.nearest import Inherited
from knowledge.extract.time_spans import ends_alike, is_dated, is_day, opens_year
from knowledge.model import Mention, MentionKind, Report, Span
from knowledge.text.fold import fold_whole

_LOOK_BACK = 60


class HeadPeriods:
    """The periods of a report's title and lead, the firmest first."""

    def __init__(
        self, report: Report, mentions: Sequence[Mention], is_ahead: Callable[[Mention], bool]
    ) -> None:
        self._report, self._mentions = report, mentions
        self._is_ahead = is_ahead
        self._folded = fold_whole(report.text)
        self._top: tuple[Inherited, ...] | None = None
        self._last_resort: list[Inherited] | None = None

    @property
    def top(self) -> tuple[Inherited, ...]:
        """What the title names, then what the lead does, if it is no plan."""
        if self._top is None:
            self._top = self._read_top()
        return self._top

    @property
    def last_resort(self) -> list[Inherited]:
        """Days counted in the lead, what the title names, be it a plan, and the report's date."""
        if self._last_resort is None:
            self._last_resort = self._read_last_resort()
        return self._last_resort

    def _read_top(self) -> tuple[Inherited, ...]:
        spans = ((self._report.head, "title"), (self._report.lead, "lead"))
        named = [(m, at) for span, at in spans for m in _widest(named_in(self._mentions, span))]
        days = [(m, at) for span, at in spans for m in self._days_in(span)]
        periods = (
            Inherited(m, at)
            for m, at in named
            if not self._is_ahead(m) and not period_cues.running_up().search(self._before(m))
        )
        as_of = (Inherited(m, at) for m, at in days if period_cues.as_of().search(self._before(m)))
        return (*periods, *as_of)

    def lead_days(self) -> list[Inherited]:
        """Return the first time the lead names: a headline tells it again."""
        inside = _inside(self._mentions, self._report.lead)
        return [Inherited(m, "lead") for m in inside if is_dated(m.value)][:1]

    def _read_last_resort(self) -> list[Inherited]:
        counted = [m for m in self._days_in(self._report.lead) if "/" in m.value]
        titles = named_in(self._mentions, self._report.head)
        dated = [m for m in self._mentions if m.value == self._report.date][:1]
        said = (("lead", counted), ("title", titles), ("report", dated))
        return [Inherited(m, origin) for origin, mentions in said for m in mentions]

    def _days_in(self, span: Span) -> list[Mention]:
        inside = _inside(self._mentions, span)
        return [m for m in inside if is_day(m.value) and is_dated(m.value)]

    def _before(self, mention: Mention) -> str:
        return self._folded[max(0, mention.start - _LOOK_BACK) : mention.start]


def named_in(mentions: Sequence[Mention], span: Span) -> list[Mention]:
    """Return the periods named at a span, without days on which people met."""
    inside = _inside(mentions, span)
    return [m for m in inside if m.kind is MentionKind.PERIOD and not is_day(m.value)]


def _inside(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    first, last = (bisect_left(mentions, at, key=_start) for at in (span.start, span.end))
    return mentions[first:last]


def _start(mention: Mention) -> int:
    return mention.start


def _widest(named: list[Mention]) -> list[Mention]:
    """Return the months that hold what is named first before it: "quý III và 9 tháng năm 2023"."""
    first = named[0].value if named else ""
    wider = [m for m in named if opens_year(m.value) and ends_alike(m.value, first)]
    return [*wider[:1], *named]
