"""`check FILE…`: what would be extracted, shown in the text itself; nothing is stored."""

import argparse
from pathlib import Path

from rich.console import Console
from rich.text import Text

from knowledge.cli.output import complain, console
from knowledge.cli.show import fact_line, style_of
from knowledge.errors import UnreadableReport
from knowledge.ingest import Examined, examine
from knowledge.model import Fact, FactKind


def run(options: argparse.Namespace) -> int:
    """Show every file; exit code 1 when one could not be read."""
    return max([_check(path) for path in options.files])


def _check(path: Path) -> int:
    try:
        examined = examine(path)
    except UnreadableReport as error:
        complain(f"Không đọc được {path}: {error.reason}")
        return 1
    _show(console(), examined)
    return 0


def _show(screen: Console, examined: Examined) -> None:
    report = examined.report
    screen.rule(Text(f"{report.name} · {report.date or 'không rõ ngày'}"))
    screen.print(_highlighted(report.text, examined.facts))
    for kind in FactKind:
        facts = [fact for fact in examined.facts if fact.kind is kind]
        screen.print(Text(f"\n{kind.value}: {len(facts)}", style="bold"))
        for fact in facts:
            screen.print(fact_line(fact), soft_wrap=True)
    if examined.dropped:
        complain(f"Đã loại {examined.dropped} dữ kiện không khớp nguyên văn.")


def _highlighted(text: str, facts: tuple[Fact, ...]) -> Text:
    shown = Text(text)
    # The longest first, so that a figure inside a quote keeps its own colour.
    for fact in sorted(facts, key=lambda fact: fact.start - fact.end):
        shown.stylize(style_of(fact.kind), fact.start, fact.end)
    return shown
