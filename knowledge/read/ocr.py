"""Scanned pages → a PDF with a text layer, by a program of the system where it is installed.

`ocrmypdf` with the Vietnamese model of tesseract (Debian: apt install ocrmypdf tesseract-ocr-vie).
Pages that have a text layer are left as they are.
"""

import logging
import shutil
import subprocess
from pathlib import Path

_log = logging.getLogger(__name__)
_SECONDS = 300


def recognise_pages(path: Path, data: bytes) -> bytes | None:
    """Return the document with scanned pages recognised; None where that cannot be done."""
    program = shutil.which("ocrmypdf")
    if program is None:
        return None
    command = [program, "--skip-text", "-l", "vie", "--output-type", "pdf", "-q", "-", "-"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command of the system, the file on its input
            command, input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _log.warning("ocrmypdf did not read %s: %s", path.name, type(error).__name__)
        return None
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        _log.warning("ocrmypdf did not read %s: exit %d", path.name, done.returncode)
        return None
    return done.stdout
