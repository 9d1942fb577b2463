"""`facts`: everything the store holds, one line a fact, for people or as JSON lines."""

import argparse

from rich.text import Text

from knowledge.ask import open_knowledge
from knowledge.cli.output import console, emit
from knowledge.cli.records import stored_record
from knowledge.cli.show import fact_line


def run(options: argparse.Namespace) -> int:
    """Print every stored fact."""
    base = open_knowledge(options.store)
    if options.json:
        for fact in base.facts:
            emit(stored_record(fact, base.report(fact.report)))
        return 0
    screen = console()
    report = None
    for fact in base.facts:
        if fact.report != report:
            report = fact.report
            screen.print(Text(f"\n{report}", style="bold"))
        screen.print(fact_line(fact), soft_wrap=True)
    screen.print(Text(f"{len(base.facts)} dữ kiện trong {len(base.reports)} báo cáo.", style="dim"))
    return 0
