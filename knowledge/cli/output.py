"""Where words go: JSON lines to standard output, one at a time; remarks to standard error."""

import json
import sys
from collections.abc import Mapping
from io import TextIOWrapper

from rich.console import Console


def speak_utf8() -> None:
    """Make both streams UTF-8, whatever the locale, and give lines away as they are written."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)


def emit(record: Mapping[str, object]) -> None:
    """Write one JSON line to standard output."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def complain(words: str) -> None:
    """Write a remark to standard error."""
    sys.stderr.write(f"{words}\n")


def console(*, stderr: bool = False) -> Console:
    """Return a console for people: colours only on a terminal, our text never read as markup."""
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)
