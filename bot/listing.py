"""What the store holds, to look at: the list of reports, and the passage around a fact.

`list_reports(shelf, 0)` → "📚 <b>12 báo cáo trong kho</b>…"; `show_passage(shelf, fact)` → the
paragraphs of the report around the fact, its sentence underlined.
"""

import re
from collections.abc import Sequence

from bot.memory.recent import Book
from bot.pages import pack, shorten
from bot.papers import identity, paper_line
from bot.render import LINE, date_of, marked, say, spell_date, title_of
from bot.reply import Draft, Reply
from bot.shelf import Shelf
from bot.turning import page_of, turners
from knowledge import Fact, Passage, Report, fold

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


def filter_reports(shelf: Shelf, words: str) -> Book:
    """Return the reports that say every word in title, name, date or opening, page by page."""
    wanted = fold(words).split()
    fitting = [one for one in shelf.knowledge.reports if _fits(one, wanted)]
    told = shorten(words, 80)
    if not fitting:
        return Book((say("reports.none_fit", words=told),))
    items = [_item(number, one, shelf) for number, one in enumerate(fitting, start=1)]
    head = say("reports.filtered", count=len(items), words=told)
    starts = range(0, len(items), PER_PAGE)
    return Book(tuple("\n\n".join((head, *items[at : at + PER_PAGE])) for at in starts))


def show_passage(shelf: Shelf, fact: Fact) -> tuple[Draft, int]:
    """Return the passage around a fact and the page of it where the marked sentence begins."""
    passage = shelf.knowledge.passage(fact)
    report = passage.report
    if passage.row:
        return _show_row(passage, shelf.code(fact)), 0
    mark = (passage.mark.start - passage.start, passage.mark.end - passage.start)
    chunks = marked(passage.text, [mark], "u")
    if passage.start > 0:
        chunks[0] = f"…{chunks[0]}"
    if passage.start + len(passage.text) < len(report.text):
        chunks[-1] = f"{chunks[-1]}…"
    heading = say("source.head", title=title_of(report), date=date_of(report))
    footing = say("source.file", name=report.name, code=shelf.code(fact))
    if passage.place:
        footing = say("source.place", place=passage.place) + "\n" + footing
    footing = _paper(report) + footing
    blocks = [f"{heading}\n\n{chunks[0]}", *chunks[1:]]
    blocks[-1] += f"\n\n{footing}"
    return Draft(tuple(blocks)), _page_with(pack(blocks), "<u>")


def _show_row(passage: Passage, code: str) -> Draft:
    """Return the row of a table as a small one: a line for each cell, the fact's own in bold."""
    report = passage.report
    lines = [
        say("source.cell_marked" if own else "source.cell", head=shorten(head, LINE), words=words)
        if head
        else say("source.cell_bare", words=words)
        for head, words, own in passage.row
    ]
    heading = say("source.head", title=title_of(report), date=date_of(report))
    place = say("source.place", place=passage.place)
    footing = _paper(report) + say("source.file", name=report.name, code=code)
    return Draft((f"{heading}\n{place}", "\n".join(lines), footing))


def _paper(report: Report) -> str:
    """Return a line with what the paper says of itself; "" where that is nothing."""
    paper = paper_line(report)
    return say("source.paper", paper=paper) + "\n" if paper else ""


def spell_count(count: int) -> str:
    """Return a count with Vietnamese thousand dots: 7448 → "7.448"."""
    return f"{count:,}".replace(",", ".")


def _fits(report: Report, words: Sequence[str]) -> bool:
    opening = report.text[: max(report.head.end, report.lead.end)]
    day = spell_date(report.date) if report.date else ""
    told = fold(" ".join((report.title, report.name, day, paper_line(report), opening)))
    return all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", told) for word in words)


def _item(number: int, report: Report, shelf: Shelf) -> str:
    paper = identity(report)
    return say(
        "reports.item",
        number=number,
        title=title_of(report),
        date=date_of(report),
        paper=f"{paper}\n" if paper else "",
        name=shorten(report.name, 80),
        facts=spell_count(shelf.count(report.name)),
    )


def _page_with(pages: Sequence[str], tag: str) -> int:
    return next((number for number, page in enumerate(pages) if tag in page), 0)
