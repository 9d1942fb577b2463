"""Report files → facts in the store: each file for itself, each report whole or not at all.

`ingest([Path("reports")], "kho.sqlite3")` → IngestResult(added=("soc-trang.txt",), …). A file that
cannot be read becomes a `FileFailure`, and what the store held of it before stays.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from knowledge.errors import UnreadableReport
from knowledge.examination import Examined, examine
from knowledge.fingerprint import fingerprint
from knowledge.model import FileFailure, IngestResult
from knowledge.read import bytes_beside, file_bytes
from knowledge.read.folder import Found, collect
from knowledge.read.formats import PLAIN
from knowledge.store.engine import opened
from knowledge.store.reports import Changes, Stored, fingerprints, save
from knowledge.worker import answer_to
from knowledge.workers import Answer, Job, Workers

__all__ = ["Examined", "OnProgress", "examine", "ingest"]

_log = logging.getLogger(__name__)

_FEW = 20
_FLUSH = 100  # reports written at once, so that an ingestion cut short goes on where it was

OnProgress = Callable[[int, int, str], None]


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
        write = partial(save, engine)
        batch = _Batch(fingerprints(engine), write, len(found.files), on_progress)
        batch.failed += found.failures
        for job, answer in examine_all(batch.jobs(found.files), found.files.values()):
            batch.keep(job, answer)
            if len(batch.stored) >= _FLUSH:
                batch.flush()
        removed = batch.gone(found) if prune else ()
        total = batch.flush(removed)
    return batch.result(removed, total)


def examine_all(jobs: Iterator[Job], paths: Iterable[Path]) -> Iterator[tuple[Job, Answer]]:
    """Yield each job with its answer: a few texts here, all else in processes that can be stopped.

    Starting a process costs more than reading a handful of texts, and text harms nobody.
    """
    if needs_workers(paths):
        with Workers() as workers:
            yield from workers.run(jobs)
    else:
        for job in jobs:
            yield job, answer_to(job.path, job.name, job.data, job.beside)


def needs_workers(paths: Iterable[Path]) -> bool:
    """Whether files are many, or of a kind that a library has to open."""
    paths = list(paths)
    return len(paths) > _FEW or not all(path.suffix.lower() in PLAIN for path in paths)


@dataclass(slots=True)
class _Batch:
    """What an ingestion has gathered so far, and what of it is written."""

    known: dict[str, str]
    write: Callable[[Changes], int]
    total: int
    on_progress: OnProgress | None
    through: int = 0
    written: list[str] = field(default_factory=list)
    stored: list[Stored] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[FileFailure] = field(default_factory=list)
    remarks: list[FileFailure] = field(default_factory=list)
    dropped: int = 0

    def jobs(self, files: Mapping[str, Path]) -> Iterator[Job]:
        """Yield the files that the store does not hold as they are; faults are noted."""
        for name, path in files.items():
            try:
                data = file_bytes(path)
            except UnreadableReport as error:
                self.fail(name, error.reason)
                continue
            beside = bytes_beside(path)
            current = fingerprint(name, hashlib.sha256(data + beside).hexdigest())
            if self.known.get(name) == current:
                self.unchanged.append(name)
                self.done(name)
            else:
                yield Job(path, name, data, current, beside)

    def keep(self, job: Job, answer: Answer) -> None:
        """Take what was found in a file, or note why nothing was."""
        if isinstance(answer, str):
            self.fail(job.name, answer)
            return
        self.dropped += answer.dropped
        self.remarks += [FileFailure(job.name, words) for words in answer.report.layout.remarks]
        self.stored.append(Stored(answer.report, answer.facts, job.fingerprint))
        self.done(job.name)

    def fail(self, name: str, reason: str) -> None:
        """Note that a file could not be read; what the store held of it stays."""
        _log.warning("cannot read %s: %s", name, reason)
        self.failed.append(FileFailure(name, reason))
        self.done(name)

    def done(self, name: str) -> None:
        """Tell that one more file is through."""
        self.through += 1
        if self.on_progress is not None:
            self.on_progress(self.through, self.total, name)

    def flush(self, removed: tuple[str, ...] = ()) -> int:
        """Write the reports gathered, each whole; return how many facts the store holds."""
        total = self.write(Changes(tuple(self.stored), removed))
        self.written += [item.report.name for item in self.stored]
        self.stored.clear()
        return total

    def gone(self, found: Found) -> tuple[str, ...]:
        """Return stored reports whose file is no longer there; none when that is uncertain."""
        if not found.complete:
            return ()
        failed = {failure.file for failure in self.failed}
        return tuple(sorted(self.known.keys() - found.files.keys() - failed))

    def result(self, removed: tuple[str, ...], total: int) -> IngestResult:
        """Return what changed, once it is written."""
        names = sorted(self.written)
        return IngestResult(
            added=tuple(name for name in names if name not in self.known),
            changed=tuple(name for name in names if name in self.known),
            removed=removed,
            unchanged=tuple(self.unchanged),
            failed=tuple(sorted(self.failed, key=lambda one: one.file)),
            remarks=tuple(sorted(self.remarks, key=lambda one: one.file)),
            facts=total,
            dropped=self.dropped,
        )
