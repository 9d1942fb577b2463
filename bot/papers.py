"""What a report says of itself, on one line: "số 12-BC/TU · TỈNH ỦY SÓC TRĂNG · ký: PHÓ BÍ THƯ …".

`paper_line(report)` is "" for a report that says nothing of the kind.
"""

from collections.abc import Iterator

from bot.messages import template
from bot.pages import shorten
from bot.render import spell_date
from knowledge import Report

_PART = 80


def paper_line(report: Report) -> str:
    """Return number, issuer, place and date, and who signed or wrote it; unescaped."""
    return " · ".join((*_identity(report), *_origin(report)))


def identity(report: Report) -> str:
    """Return but number and issuer, what a list has room for; unescaped."""
    return " · ".join(_identity(report))


def _identity(report: Report) -> Iterator[str]:
    paper = report.paper
    if paper.number:
        yield template("paper.number").format(number=shorten(paper.number, _PART))
    if paper.issuer:
        yield shorten(paper.issuer, _PART)


def _origin(report: Report) -> Iterator[str]:
    paper = report.paper
    if paper.place and report.date:
        yield template("paper.dated").format(place=paper.place, date=spell_date(report.date))
    if paper.signer:
        name = " ".join(part for part in (paper.role, paper.signer) if part)
        yield template("paper.signed").format(signer=shorten(name, _PART))
    elif paper.author:
        yield template("paper.author").format(author=shorten(paper.author, _PART))
