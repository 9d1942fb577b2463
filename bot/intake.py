"""A file that an admin sends, read apart from the store: what is in it, and whether it is new.

`examine("so-ket.docx", data)` → Intake with its reports, facts and faults; `tell(intake, …)` → the
summary with *Giữ lại* and *Bỏ*. Nothing is stored before it is kept.
"""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import knowledge
from bot.listing import spell_count
from bot.messages import template
from bot.pages import shorten
from bot.render import date_of, describe, figure, say, title_of
from bot.reply import Button, Reply
from knowledge import Fact, FactKind, FileFailure, KnowledgeBase, Report

REPORTS = 8
SHOWN = 5
FAULTS = 8
WORDS = 160
KINDS = (FactKind.FIGURE, FactKind.QUOTE, FactKind.PERSON, FactKind.PLACE, FactKind.DATE)


@dataclass(frozen=True, slots=True)
class Intake:
    """What was found in a file; an archive may hold several reports."""

    name: str
    sha256: str
    reports: tuple[Report, ...]
    facts: tuple[Fact, ...]
    failed: tuple[FileFailure, ...]
    remarks: tuple[FileFailure, ...]


def examine(name: str, data: bytes) -> Intake:
    """Read a file as the report folder's are read; its faults are told, not raised."""
    with tempfile.TemporaryDirectory(prefix="nap-") as folder:
        file, store = Path(folder, name), str(Path(folder, "store.sqlite3"))
        file.write_bytes(data)
        result = knowledge.ingest([file], store)
        base = knowledge.open_knowledge(store)
    sha256 = hashlib.sha256(data).hexdigest()
    reports, facts = tuple(base.reports), tuple(base.facts)
    return Intake(name, sha256, reports, facts, result.failed, result.remarks)


def find_twins(intake: Intake, served: KnowledgeBase) -> dict[str, str]:
    """Return which reports the store holds already: theirs → the store's name, by bytes or text."""
    by_bytes = {report.sha256: report.name for report in served.reports}
    by_text = {_words(report): report.name for report in served.reports}
    found = {
        one.name: by_bytes.get(one.sha256) or by_text.get(_words(one)) for one in intake.reports
    }
    return {name: twin for name, twin in found.items() if twin}


def tell(intake: Intake, twins: dict[str, str], token: str, *, taken: bool) -> Reply:
    """Return the summary; without buttons when there is nothing new to keep."""
    lines = [say("intake.head", file=shorten(intake.name, WORDS))]
    lines += [_report(one, intake.facts) for one in intake.reports[:REPORTS]]
    if len(intake.reports) > REPORTS:
        lines.append(say("intake.more", count=len(intake.reports) - REPORTS))
    lines += _examples(intake.facts)
    lines += _faults("intake.failure", intake.failed) + _faults("intake.remark", intake.remarks)
    lines += [say("intake.twin", file=name, twin=twin) for name, twin in twins.items()]
    if not intake.reports or len(twins) == len(intake.reports):
        lines.append(say("intake.nothing_new" if intake.reports else "intake.unreadable"))
        return Reply("\n".join(lines))
    if taken:
        lines.append(say("intake.taken", file=intake.name))
    lines.append(say("intake.keep_or_drop"))
    return Reply("\n".join(lines), _buttons(token, taken=taken))


def _buttons(token: str, *, taken: bool) -> tuple[tuple[Button, ...], ...]:
    names = ("keep", "swap", "drop") if taken else ("keep", "drop")
    labels = {"keep": "intake.keep_both" if taken else "intake.keep"}
    row = [Button(template(labels.get(one, f"intake.{one}")), f"k:{one}:{token}") for one in names]
    return (tuple(row),)


def _report(report: Report, facts: Sequence[Fact]) -> str:
    mine = [fact for fact in facts if fact.report == report.name]
    counts = [(kind, sum(fact.kind is kind for fact in mine)) for kind in KINDS]
    told = ", ".join(
        say(f"intake.{kind.value}", count=spell_count(count)) for kind, count in counts if count
    )
    facts_found = told or template("intake.no_facts")
    return say("intake.report", title=title_of(report), date=date_of(report), facts=facts_found)


def _examples(facts: Sequence[Fact]) -> list[str]:
    figures = [fact for fact in facts if fact.kind is FactKind.FIGURE]
    shown = figures[:SHOWN]
    lines = [
        say("intake.figure_found", figure=shorten(figure(one), WORDS), about=_about(one))
        for one in shown
    ]
    left = len(figures) - len(shown)
    return lines + ([say("intake.more_figures", count=spell_count(left))] if left else [])


def _about(fact: Fact) -> str:
    about = shorten(describe(fact), WORDS)
    return f" · {about}" if about else ""


def _faults(key: str, faults: Sequence[FileFailure]) -> list[str]:
    return [
        say(key, file=shorten(one.file, WORDS), reason=shorten(one.reason, WORDS))
        for one in faults[:FAULTS]
    ]


def _words(report: Report) -> str:
    return " ".join(report.text.split())
