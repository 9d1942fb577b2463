"""When a file must be read anew: its bytes changed, or the way we read did.

The second half is a hash of the code and the lexicon that make facts, so that nobody has to
remember to raise a version: after an upgrade every report is read once more, and only then.
"""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_HOUSE = Path(__file__).parent
_MAKERS = (
    "model.py",
    "layout.py",
    "examination.py",
    "text",
    "lexicon",
    "recognize",
    "read",
    "extract",
)
_INDEX_MAKERS = ("model.py", "layout.py", "text", "lexicon", "recognize", "search")


def fingerprint(name: str, sha256: str) -> str:
    """Return what changes when these bytes under this name may give other facts."""
    whole = "\n".join((extraction_version(), name, sha256))
    return hashlib.sha256(whole.encode()).hexdigest()


def extraction_version() -> str:
    """Return a hash of everything facts are made by."""
    return _version(_MAKERS)


def index_version() -> str:
    """Return a hash of everything an index of facts is made by."""
    return _version(_INDEX_MAKERS)


@cache
def _version(makers: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for path in _files(makers):
        digest.update(path.relative_to(_HOUSE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(makers: tuple[str, ...]) -> Iterator[Path]:
    for maker in makers:
        path = _HOUSE / maker
        files = [path] if path.is_file() else path.rglob("*")
        yield from sorted(file for file in files if file.is_file() and file.suffix != ".pyc")
