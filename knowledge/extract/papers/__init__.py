"""What a paper says of itself: letterhead, place and date, signature, author, event.

"TỈNH ỦY SÓC TRĂNG / Số: 12-BC/TU / Sóc Trăng, ngày 29 tháng 7 năm 2019 / BÁO CÁO / …" gives the
number "12-BC/TU", the issuer "TỈNH ỦY SÓC TRĂNG", the place "Sóc Trăng" and the day 2019-07-29.
What was said beside the file or at its head stands; only what is missing is looked for.
"""

from dataclasses import fields, replace

from knowledge.extract.occasions import find_occasion
from knowledge.extract.papers.area import find_area
from knowledge.extract.papers.dateline import Dateline, find_dateline
from knowledge.extract.papers.letterhead import read_letterhead
from knowledge.extract.papers.signature import find_author, find_signature
from knowledge.model import Paper, Report, Span


def read_paper(report: Report) -> tuple[Paper, Dateline | None]:
    """Return what a report says of itself, and the line of place and date, if there is one."""
    head = read_letterhead(report)
    dateline = find_dateline(report)
    signature = find_signature(report) if head.number or head.issuer else None
    found = Paper(
        number=head.number,
        issuer=head.issuer,
        place=dateline.place if dateline else None,
        signer=signature.name if signature else None,
        role=signature.role if signature else None,
        author=None if signature else find_author(report),
        event=_event(report),
    )
    paper = _completed(report.paper, found)
    return replace(paper, area=find_area(report.paper.place, paper)), dateline


def _completed(given: Paper, found: Paper) -> Paper:
    """Return what was found with what was given in its place."""
    said = {field.name: getattr(given, field.name) for field in fields(given)}
    return replace(found, **{name: value for name, value in said.items() if value is not None})


def _event(report: Report) -> str | None:
    """Return the gathering that the title tells of, or else the lead."""
    for span in (report.title_span, report.lead):
        occasion = find_occasion(report, Span(span.start, span.end))
        if occasion is not None and " " in occasion.name:
            return occasion.name
    return None
