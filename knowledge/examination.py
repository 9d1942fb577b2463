"""One file → its report and the facts that prove themselves; nothing is stored.

`examine(Path("so-ket.docx"))` → Examined(report=…, facts=(…), dropped=0).
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from knowledge.extract import describe, extract_facts
from knowledge.model import Fact, Report
from knowledge.read import read_report

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Examined:
    """A report, its facts that proved themselves, and how many did not."""

    report: Report
    facts: tuple[Fact, ...]
    dropped: int


def examine(
    path: Path, *, name: str | None = None, data: bytes | None = None, beside: bytes | None = None
) -> Examined:
    """Read one file and extract its facts; nothing is stored.

    `data` are its bytes and `beside` those of the YAML beside it, where they were read already.
    """
    report = describe(read_report(path, name=name, data=data, beside=beside))
    proven, dropped = _prove(report, extract_facts(report))
    return Examined(report, proven, dropped)


def _prove(report: Report, facts: Iterable[Fact]) -> tuple[tuple[Fact, ...], int]:
    proven: dict[str, Fact] = {}
    dropped = 0
    for fact in facts:
        key = fact.key
        if key not in proven and _is_verbatim(report, fact):
            proven[key] = fact
        else:
            _log.warning("%s: dropped %s at %d", report.name, fact.kind, fact.start)
            dropped += 1
    return tuple(proven.values()), dropped


def _is_verbatim(report: Report, fact: Fact) -> bool:
    return (
        fact.report == report.name
        and 0 <= fact.start < fact.end
        and fact.sentence_start >= 0
        and report.text[fact.start : fact.end] == fact.text
        and report.text.startswith(fact.sentence, fact.sentence_start)
    )
