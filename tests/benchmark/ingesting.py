"""How long a thousand mixed reports take, in how much memory, and what a kill in the middle costs.

The made reports of tests/documents in every format, no two alike, a tenth of them in a zip; read by
`python -m knowledge ingest` as people run it. A second run is killed once some reports are in its
store and started anew: it must end with what the first one holds, and read none of them twice.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from knowledge.store.engine import opened
from knowledge.store.facts import load
from knowledge.store.reports import fingerprints
from tests.documents.build import FORMATS, as_zip
from tests.documents.gold import DOCUMENTS, Document

_ZIPPED = 10
_LONGEST_WAIT = 600.0
Held = Mapping[str, int]


def run(home: Path, count: int) -> dict[str, Any]:
    """Build the reports, ingest them whole, then killed and started anew."""
    folder = home / "reports"
    size = build(folder, count)
    whole, broken = home / "whole.sqlite3", home / "broken.sqlite3"
    spent = _timed(_command(folder, whole))
    reached = _killed(folder, broken, count)
    again = _timed(_command(folder, broken))
    return {
        "reports": count,
        "megabytes": round(size / 1e6, 1),
        **spent,
        "docs_per_s": round(count / spent["seconds"], 1),
        "facts": sum(held(whole).values()),
        "killed_after": reached,
        "restart_seconds": again["seconds"],
        "restart_added": _added(again["told"]),
        "same_as_whole": held(broken) == held(whole),
    }


def build(folder: Path, count: int) -> int:
    """Write so many reports, every format in turn, and return how many bytes they have."""
    folder.mkdir(parents=True)
    size, zipped = 0, {}
    for number in range(count):
        suffix = list(FORMATS)[number % len(FORMATS)]
        document = varied(DOCUMENTS[number // len(FORMATS) % len(DOCUMENTS)], number)
        data = FORMATS[suffix](document)
        size += len(data)
        name = f"{number:05}-{document.name}{suffix}"
        if number % _ZIPPED == _ZIPPED - 1:
            zipped[name] = data
        else:
            (folder / name).write_bytes(data)
    if zipped:
        (folder / "goi.zip").write_bytes(as_zip(zipped))
    return size


def varied(document: Document, number: int) -> Document:
    """Return a report that says something no other does."""
    own = f"Đợt này, đoàn kiểm tra số {number} đã làm việc với {100 + number} cơ sở trong tỉnh."
    return replace(document, parts=(*document.parts, own))


def held(store: Path) -> Held:
    """Return how many facts a store holds of each report."""
    with opened(str(store)) as engine:
        reports, facts = load(engine)
    counts = {report.name: 0 for report in reports}
    for fact in facts:
        counts[fact.report] += 1
    return counts


def _command(folder: Path, store: Path) -> list[str]:
    arguments = ["ingest", str(folder), "--store", str(store), "--json"]
    return [sys.executable, "-m", "knowledge", *arguments]


def _timed(command: list[str]) -> dict[str, Any]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu, 1),
        "largest_process_mb": round(after.ru_maxrss / 1024),
        "told": done.stdout,
    }


def _added(told: str) -> int:
    return len(json.loads(told)["added"])


def _killed(folder: Path, store: Path, count: int) -> int:
    """Start an ingestion, kill it when some but not all reports are in; return how many were."""
    process = subprocess.Popen(
        _command(folder, store), stdout=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + _LONGEST_WAIT
    while process.poll() is None and time.monotonic() < deadline:
        if _reached(store) > count // 4:
            os.killpg(process.pid, signal.SIGKILL)
            break
        time.sleep(0.05)
    process.wait()
    return _reached(store)


def _reached(store: Path) -> int:
    if not store.exists():
        return 0
    with opened(str(store)) as engine:
        return len(fingerprints(engine))


def render(result: dict[str, Any]) -> str:
    """Return the result as lines of text."""
    return "\n".join(
        (
            f"{result['reports']} mixed reports, {result['megabytes']} MB, {result['facts']} facts",
            f"  {result['seconds']} s ({result['docs_per_s']} docs/s), CPU {result['cpu_seconds']} "
            f"s, largest process {result['largest_process_mb']} MB",
            f"  killed after {result['killed_after']} reports, started anew: "
            f"{result['restart_seconds']} s, {result['restart_added']} read; "
            f"same as in one run: {result['same_as_whole']}",
        )
    )
