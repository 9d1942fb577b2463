"""Old Word documents (.doc): read by a program of the system, for no library of Python reads them.

`antiword` is small (Debian: apt install antiword); LibreOffice is taken where it is there. Without
either the file is refused with words on what to do.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from knowledge.errors import UnreadableReport, UnsupportedFormat
from knowledge.read import docx
from knowledge.read.pieces import Content, Paragraph
from knowledge.read.text_tables import table_pieces

_SECONDS = 60
_ABSENT = (
    "muốn đọc .doc cần cài chương trình antiword (apt install antiword) hoặc LibreOffice; "
    "hoặc hãy lưu lại thành .docx"
)


def read(path: Path, data: bytes) -> Content:
    """Return the content of a .doc file."""
    if data.startswith(b"PK\x03\x04"):
        return docx.read(path, data)
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableReport(path, "nội dung không phải tài liệu Word như đuôi tệp cho biết")
    if program := shutil.which("antiword"):
        return _by_antiword(path, data, program)
    if program := shutil.which("soffice") or shutil.which("libreoffice"):
        return _by_libreoffice(path, data, program)
    raise UnsupportedFormat(path, _ABSENT)


def _by_antiword(path: Path, data: bytes, program: str) -> Content:
    command = [program, "-m", "UTF-8.txt", "-w", "0", "-"]
    text = _run(path, command, data).decode("utf-8", "replace")
    return Content(tuple(table_pieces(text)) or (Paragraph(text),))


def _by_libreoffice(path: Path, data: bytes, program: str) -> Content:
    with tempfile.TemporaryDirectory(prefix="doc-") as home:
        source = Path(home, "in.doc")
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{home}/profile"
        to_docx = ["--headless", "--convert-to", "docx", "--outdir", home, str(source)]
        _run(path, [program, profile, *to_docx], b"")
        made = source.with_suffix(".docx")
        if not made.exists():
            raise UnreadableReport(path, "LibreOffice không mở được tệp")
        return docx.read(path, made.read_bytes())


def _run(path: Path, command: list[str], data: bytes) -> bytes:
    """Return what a program prints; it may be stopped, and its fault is the file's."""
    name = Path(command[0]).name
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command of the system, the file on its input
            command, input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableReport(path, f"{name} đọc quá {_SECONDS} giây") from error
    except OSError as error:
        raise UnreadableReport(path, f"không chạy được {name} ({error.strerror})") from error
    if done.returncode:
        raise UnreadableReport(path, f"{name} không đọc được tệp, có thể tệp hỏng hoặc có mật khẩu")
    return done.stdout
