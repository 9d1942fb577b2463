"""Files given to processes of their own: several at once, each within limits of time and memory.

    with Workers() as workers:
        for job, answer in workers.run(jobs): …   # an Examined, or why there is none

A process that takes too long, or dies, is replaced; its file fails and the others go on.
"""

import os
import pickle
import select
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from knowledge.examination import Examined
from knowledge.worker import LENGTH

MEMORY = 3 << 30  # bytes of address space
SECONDS, SECONDS_PER_MB = 120.0, 30.0
_MOST = 4
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be examined: where it lies, its name in the store, its bytes and fingerprint.

    `beside` holds the bytes of the YAML beside it, if there is one.
    """

    path: Path
    name: str
    data: bytes = field(repr=False)
    fingerprint: str = ""
    beside: bytes = field(default=b"", repr=False)


Answer = Examined | str


class Workers:
    """A few processes that examine files; started when the first job comes, ended by `with`."""

    def __init__(
        self,
        count: int | None = None,
        *,
        seconds: float = SECONDS,
        seconds_per_mb: float = SECONDS_PER_MB,
        memory: int = MEMORY,
    ) -> None:
        self._count = count or max(1, min(_MOST, os.cpu_count() or 1))
        self._seconds, self._per_mb, self._memory = seconds, seconds_per_mb, memory
        self._idle: list[_Process] = []
        self._busy: dict[int, _Process] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in (*self._idle, *self._busy.values()):
            process.stop()

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes that run."""
        return [process.pid for process in (*self._idle, *self._busy.values())]

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Answer]]:
        """Yield each job with its answer, as they come."""
        waiting = iter(jobs)
        more = True
        while more or self._busy:
            while more and len(self._busy) < self._count:
                job = next(waiting, None)
                more = job is not None
                if job is not None:
                    yield from self._start(job)
            yield from self._collect()

    def _start(self, job: Job) -> Iterator[tuple[Job, Answer]]:
        process = self._idle.pop() if self._idle else _Process(self._memory)
        limit = self._seconds + self._per_mb * len(job.data) / (1 << 20)
        if process.take(job, limit):
            self._busy[process.fileno()] = process
        else:
            process.stop()
            yield job, _DIED

    def _collect(self) -> Iterator[tuple[Job, Answer]]:
        """Wait until some process answers, ends or runs out of time."""
        if not self._busy:
            return
        left = max(0.0, min(process.deadline for process in self._busy.values()) - time.monotonic())
        ready, _, _ = select.select(list(self._busy), [], [], left)
        for number in ready:
            process = self._busy[number]
            answer = process.read()
            if answer is not None:
                yield self._release(process), answer
        now = time.monotonic()
        for process in [one for one in self._busy.values() if one.deadline <= now]:
            seconds = round(process.limit)
            process.broken = True
            yield self._release(process), f"đọc quá lâu (hơn {seconds} giây) nên đã dừng"

    def _release(self, process: "_Process") -> Job:
        del self._busy[process.fileno()]
        if process.broken:
            process.stop()
        else:
            self._idle.append(process)
        return process.job


_DIED = "tệp làm chương trình đọc dừng đột ngột (có thể hỏng, hoặc cần quá nhiều bộ nhớ)"


class _Process:
    """A worker and what has come of its answer."""

    job: Job
    limit: float
    deadline: float

    def __init__(self, memory: int) -> None:
        start = f"import sys; sys.path[:] = {sys.path!r}; from knowledge.worker import main; main()"
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-c", start, str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # No more than it needs: none of our secrets, but the way to antiword and the like.
            env={"PATH": os.pathsep.join(os.get_exec_path()), "PYTHONUTF8": "1"},
        )
        self._answer = bytearray()
        self.broken = False

    def fileno(self) -> int:
        """Return the descriptor on which answers come."""
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def take(self, job: Job, limit: float) -> bool:
        """Give a job to the process; False when it is gone."""
        self.job, self.limit = job, limit
        self.deadline = time.monotonic() + limit
        self._answer.clear()
        body = pickle.dumps((job.path, job.name, job.data, job.beside), pickle.HIGHEST_PROTOCOL)
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(LENGTH.pack(len(body)) + body)
            self._process.stdin.flush()
        except OSError:
            return False
        return True

    def read(self) -> Answer | None:
        """Return the answer once it is whole; that the process died when it did."""
        chunk = os.read(self.fileno(), _CHUNK)
        if not chunk:
            self.broken = True
            return _DIED
        self._answer += chunk
        if len(self._answer) < LENGTH.size:
            return None
        (size,) = LENGTH.unpack_from(self._answer)
        if len(self._answer) < LENGTH.size + size:
            return None
        found: Answer = pickle.loads(self._answer[LENGTH.size :])  # noqa: S301 - our own child's
        return found

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
