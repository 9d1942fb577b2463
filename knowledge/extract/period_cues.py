"""Words around a period that tell how far it holds: lexicon/periods_held.toml as patterns."""

import re
from functools import cache

from knowledge.extract.wording import words


@cache
def as_of() -> re.Pattern[str]:
    """Return what tells a point in time: "tính đến"."""
    return re.compile(rf"{words('periods_held', 'as_of')}[^,;.]*$")


@cache
def term() -> re.Pattern[str]:
    """Return how a time in office is named: "nhiệm kỳ"."""
    return re.compile(words("periods_held", "terms"))


@cache
def reviews() -> re.Pattern[str]:
    """Return what a report that looks back calls itself: "hội nghị tổng kết"."""
    return re.compile(words("periods_held", "reviews"))


@cache
def planned() -> re.Pattern[str]:
    """Return what tells of plans: "phương hướng"."""
    return re.compile(rf"{words('periods_held', 'planned')}[^,;.]*$")


@cache
def running_up() -> re.Pattern[str]:
    """Return what runs up to now: "lũy kế từ"."""
    return re.compile(rf"{words('periods_held', 'running_up')}[^,;.]*$")


@cache
def leaning() -> re.Pattern[str]:
    """Return what ties a sentence to the one before: "Trong đó"."""
    return re.compile(rf"\W*(?:{words('connectives', 'leaning')})")
