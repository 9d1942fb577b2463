"""Who signed a paper, as a fact: "CHÁNH ÁN / Lê Quang Trọng" tells who holds the office.

Only where the office stands above the name; who signs for another ("KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC")
holds the office named last.
"""

from collections.abc import Iterable

from knowledge.model import Fact, FactKind, Report, Span
from knowledge.recognize.people import recognize_people

_SIGNED = "ký báo cáo"
_FAR = 300  # letters from an office to the name below it


def extract_signer(report: Report, known: Iterable[Fact]) -> list[Fact]:
    """Return the signer of a paper with their office, unless a fact tells of that name there."""
    paper = report.paper
    if not (paper.signer and paper.role):
        return []
    name = report.text.rfind(paper.signer)
    above = report.text[max(0, name - _FAR) : max(name, 0)]
    office = _find_line(above, paper.role)
    if name < 0 or office < 0:
        return []
    span = Span(name, name + len(paper.signer))
    taken = (fact for fact in known if fact.kind is FactKind.PERSON)
    if any(fact.span.overlaps(span) for fact in taken):
        return []
    start = name - len(above) + office
    return [
        Fact(
            FactKind.PERSON,
            report.name,
            paper.signer,
            span.start,
            span.end,
            report.text[start : span.end],
            start,
            value=_bare_name(paper.signer),
            role=paper.role,
            action=_SIGNED,
            place=paper.area,
            own=(Span(start, span.end),),
            origins={"place": "letterhead"} if paper.area else {},
        )
    ]


def _find_line(text: str, role: str) -> int:
    """Return where the last line that is the office stands; a role's spaces may be several."""
    at, found = 0, -1
    for line in text.splitlines(keepends=True):
        if " ".join(line.split()) == role:
            found = at + len(line) - len(line.lstrip())
        at += len(line)
    return found


def _bare_name(signer: str) -> str:
    """Return a name without rank, spelt as names are: "Đại tá LÊ VĂN BÌNH" → "Lê Văn Bình"."""
    words = signer.title() if signer.isupper() else signer
    people = recognize_people(words)
    return people[0].value if people else words
