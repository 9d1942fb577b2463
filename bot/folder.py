"""The report folder as /nap writes to it: safe names, sub-folders that exist, whole files only.

`place(folder, "so-ket.docx", data)` → "so-ket.docx", or "so-ket (2).docx" where that is another.
"""

import os
import re
import secrets
import unicodedata
from pathlib import Path

LONGEST = 120
LONGEST_SUFFIX = 20
# Besides what file systems refuse, marks that have a name read from right to left.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069\ud800-\udfff]+')
_HIDING = re.compile(r"[\s.~$]+")


def safe_name(name: str) -> str:
    """Return a file's name as it can lie in the folder and is met by the next reading.

    Hidden files, Word's lock files and a README are passed by there.
    """
    name = unicodedata.normalize("NFC", _UNSAFE.sub(" ", name)).rstrip()
    if hiding := _HIDING.match(name):
        name = name[hiding.end() :]
    stem, suffix = os.path.splitext(name)  # noqa: PTH122  (Path would take "a." for a suffix)
    if len(suffix.encode()) > LONGEST_SUFFIX:
        stem, suffix = name, ""
    if not stem or stem.partition(".")[0].casefold() == "readme":
        stem = f"bao-cao {stem}".strip()
    while len(f"{stem}{suffix}".encode()) > LONGEST and stem:
        stem = stem[:-1]
    return f"{stem.strip()}{suffix}"


def find_folder(reports: Path, words: str) -> str | None:
    """Return the sub-folder that is named, "" for the report folder; None when there is none."""
    named = unicodedata.normalize("NFC", words.strip().strip("/"))
    if not named:
        return ""
    for path in sorted(reports.iterdir()):
        same = unicodedata.normalize("NFC", path.name) == named
        if same and path.is_dir() and not path.name.startswith("."):
            return path.name
    return None


def is_taken(folder: Path, name: str, data: bytes) -> bool:
    """Whether another file has this name."""
    path = folder / name
    return path.exists() and not _holds(path, data)


def place(folder: Path, name: str, data: bytes, *, replace: bool = False) -> str:
    """Write a file, whole or not at all, and return the name it got; raises OSError."""
    stem, suffix = os.path.splitext(name)  # noqa: PTH122
    number, given = 1, name
    while not replace and is_taken(folder, given, data):
        number += 1
        given = f"{stem} ({number}){suffix}"
    path = folder / given
    if _holds(path, data):
        return given
    aside = folder / f".{secrets.token_hex(8)}.part"
    try:
        aside.write_bytes(data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return given


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
