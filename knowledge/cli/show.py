"""Answers and facts for human eyes: the figure in bold, the sentence quoted, the source named."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from knowledge.ask import KnowledgeBase
from knowledge.computed import spell_working
from knowledge.model import Ambiguous, Answer, Candidate, Fact, FactKind, Found, Missing, Report
from knowledge.search.computing import SCOPE

_STYLES = {
    FactKind.FIGURE: "bold cyan",
    FactKind.QUOTE: "green",
    FactKind.PERSON: "magenta",
    FactKind.PLACE: "yellow",
    FactKind.DATE: "blue",
}
_NEAR = 3


def style_of(kind: FactKind) -> str:
    """Return the colour facts of this kind are shown in."""
    return _STYLES[kind]


def fact_line(fact: Fact) -> Text:
    """Return a fact on one line: its words, then its value and whatever slots it has."""
    line = Text("  ").append(fact.text, style=style_of(fact.kind))
    measure = " ".join(part for part in (fact.qualifier, fact.value, fact.unit) if part)
    slots = (measure, fact.subject, fact.action, fact.period, fact.place, fact.speaker, fact.role)
    known = " · ".join(slot for slot in slots if slot)
    return line.append(f"  {known}", style="dim")


def show_answer(screen: Console, base: KnowledgeBase, answer: Answer) -> None:
    """Print an answer with its sentence and source, or what lies near when there is none."""
    if isinstance(answer, Found):
        _show_verdict(screen, answer)
        _show_working(screen, answer)
        _show_all(screen, base, answer.facts)
        _show_near(screen, "Xem thêm:", answer.related)
    elif isinstance(answer, Ambiguous):
        screen.print(Text("Có nhiều câu trả lời, xin hỏi rõ hơn:", style="yellow"))
        _show_all(screen, base, answer.facts)
        _show_near(screen, "Xem thêm:", answer.related)
    else:
        screen.print(Text("Không có trong kho báo cáo.", style="yellow"))
        for missing in answer.missing:
            screen.print(Text(_unmet(missing), style="dim"))
        _show_near(screen, "Gần nhất (không phải câu trả lời):", answer.nearest)


_SCOPES = {
    "period": "thời gian", "place": "địa phương", "unit": "đơn vị", "value": "độ chính xác"
}  # fmt: skip


def _unmet(missing: Missing) -> str:
    if missing.slot == SCOPE:
        return f"Không tính được: các số liệu khác nhau về {_SCOPES[missing.text]}"
    return f"Không thấy: {missing.text}"


def _show_verdict(screen: Console, answer: Found) -> None:
    if answer.verdict is not None:
        screen.print(Text("Đúng." if answer.verdict else "Không đúng.", style="bold"))


def _show_working(screen: Console, answer: Found) -> None:
    if answer.computed:
        values = [candidate.fact.value or "0" for candidate in answer.facts]
        steps = spell_working(answer.computed, values)
        screen.print(Text(f"Tính từ báo cáo: {steps}", style="bold"))


def _show_all(screen: Console, base: KnowledgeBase, candidates: tuple[Candidate, ...]) -> None:
    for candidate in candidates:
        _show_fact(screen, base, candidate.fact)


def _show_fact(screen: Console, base: KnowledgeBase, fact: Fact) -> None:
    lead = " ".join(part for part in (fact.qualifier, fact.text) if part)
    if fact.qualifier and fact.qualifier.casefold() in fact.text.casefold():
        lead = fact.text
    about = ", ".join(part for part in (fact.place, fact.period_text) if part)
    headline = Text(lead, style=style_of(fact.kind))
    screen.print(headline.append(f"  ({about})" if about else "", style="not bold default"))
    screen.print(Padding(_quoted(fact), (0, 0, 0, 2)))
    report = base.report(fact.report)
    others = (f"Cũng nêu trong: {one.report}" for one in base.elsewhere(fact))
    lines = [source_line(report), *others]
    screen.print(Padding(Text("\n".join(lines), style="dim"), (0, 0, 1, 2)))


def source_line(report: Report) -> str:
    """Return what a report is: title, number, issuer, date and file."""
    paper = report.paper
    parts = (report.title, paper.number, paper.issuer, report.date, report.name)
    return " · ".join(part for part in parts if part)


def _quoted(fact: Fact) -> Text:
    """Return the sentence with the fact's own words standing out."""
    quoted = Text(f"“{fact.sentence}”", style="italic")
    start = fact.start - fact.sentence_start + 1
    quoted.stylize(style_of(fact.kind), start, start + len(fact.text))
    return quoted


def _show_near(screen: Console, heading: str, candidates: tuple[Candidate, ...]) -> None:
    if candidates:
        screen.print(Text(heading, style="dim"))
    for candidate in candidates[:_NEAR]:
        screen.print(fact_line(candidate.fact), soft_wrap=True)
