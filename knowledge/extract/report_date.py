"""When a report was written, as far as it says so itself.

"(HD) Ngày 29/7/2019, …" in the lead dates the report; a report on "năm 2018" that opens "Sáng 21/1"
is of 21 January 2019, for reports look back.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from knowledge.extract import natures, period_cues
from knowledge.extract.time_spans import within_year
from knowledge.model import Mention, MentionKind, Report, Span
from knowledge.recognize.comparisons import is_compared
from knowledge.text.fold import fold_whole

_LOOK_BACK = 60
_TIMES = {MentionKind.DATE, MentionKind.PERIOD}
_FULL_DATE = len("2019-07-29")
_LONGEST_MEETING = 3  # days
_TOP_WEIGHT = 3  # of a year named in title or lead, against one further down


def find_report_date(report: Report, mentions: Sequence[Mention]) -> str | None:
    """Return the report's own date as far as it says: "2019-07-29", or the year "2019", or None.

    A full date near the top wins (a news lead, a place-and-date line); else the year named most,
    with the day of a lead that names none ("Sáng 27/6, tại …").
    """
    top = report.blocks[min(4, len(report.blocks)) - 1].span.end if report.blocks else 0
    top = max(top, report.lead.end)
    dates = [m for m in mentions if m.kind in _TIMES and _is_own_date(report.text, m)]
    for mention in dates:
        if mention.start < top and (day := _last_day(mention.value)):
            return day
    told = [m for m in dates if within_year(m.value)] or [m for m in dates if m.value[:4].isdigit()]
    years: Counter[str] = Counter()
    for mention in told:
        years[mention.value[:4]] += _TOP_WEIGHT if mention.start < report.lead.end else 1
    if not years:
        return None
    most = max(years.values())
    year = max(year for year, count in years.items() if count == most)
    day = next((m.value for m in dates if m.start < top and _is_yearless_day(m.value)), None)
    if day is None:
        return year
    return _date_after(f"{year}{day[1:]}", dates, reviews=_reviews(report, top))


def _reviews(report: Report, top: int) -> bool:
    """Whether a report looks back: "hội nghị tổng kết", not "lễ giao nhận quân năm 2024"."""
    return period_cues.reviews().search(fold_whole(report.text), 0, top) is not None


def _last_day(value: str) -> str | None:
    """Return the day of a date, without its hour, or the last of few: "2020-10-24/2020-10-25"."""
    first, _, last = value.partition("/")
    first, last = (one.partition("T")[0] for one in (first, last or first))
    if len(first) != _FULL_DATE or len(last) != _FULL_DATE or first[0] == "-":
        return None
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    return last if days <= _LONGEST_MEETING else None


def _is_yearless_day(value: str) -> bool:
    return value.startswith("--") and len(value) == len("--07-29")


def _date_after(day: str, dates: Sequence[Mention], *, reviews: bool) -> str:
    """Move a day to the next year when what is reported ends after it: news of 2018 on 21-1."""
    spans = Counter(m.value for m in dates if m.kind is MentionKind.PERIOD and within_year(m.value))
    if not spans:
        return day
    last = spans.most_common(1)[0][0].rpartition("/")[2]
    if len(last) == len("2018") and not reviews:
        return day
    end_month = int(last[5:7]) if len(last) > len("2018") else 12
    month = int(day[5:7])
    if last[:4] == day[:4] and month < end_month:
        return f"{int(day[:4]) + 1}{day[4:]}"
    return day


def _is_own_date(text: str, mention: Mention) -> bool:
    low = max(0, mention.start - _LOOK_BACK)
    low = max(low, text.rfind("\n", low, mention.start) + 1)
    before = Span(low, mention.start)
    if is_compared(before.cut(text)):
        return False
    said = before.cut(fold_whole(text))
    return natures.encloses(said) or not natures.dates_document(said)
