"""`ingest PATH…`: files into the store, with a progress bar on a terminal.

Exit code 1 tells that some file failed; all the others are in the store all the same.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from knowledge.cli.output import complain, console, emit
from knowledge.ingest import OnProgress, ingest
from knowledge.model import IngestResult


def run(options: argparse.Namespace) -> int:
    """Ingest and tell what changed."""
    with _progress() as on_progress:
        result = ingest(options.paths, options.store, prune=options.prune, on_progress=on_progress)
    if options.json:
        emit(asdict(result))
    else:
        _tell(result)
    return 1 if result.failed else 0


@contextmanager
def _progress() -> Iterator[OnProgress | None]:
    screen = console(stderr=True)
    if not screen.is_terminal:
        yield None
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("đang đọc báo cáo")

        def on_progress(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=name)

        yield on_progress


def _tell(result: IngestResult) -> None:
    screen = console()
    screen.print(
        f"Thêm {len(result.added)}, cập nhật {len(result.changed)}, bỏ {len(result.removed)}, "
        f"giữ nguyên {len(result.unchanged)} báo cáo; kho có {result.facts} dữ kiện."
    )
    if result.dropped:
        complain(f"Đã loại {result.dropped} dữ kiện không khớp nguyên văn.")
    for remark in result.remarks:
        complain(f"Lưu ý {remark.file}: {remark.reason}")
    for failure in result.failed:
        complain(f"Không đọc được {failure.file}: {failure.reason}")
