"""Days, months and years as values: what a date or period is, cut to the grain that was said.

`Stamp(2019, 7)` prints "2019-07", `Stamp(None, 7, 29)` prints "--07-29"; a `Stretch` from January
to June 2019 prints "2019-01/2019-06", both ends included. A school year runs September to August.
Years before Christ are counted as people write them: 221 BC is "-0221", and there is no year 0.
"""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

FIRST_SCHOOL_MONTH, LAST_SCHOOL_MONTH = 9, 8


class Stamp(NamedTuple):
    """A year, a month, a day or a minute; parts that were not said are None, all of them: open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: str | None = None

    def __str__(self) -> str:
        if self == Stamp():
            return ".."
        year = (
            "-" if self.year is None else f"{self.year:05}" if self.year < 0 else f"{self.year:04}"
        )
        parts = [year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        if parts == ["-"]:
            return f"T{self.clock}"
        return "-".join(parts) + (f"T{self.clock}" if self.clock else "")


class Stretch(NamedTuple):
    """From one stamp to another, both included; one stamp is a stretch from itself to itself."""

    first: Stamp
    last: Stamp

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def is_day(self) -> bool:
        """Whether this is one calendar day or a time on it."""
        return self.first == self.last and (self.first.day is not None or bool(self.first.clock))

    @property
    def lacks_day(self) -> bool:
        """Whether this is a time of day without a day."""
        return self.first.clock is not None and self.first.day is None

    def in_year(self, year: int) -> "Stretch":
        """Return the same stretch in this year, where it has none of its own."""
        if self.lacks_day:
            return self
        ends = (
            end if end.year is not None or end == Stamp() else end._replace(year=year)
            for end in (self.first, self.last)
        )
        return Stretch(*ends)


def at(year: int | None, month: int | None = None, day: int | None = None) -> Stretch | None:
    """Return one stamp as a stretch, or None when the calendar has no such day."""
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= _days(year, month):
        return None
    stamp = Stamp(year, month, day)
    return Stretch(stamp, stamp)


def _days(year: int | None, month: int | None) -> int:
    """Return the days of a month; without a year February has 29."""
    return calendar.monthrange(year or 2000, month or 1)[1]


def months(year: int | None, first: int, last: int) -> Stretch | None:
    """Return the months `first`..`last` of a year."""
    if not 1 <= first <= last <= 12:
        return None
    return Stretch(Stamp(year, first), Stamp(year, last))


def years(first: int, last: int) -> Stretch | None:
    """Return a range of years, or None when it runs backwards or over a century."""
    return Stretch(Stamp(first), Stamp(last)) if first <= last <= first + 100 else None


def century(number: int) -> Stretch:
    """Return the years of a century, a negative one before Christ."""
    if number < 0:
        return Stretch(Stamp(100 * number), Stamp(100 * number + 99))
    return Stretch(Stamp(100 * number - 99), Stamp(100 * number))


def quarter(year: int | None, number: int) -> Stretch | None:
    """Return the three months of a quarter."""
    return months(year, 3 * number - 2, 3 * number)


def school_year(first: int) -> Stretch:
    """Return the school year that begins in September of `first`."""
    return Stretch(Stamp(first, FIRST_SCHOOL_MONTH), Stamp(first + 1, LAST_SCHOOL_MONTH))


def day(moment: date) -> Stretch:
    """Return one calendar day."""
    stamp = Stamp(moment.year, moment.month, moment.day)
    return Stretch(stamp, stamp)


def week(moment: date) -> Stretch:
    """Return Monday to Sunday of the week around a day."""
    monday = moment - timedelta(days=moment.weekday())
    return Stretch(day(monday).first, day(monday + timedelta(days=6)).first)


def shift_months(moment: date, count: int) -> Stamp:
    """Return the month `count` months after the one of `moment`."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + count, 12)
    return Stamp(year, month + 1)
