"""What a canonical period covers: "2018-01/2018-06" lies within a year and is no day.

Values are those of `Mention.value`: "2019", "2019-07", "2019-07-29", "2008/2018-06", "--07-29".
"""

_DAY = len("2019-07-29")
_MONTH = len("2019-07")
_YEAR = len("2019")


def within_year(value: str) -> bool:
    """Whether a period names a year and lies within it."""
    first, _, last = value.partition("/")
    return first[:4].isdigit() and (not last or first[:4] == last[:4])


def spans_years(value: str) -> bool:
    """Whether a period is a term of more than two years: "2018/2023", no school year."""
    first, _, last = value.partition("/")
    return len(first) == len(last) == _YEAR and int(last) - int(first) > 1


def opens_year(value: str) -> bool:
    """Whether a period is the first months of a year: "2023-01/2023-09"."""
    first, _, last = value.partition("/")
    return first[_YEAR:] == "-01" and len(last) == _MONTH


def ends_alike(value: str, other: str) -> bool:
    """Whether two periods end in the same month: the third quarter and the nine months."""
    return value.rpartition("/")[2] == other.rpartition("/")[2]


def is_day(value: str) -> bool:
    """Whether a period is a day or runs from day to day."""
    return len(value.partition("/")[0]) >= _DAY or value.startswith("--")


def is_month(value: str) -> bool:
    """Whether a period is a single month."""
    return len(value) == _MONTH and value[0] != "-"


def is_dated(value: str) -> bool:
    """Whether a period names a year at all."""
    return value[:4].isdigit()
