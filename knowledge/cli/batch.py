"""JSON lines in, JSON lines out, in order: a malformed line gets an error line and the rest go on.

`{"id": 1, "question": "…"}` → `{"id": 1, "outcome": "found", …}`.
"""

import json
import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from knowledge.cli.output import emit
from knowledge.errors import KnowledgeError

_log = logging.getLogger(__name__)

Record = Mapping[str, Any]


class MalformedLineError(KnowledgeError):
    """A line of a batch does not say what the contract asks for."""


def run_batch(source: str, answer: Callable[[Record], Record]) -> int:
    """Answer every line of a file, or of standard input for "-"; return the exit code."""
    code = 0
    for line in _lines(source):
        result = _answered(line, answer)
        emit(result)
        if "error" in result:
            code = 1
    return code


def text_field(record: Record, name: str) -> str:
    """Return a field that must be text."""
    value = record.get(name)
    if not isinstance(value, str):
        raise MalformedLineError(f'thiếu trường "{name}" hoặc không phải chuỗi')
    return value


def _lines(source: str) -> Iterator[bytes]:
    # Bytes, so that one line in a wrong encoding spoils only itself.
    if source == "-":
        yield from (line for line in sys.stdin.buffer if line.strip())
        return
    try:
        with Path(source).open("rb") as lines:
            yield from (line for line in lines if line.strip())
    except OSError as error:
        raise KnowledgeError(f"Không đọc được {source}: {error.strerror}") from error


def _answered(line: bytes, answer: Callable[[Record], Record]) -> Record:
    number: object = None
    try:
        record = _record(line)
        number = record.get("id")
        return {"id": number, **answer(record)}
    except MalformedLineError as error:
        return {"id": number, "error": str(error)}
    except Exception as error:
        # A fault of ours may repeat on every line: the whole story only with --verbose.
        _log.error("line %r failed: %r", number, error, exc_info=_log.isEnabledFor(logging.INFO))
        return {"id": number, "error": f"{type(error).__name__}: {error}"}


def _record(line: bytes) -> Record:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except ValueError as error:
        raise MalformedLineError(f"dòng không phải JSON: {error}") from error
    if not isinstance(record, dict):
        raise MalformedLineError("dòng không phải một đối tượng JSON")
    return record
