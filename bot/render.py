"""Facts → Telegram HTML; the only place where text is escaped.

`head(fact)` → "<b>7.448 đảng viên</b>\nkết nạp · Sóc Trăng · cuối tháng 7/2019", followed by
`quotations([fact])` → "<blockquote>… <b>7.448 đảng viên</b> …</blockquote>". Words of a report are
escaped and marked, never altered.
"""

import html
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, timezone

from bot.messages import template
from bot.pages import shorten, split
from bot.reply import LABEL_LIMIT
from knowledge import Fact, FactKind, Report

CHUNK = 3000
LINE = 300
TITLE = 160
PART = 60
_VIETNAM = timezone(timedelta(hours=7))
_UNSENDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ISO = re.compile(r"(?P<year>\d{4}|-)?(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


def escape(text: str) -> str:
    """Return the text safe inside Telegram HTML, and unable to turn round what stands after it.

    "Hoa\u202e" would have all the rest of a line read from right to left.
    """
    return html.escape(_UNSENDABLE.sub(" ", _TURNING.sub("", text)), quote=False)


def say(key: str, **values: object) -> str:
    """Return a sentence of messages.toml with its values escaped and filled in."""
    return template(key).format(**{name: escape(str(value)) for name, value in values.items()})


def say_html(key: str, **values: str) -> str:
    """Return a sentence of messages.toml filled with pieces that are HTML already."""
    return template(key).format(**values)


def head(fact: Fact) -> str:
    """Return what a fact says in bold and, below, what it counts, where and when."""
    if fact.kind is FactKind.QUOTE:
        return _said(fact)
    first = f"<b>{escape(shorten(figure(fact), LINE))}</b>"
    about = describe(fact)
    return f"{first}\n{escape(shorten(about, LINE))}" if about else first


def figure(fact: Fact) -> str:
    """Return the fact's own words, with the qualifier that stands right beside them."""
    words, qualifier = fact.text, fact.qualifier
    if not qualifier or qualifier.casefold() in words.casefold():
        return words
    start = fact.start - fact.sentence_start
    before, after = fact.sentence[:start], fact.sentence[start + len(words) :]
    if before.rstrip().casefold().endswith(qualifier.casefold()):
        return before.rstrip()[-len(qualifier) :] + " " + words
    if after.lstrip().casefold().startswith(qualifier.casefold()):
        return words + " " + after.lstrip()[: len(qualifier)]
    return words


def describe(fact: Fact) -> str:
    """Return what tells a fact from others: "kết nạp · Sóc Trăng · cuối tháng 7/2019"."""
    parts: list[str] = []
    said = [figure(fact).casefold()]
    for part in (fact.subject, fact.action, fact.role, fact.place, period(fact)):
        if part and not any(part.casefold() in earlier for earlier in said):
            parts.append(shorten(part, PART))
            said.append(part.casefold())
    return " · ".join(parts)


def period(fact: Fact) -> str | None:
    """Return the fact's time as the report says it, else spelled out: "tháng 7/2019".

    "Sáu tháng" alone is told with its year: "Sáu tháng (2024)".
    """
    if fact.kind is FactKind.DATE:
        return None
    if not fact.period_text:
        return spell_date(fact.period) if fact.period else None
    years = set(_YEAR.findall(fact.period or ""))
    if len(years) != 1 or _YEAR.search(fact.period_text):
        return fact.period_text
    return f"{fact.period_text} ({years.pop()})"


def spell_date(iso: str) -> str:
    """Return an ISO date the Vietnamese way: "2019-07-29" → "29/7/2019", "2019" → "năm 2019"."""
    if "/" in iso:
        first, _, last = iso.partition("/")
        return f"{spell_date(first)} – {spell_date(last)}"
    match = _ISO.fullmatch(iso)
    if not match:
        return iso
    year, month, day = match["year"], match["month"], match["day"]
    numbers = "/".join(part.lstrip("0") for part in (day, month, year) if part and part != "-")
    return numbers if day else f"tháng {numbers}" if month else f"năm {numbers}"


def spell_time(seconds: float) -> str:
    """Return a time as it was in Vietnam: "24/11/2026 08:15"."""
    return f"{datetime.fromtimestamp(seconds, UTC).astimezone(_VIETNAM):%d/%m/%Y %H:%M}"


def quotations(facts: Sequence[Fact]) -> list[str]:
    """Return the facts' sentence (or a quote's content) as quotations, the facts marked in it."""
    first = facts[0]
    if first.kind is FactKind.QUOTE:
        return [_blockquote(chunk) for chunk in marked(first.text, [])]
    marks = [(fact.start - first.sentence_start, fact.end - first.sentence_start) for fact in facts]
    return [_blockquote(chunk) for chunk in marked(first.sentence, marks)]


def marked(text: str, marks: Iterable[tuple[int, int]], tag: str = "b") -> list[str]:
    """Return the text escaped, in chunks that fit a message, with the marked ranges in a tag."""
    flat = _flatten(marks, len(text))
    return [_mark_chunk(text, chunk, flat, tag) for chunk in split(text, CHUNK)]


def source(report: Report) -> str:
    """Return the line naming a report: its title, number and date."""
    return say(
        "answer.source", title=title_of(report), number=number_of(report), date=date_of(report)
    )


def title_of(report: Report) -> str:
    """Return what to call a report: its title without the full stop, else its file's name."""
    return shorten((report.title or report.name).rstrip(" .") or report.name, TITLE)


def number_of(report: Report) -> str:
    """Return " (12-BC/TU)" for a paper of that number."""
    number = report.paper.number
    return f" ({shorten(number, PART)})" if number and number not in report.title else ""


def date_of(report: Report) -> str:
    """Return " · 29/7/2019" for a report of that day; nothing when its title says so already."""
    day = spell_date(report.date) if report.date else ""
    return f" · {day}" if day and day not in report.title else ""


def label(fact: Fact, limit: int = LABEL_LIMIT) -> str:
    """Return a fact as the words on a button: "7.448 đảng viên · kết nạp · Sóc Trăng"."""
    if fact.kind is FactKind.QUOTE:
        return shorten(f"{fact.speaker or ''} “{fact.text}”".strip(), limit)
    parts = (figure(fact), describe(fact))
    return shorten(" · ".join(part for part in parts if part.strip()), limit) or "…"


def _said(fact: Fact) -> str:
    if not fact.speaker:
        return say("answer.said_by_nobody")
    role = f", {fact.role}" if fact.role else ""
    cue = fact.cue or template("answer.cue")
    return say("answer.said", speaker=fact.speaker, role=shorten(role, LINE), cue=cue)


def _blockquote(chunk: str) -> str:
    return f"<blockquote>{chunk}</blockquote>"


def _flatten(marks: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return the ranges in order, joined where they overlap, within the text."""
    flat: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        low, high = max(start, 0), min(end, length)
        if flat and low < flat[-1][1]:
            flat[-1] = (flat[-1][0], max(flat[-1][1], high))
        elif low < high:
            flat.append((low, high))
    return flat


def _mark_chunk(
    text: str, chunk: tuple[int, int], marks: Sequence[tuple[int, int]], tag: str
) -> str:
    pieces, position = [], chunk[0]
    for start, end in marks:
        low, high = max(start, chunk[0]), min(end, chunk[1])
        if low < high:
            pieces += [escape(text[position:low]), f"<{tag}>{escape(text[low:high])}</{tag}>"]
            position = high
    pieces.append(escape(text[position : chunk[1]]))
    return "".join(pieces).strip()
