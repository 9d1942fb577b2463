"""Documents that are zip archives of XML: opened with limits, so that none can fill the memory.

`Package(path, data).xml("word/document.xml")` → the root element. What a file claims to unpack to
is checked before it is unpacked, and again while it is; no entity is resolved, nothing is fetched.
"""

import io
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import UnreadableReport

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_MEMBER = 50 << 20
MAX_TOTAL = 150 << 20
MAX_RATIO = 200
_FREE = 1 << 20  # below this a member may be packed as tightly as it likes
MAX_MEMBERS = 5000
_PROLOGUE = 4096


def open_zip(path: Path, data: bytes) -> zipfile.ZipFile:
    """Return an archive whose members are few and small enough; raises UnreadableReport."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableReport(path, "tệp hỏng, không mở được phần nén bên trong") from error
    if len(members) > MAX_MEMBERS:
        raise UnreadableReport(path, f"tệp nén có hơn {MAX_MEMBERS} mục bên trong")
    if sum(member.file_size for member in members) > MAX_TOTAL:
        raise UnreadableReport(path, f"giải nén ra quá lớn (hơn {MAX_TOTAL >> 20} MB)")
    return archive


def read_member(path: Path, archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the bytes of a member; raises UnreadableReport for a bomb, a lock or damage."""
    try:
        member = archive.getinfo(name)
    except KeyError as error:
        raise UnreadableReport(path, f"tệp hỏng, thiếu phần {name}") from error
    if member.flag_bits & 1:
        raise UnreadableReport(path, "tệp nén có mật khẩu")
    packed = max(1, member.compress_size)
    if member.file_size > MAX_MEMBER or member.file_size > max(_FREE, MAX_RATIO * packed):
        raise UnreadableReport(path, "giải nén ra quá lớn so với tệp (nghi là bom nén)")
    try:
        with archive.open(member) as stream:
            data = stream.read(MAX_MEMBER + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise UnreadableReport(path, f"tệp hỏng ở phần {name}") from error
    if len(data) > MAX_MEMBER:
        raise UnreadableReport(path, "giải nén ra quá lớn so với tệp (nghi là bom nén)")
    return data


class Package:
    """An office document: an archive of XML parts."""

    def __init__(self, path: Path, data: bytes) -> None:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            reason = "tệp có mật khẩu, hoặc là định dạng Office cũ mang đuôi mới"
            raise UnreadableReport(path, reason)
        self._path = path
        self._archive = open_zip(path, data)
        self.names = frozenset(self._archive.namelist())

    def xml(self, name: str) -> "_Element":
        """Return the root of a part."""
        return parse_xml(self._path, read_member(self._path, self._archive, name), name)

    def optional(self, name: str) -> "_Element | None":
        """Return the root of a part, or None where there is none."""
        return self.xml(name) if name in self.names else None

    @property
    def has_macros(self) -> bool:
        """Whether a program lies inside; it is never run."""
        return any(name.endswith("vbaProject.bin") or "/Basic/" in name for name in self.names)


def parse_xml(path: Path, data: bytes, name: str) -> "_Element":
    """Return the root of some XML, without entities, DTD or anything from outside."""
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error).lower():
            raise UnreadableReport(path, f"phần {name} lồng nhau quá sâu") from error
        raise UnreadableReport(path, f"tệp hỏng ở phần {name}") from error
    if b"<!DOCTYPE" in data[:_PROLOGUE] or b"<!ENTITY" in data:
        raise UnreadableReport(
            path, f"phần {name} khai báo thực thể XML, không an toàn nên không đọc"
        )
    return root
