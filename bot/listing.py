"""What the store holds, to look at: the list of reports, and the passage around a fact.

`list_reports(shelf, 0)` → "📚 <b>12 báo cáo trong kho</b>…"; `show_passage(shelf, fact)` → the
paragraphs of the report around the fact, its sentence underlined.
"""

from collections.abc import Sequence

from bot.pages import pack, shorten
from bot.render import date_of, marked, say, title_of
from bot.reply import Draft, Reply
from bot.shelf import Shelf
from bot.turning import page_of, turners
from knowledge import Fact, Report

PER_PAGE = 8


def list_reports(shelf: Shelf, page: int, *, turned: bool = False) -> Reply:
    """Return one page of the reports being served; `turned` replaces the page shown before."""
    reports = shelf.knowledge.reports
    if not reports:
        return Reply(say("reports.empty"), replaces=turned)
    pages = (len(reports) + PER_PAGE - 1) // PER_PAGE
    page = min(page, pages - 1)
    first = page * PER_PAGE
    facts = spell_count(len(shelf.knowledge.facts))
    lines = [say("reports.head", count=len(reports), facts=facts)]
    lines += [
        _item(number, report, shelf)
        for number, report in enumerate(reports[first : first + PER_PAGE], start=first + 1)
    ]
    if pages == 1:
        return Reply("\n\n".join(lines), replaces=turned)
    lines.append(page_of(page, pages))
    return Reply("\n\n".join(lines), (turners("r", page, pages),), replaces=turned)


def show_passage(shelf: Shelf, fact: Fact) -> tuple[Draft, int]:
    """Return the passage around a fact and the page of it where the marked sentence begins."""
    passage = shelf.knowledge.passage(fact)
    report = passage.report
    mark = (passage.mark.start - passage.start, passage.mark.end - passage.start)
    chunks = marked(passage.text, [mark], "u")
    if passage.start > 0:
        chunks[0] = f"…{chunks[0]}"
    if passage.start + len(passage.text) < len(report.text):
        chunks[-1] = f"{chunks[-1]}…"
    heading = say("source.head", title=title_of(report), date=date_of(report))
    footing = say("source.file", name=report.name)
    blocks = [f"{heading}\n\n{chunks[0]}", *chunks[1:]]
    blocks[-1] += f"\n\n{footing}"
    return Draft(tuple(blocks)), _page_with(pack(blocks), "<u>")


def spell_count(count: int) -> str:
    """Return a count with Vietnamese thousand dots: 7448 → "7.448"."""
    return f"{count:,}".replace(",", ".")


def _item(number: int, report: Report, shelf: Shelf) -> str:
    return say(
        "reports.item",
        number=number,
        title=title_of(report),
        date=date_of(report),
        name=shorten(report.name, 80),
        facts=spell_count(shelf.count(report.name)),
    )


def _page_with(pages: Sequence[str], tag: str) -> int:
    return next((number for number, page in enumerate(pages) if tag in page), 0)
