"""Reports inside a zip archive, as if it were a folder: "goi.zip/2019/so-ket.docx".

Nothing is ever unpacked to the disk; a name that points outside ("../../etc") is refused.
"""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from knowledge.errors import UnreadableReport
from knowledge.read.packages import open_zip, read_member

SUFFIX = ".zip"


def is_archive(path: Path) -> bool:
    """Tell whether a file is an archive by its name."""
    return path.suffix.lower() == SUFFIX


def find_archive(path: Path) -> Path | None:
    """Return the archive that a path leads through, or None."""
    return next((one for one in path.parents if is_archive(one) and one.is_file()), None)


def list_archive(path: Path, data: bytes) -> Iterator[tuple[str, str | None]]:
    """Yield the names of the files inside, each with the reason why it may not be read, if any."""
    for member in open_zip(path, data).infolist():
        if member.is_dir():
            continue
        name = _name(member.filename, member.flag_bits)
        place = PurePosixPath(name.replace("\\", "/"))
        if place.is_absolute() or ".." in place.parts or ":" in place.parts[0]:
            yield place.name or "?", "đường dẫn trong tệp nén trỏ ra ngoài, không đọc"
        elif is_archive(Path(place)):
            yield place.as_posix(), "tệp nén nằm trong tệp nén; hãy giải nén trước"
        else:
            yield place.as_posix(), None


def read_archived(path: Path, archive: Path, load: Callable[[Path], bytes]) -> bytes:
    """Return the bytes of a file inside an archive; `load` reads that whole when it changed."""
    stamp = archive.stat()
    opened, members = _opened(archive, (stamp.st_mtime_ns, stamp.st_size), load)
    wanted = path.relative_to(archive).as_posix()
    if wanted not in members:
        raise UnreadableReport(path, "không tìm thấy tệp trong tệp nén")
    return read_member(path, opened, members[wanted])


# An archive of a thousand reports is read for each of them: one is kept open.
@lru_cache(maxsize=1)
def _opened(
    archive: Path, _stamp: tuple[int, int], load: Callable[[Path], bytes]
) -> tuple[ZipFile, dict[str, str]]:
    """Return an archive and its members by the name they are meant to have, the first of each."""
    opened = open_zip(archive, load(archive))
    names = (
        (_name(member.filename, member.flag_bits).replace("\\", "/"), member.filename)
        for member in reversed(opened.infolist())
    )
    return opened, dict(names)


def _name(filename: str, flags: int) -> str:
    """Return a name as it was meant: older programs store UTF-8 without saying so."""
    if not flags & 0x800:
        with suppress(UnicodeError):
            filename = filename.encode("cp437").decode("utf-8")
    return unicodedata.normalize("NFC", filename)
