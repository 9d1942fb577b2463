"""A process that examines files for another one, and may be stopped at any moment.

It reads jobs from standard input and answers on standard output, both as
pickles with their length before them. What a file makes a library do stays in here: memory is
bounded, and a crash takes this process alone.
"""

import logging
import os
import pickle
import struct
import sys
from pathlib import Path
from typing import BinaryIO

from knowledge.errors import UnreadableReport
from knowledge.examination import Examined, examine

LENGTH = struct.Struct(">Q")
_LOG = logging.getLogger(__name__)


def serve(jobs: BinaryIO, answers: BinaryIO) -> None:
    """Answer jobs until there are no more."""
    while head := jobs.read(LENGTH.size):
        job = pickle.loads(jobs.read(*LENGTH.unpack(head)))  # noqa: S301 - our parent's
        body = pickle.dumps(answer_to(*job), pickle.HIGHEST_PROTOCOL)
        answers.write(LENGTH.pack(len(body)) + body)
        answers.flush()


def answer_to(path: Path, name: str, data: bytes, beside: bytes = b"") -> Examined | str:
    """Return what was found in a file, or in Vietnamese why nothing was."""
    try:
        return examine(path, name=name, data=data, beside=beside)
    except UnreadableReport as error:
        return error.reason
    except MemoryError:
        return "tệp cần quá nhiều bộ nhớ để đọc"
    except Exception as error:
        _LOG.exception("extraction of %s failed", path)
        return f"lỗi ngoài dự kiến khi trích xuất ({type(error).__name__})"


def bound_memory(limit: int) -> None:
    """Let this process take so many bytes at most, where the system can hold it to that."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def main() -> None:
    """Serve on standard input and output; what libraries print goes elsewhere."""
    bound_memory(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
