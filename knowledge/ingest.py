"""Report files → facts in the store: each file for itself, the store all or nothing.

`ingest([Path("reports")], "kho.sqlite3")` → IngestResult(added=("soc-trang.txt",), …). A file that
cannot be read becomes a `FileFailure`, and what the store held of it before stays.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from knowledge.errors import UnreadableReport
from knowledge.extract import extract_facts, find_report_date
from knowledge.fingerprint import fingerprint
from knowledge.model import Fact, FileFailure, IngestResult, Report
from knowledge.read import file_bytes, read_report
from knowledge.read.folder import Found, collect
from knowledge.store.engine import opened
from knowledge.store.reports import Changes, Stored, fingerprints, save

_log = logging.getLogger(__name__)

OnProgress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Examined:
    """A report, its facts that proved themselves, and how many did not."""

    report: Report
    facts: tuple[Fact, ...]
    dropped: int


def ingest(
    paths: Sequence[Path],
    store: str,
    *,
    prune: bool = False,
    on_progress: OnProgress | None = None,
) -> IngestResult:
    """Read report files and folders into the store; `prune` drops reports no longer there."""
    found = collect(paths)
    with opened(store) as engine:
        batch = _Batch(fingerprints(engine), failed=list(found.failures))
        for done, (name, path) in enumerate(found.files.items(), start=1):
            batch.take(name, path)
            if on_progress is not None:
                on_progress(done, len(found.files), name)
        removed = batch.gone(found) if prune else ()
        total = save(engine, Changes(tuple(batch.stored), removed))
    return batch.result(removed, total)


def examine(path: Path, *, name: str | None = None, data: bytes | None = None) -> Examined:
    """Read one file and extract its facts; nothing is stored."""
    report = read_report(path, name=name, data=data)
    report = replace(report, date=find_report_date(report))
    proven, dropped = _prove(report, extract_facts(report))
    return Examined(report, proven, dropped)


def _prove(report: Report, facts: Iterable[Fact]) -> tuple[tuple[Fact, ...], int]:
    proven: dict[str, Fact] = {}
    dropped = 0
    for fact in facts:
        if _is_verbatim(report, fact) and fact.key not in proven:
            proven[fact.key] = fact
        else:
            _log.warning("%s: dropped %s at %d", report.name, fact.kind, fact.start)
            dropped += 1
    return tuple(proven.values()), dropped


def _is_verbatim(report: Report, fact: Fact) -> bool:
    return (
        fact.report == report.name
        and 0 <= fact.start < fact.end
        and fact.sentence_start >= 0
        and fact.span.cut(report.text) == fact.text
        and fact.sentence_span.cut(report.text) == fact.sentence
    )


@dataclass(slots=True)
class _Batch:
    """What an ingestion has gathered so far; nothing of it is written before the end."""

    known: dict[str, str]
    stored: list[Stored] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[FileFailure] = field(default_factory=list)
    dropped: int = 0

    def take(self, name: str, path: Path) -> None:
        """Examine a file unless the store holds it as it is; a fault is noted, never raised."""
        try:
            self._examine(name, path)
        except UnreadableReport as error:
            _log.warning("cannot read %s", error)
            self.failed.append(FileFailure(name, error.reason))
        except Exception as error:
            _log.exception("extraction of %s failed", path)
            kind = type(error).__name__
            self.failed.append(FileFailure(name, f"lỗi ngoài dự kiến khi trích xuất ({kind})"))

    def _examine(self, name: str, path: Path) -> None:
        data = file_bytes(path)
        current = fingerprint(name, hashlib.sha256(data).hexdigest())
        if self.known.get(name) == current:
            self.unchanged.append(name)
            return
        examined = examine(path, name=name, data=data)
        self.dropped += examined.dropped
        self.stored.append(Stored(examined.report, examined.facts, current))

    def gone(self, found: Found) -> tuple[str, ...]:
        """Return stored reports whose file is no longer there; none when that is uncertain."""
        if not found.complete:
            return ()
        failed = {failure.file for failure in self.failed}
        return tuple(sorted(self.known.keys() - found.files.keys() - failed))

    def result(self, removed: tuple[str, ...], total: int) -> IngestResult:
        """Return what changed, once it is written."""
        names = [item.report.name for item in self.stored]
        return IngestResult(
            added=tuple(name for name in names if name not in self.known),
            changed=tuple(name for name in names if name in self.known),
            removed=removed,
            unchanged=tuple(self.unchanged),
            failed=tuple(self.failed),
            facts=total,
            dropped=self.dropped,
        )
