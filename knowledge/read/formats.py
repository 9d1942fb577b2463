"""Which reader reads which kind of file; each is imported when the first such file is met."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from knowledge.errors import UnsupportedFormat
from knowledge.read.pieces import Content

_READERS = {
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".doc": "doc",
    ".rtf": "rtf",
    ".odt": "odf",
    ".ods": "odf",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".csv": "csv_table",
    ".tsv": "csv_table",
    ".pdf": "pdf",
}
PLAIN = frozenset({".txt", ".text", ".md"})
# What people keep reports in and no reader exists for: such a file deserves a word.
_OTHERS = {
    ".xls": ".xlsx",
    ".ppt": ".pdf",
    ".pptx": ".pdf",
    ".odp": ".pdf",
    ".wps": ".docx",
    ".pages": ".docx",
    ".rar": ".zip",
    ".7z": ".zip",
}
DOCUMENTS = PLAIN | _READERS.keys() | _OTHERS.keys()


Reader = Callable[[Path, bytes], Content]


def find_reader(path: Path) -> Reader:
    """Return what reads a file of this kind; raises UnsupportedFormat saying what to do."""
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        better = _OTHERS.get(suffix, ".docx, .pdf, .xlsx, .html, .txt")
        kind = suffix or "không có đuôi"
        raise UnsupportedFormat(
            path, f"chưa đọc được định dạng {kind} (hãy lưu lại thành {better})"
        )
    module = import_module(f"knowledge.read.{_READERS[suffix]}")
    reader: Reader = module.read
    return reader
