"""What a canonical period covers: "2018-01/2018-06" lies within a year and is no day.

Values are those of `Mention.value`: "2019", "2019-07", "2019-07-29", "2008/2018-06", "--07-29".
"""

_DAY = len("2019-07-29")
_MONTH = len("2019-07")


def within_year(value: str) -> bool:
    """Whether a period names a year and lies within it."""
    first, _, last = value.partition("/")
    return first[:4].isdigit() and (not last or first[:4] == last[:4])


def is_day(value: str) -> bool:
    """Whether a period is a day or runs from day to day."""
    return len(value.partition("/")[0]) >= _DAY or value.startswith("--")


def is_month(value: str) -> bool:
    """Whether a period is a single month."""
    return len(value) == _MONTH and value[0] != "-"


def is_dated(value: str) -> bool:
    """Whether a period names a year at all."""
    return value[:4].isdigit()
