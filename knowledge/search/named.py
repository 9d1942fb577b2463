"""Which reports may hold what a question names: each place and each period of it.

A fact of any other report leaves a named slot unmet (see `slots`), and scores no more than that
allows. Reports are sets, one bit each.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property, lru_cache, reduce
from operator import and_, or_

from knowledge.recognize.places import place_key
from knowledge.search.index import Index
from knowledge.search.query import Query
from knowledge.search.slots import PERIOD_MET, asked_periods
from knowledge.search.times import bounds, relate, years
from knowledge.search.tokens import keys_of

_KEPT = 4096


class ReportSets:
    """The reports of an index that say a word, tell of a place, or of a period."""

    def __init__(self, index: Index) -> None:
        self._index = index
        keep: Callable[..., Callable[..., Callable[[str], int]]] = lru_cache
        self.saying = keep(maxsize=_KEPT)(index.said.bits)
        self._of_place = keep(maxsize=_KEPT)(self._read_place)
        self._of_period = keep(maxsize=_KEPT)(self._read_period)

    def meeting(self, query: Query) -> int | None:
        """Return the reports that may meet every place and period named, None without any."""
        places = [self._of_place(m.value) | self._saying_all(m.text) for m in query.places]
        periods = [self._of_period(m.value) for m in asked_periods(query)]
        return reduce(and_, (*places, *periods)) if places or periods else None

    def telling(self, query: Query) -> int:
        """Return the reports that tell of the very places and periods named.

        Others that may meet them happen to say the words of a place, or tell of a time around.
        """
        index = self._index
        places = [index.places.bits(place_key(mention.value)) for mention in query.places]
        periods = [index.periods.bits(mention.value) for mention in asked_periods(query)]
        return reduce(and_, (*places, *periods))

    def _saying_all(self, text: str) -> int:
        words = keys_of(text)
        return reduce(and_, map(self.saying, words)) if words else 0

    def _read_place(self, value: str) -> int:
        return self._index.places.bits(place_key(value)) | self._saying_all(value)

    def _overlapping(self, value: str) -> Iterator[str]:
        """Yield the periods that the store tells of, but for those apart from the one asked for."""
        asked = bounds(value)
        for stated, days in self._days:
            if asked is None or days is None or (days[0] <= asked[1] and asked[0] <= days[1]):
                yield stated

    @cached_property
    def _days(self) -> list[tuple[str, tuple[date, date] | None]]:
        return [(stated, bounds(stated)) for stated in self._index.periods]

    def _read_period(self, value: str) -> int:
        index = self._index
        told = (one for one in self._overlapping(value) if relate(value, one) in PERIOD_MET)
        said = [self.saying(str(year)) for year in years(value)]
        return reduce(or_, (index.periods.bits(stated) for stated in told), 0) | (
            reduce(and_, said) if said else 0
        )
