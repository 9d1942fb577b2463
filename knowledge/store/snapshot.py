"""An index kept in a file beside the store, so that a start reads it instead of making it anew.

The file holds named sections of bytes and a stamp that tells what they were made from. It is
mapped, not read: what no question touches takes no memory. A file of another stamp, or one that
does not hold what it says (a checksum tells), counts as none; it can be made again.

    "HBCI" · checksum of all that follows · length of the header · header (JSON) · sections
"""

import hashlib
import json
import mmap
import os
import struct
import sys
import tempfile
import zlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from knowledge.store import tables
from knowledge.store.engine import reading

_MAGIC, _FORMAT = b"HBCI", 1
_OPENING = struct.Struct("<4sIQ")
_CHUNK, _MOST_HEADER = 1 << 20, 1 << 16
_ALIGNED = 8

Sections = Mapping[str, Any]


class Stretch:
    """A stretch of a file, read at each look: mapped, a large one would come to count as memory."""

    def __init__(self, file: BinaryIO, start: int, length: int) -> None:
        self._descriptor = os.dup(file.fileno())
        self._start, self._length = start, length

    def __del__(self) -> None:
        os.close(self._descriptor)

    def __len__(self) -> int:
        return self._length

    def __bytes__(self) -> bytes:
        return self[:]

    def __getitem__(self, cut: slice) -> bytes:
        start, stop, _ = cut.indices(self._length)
        return os.pread(self._descriptor, stop - start, self._start + start)


def stamp(engine: Engine, maker: str) -> str:
    """Return what changes when the store, or what makes an index of it, does."""
    columns = tables.reports.c
    told = (columns.name, columns.sha256, columns.fingerprint, columns.ingested_at)
    digest = hashlib.sha256(f"{_FORMAT} {sys.implementation.cache_tag} {maker}".encode())
    with reading(engine) as connection:
        for row in sorted(map(tuple, connection.execute(sa.select(*told)))):
            digest.update(repr(row).encode())
        count = connection.scalar(sa.select(sa.func.count()).select_from(tables.facts))
    digest.update(str(count).encode())
    return digest.hexdigest()


def write_snapshot(path: Path, made_from: str, sections: Sections) -> None:
    """Put the sections into a file, whole or not at all; raises OSError where it cannot be."""
    places: dict[str, tuple[int, int]] = {}
    end = 0
    for name, data in sections.items():
        places[name] = end, len(data)
        end += _padded(len(data))
    header = json.dumps({"stamp": made_from, "sections": places}).encode()
    header += b" " * (_padded(len(header)) - len(header))
    parts = [header]
    for data in sections.values():
        parts += [bytes(data), bytes(_padded(len(data)) - len(data))]
    path.parent.mkdir(parents=True, exist_ok=True)
    checksum = 0
    for part in parts:
        checksum = zlib.crc32(part, checksum)
    _replace(path, [_OPENING.pack(_MAGIC, checksum, len(header)), *parts])


def _replace(path: Path, parts: Sequence[bytes]) -> None:
    """Write a file aside and move it into place: who reads the old one goes on reading it."""
    with tempfile.NamedTemporaryFile(prefix=f"{path.name}.", dir=path.parent, delete=False) as file:
        try:
            file.writelines(parts)
            file.close()
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def open_snapshot(path: Path, made_from: str, apart: Collection[str] = ()) -> Sections | None:
    """Return the sections of a file, mapped, or None where it is not of this stamp or damaged.

    Those `apart` are not mapped but read, stretch by stretch (see `Stretch`).
    """
    try:
        with path.open("rb") as file:
            header = _checked_header(file, made_from)
            if header is None:
                return None
            mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            first, places = _OPENING.size + len(header), json.loads(header)["sections"]
            read = {name: Stretch(file, first + places[name][0], places[name][1]) for name in apart}
    except OSError:
        return None
    body = mapped[first:]
    return {name: body[start : start + size] for name, (start, size) in places.items()} | read


def _checked_header(file: BinaryIO, made_from: str) -> bytes | None:
    """Return the header of a file that is whole and of this stamp, None of any other."""
    opening = file.read(_OPENING.size)
    if len(opening) < _OPENING.size:
        return None
    magic, told, length = _OPENING.unpack(opening)
    header = file.read(min(length, _MOST_HEADER)) if magic == _MAGIC else b""
    if len(header) != length or f'"stamp": "{made_from}"'.encode() not in header:
        return None
    checksum = zlib.crc32(header)
    # Read past, for mapped pages would count as memory.
    while chunk := file.read(_CHUNK):
        checksum = zlib.crc32(chunk, checksum)
    return header if checksum == told else None


def _padded(length: int) -> int:
    return -(-length // _ALIGNED) * _ALIGNED
