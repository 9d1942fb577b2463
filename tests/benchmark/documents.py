"""How fast documents are read, by format, beside the plain read of the library that opens them.

CPU time of one process, over the made reports of tests/documents; "facts" is reading and all else.
"""

import io
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2

from knowledge.ingest import examine
from knowledge.read import read_report
from tests.documents.build import FORMATS
from tests.documents.gold import DOCUMENTS

_ROUNDS = 5


def run() -> dict[str, Any]:
    """Measure each format."""
    return {suffix: _measure(suffix) for suffix in FORMATS}


def _measure(suffix: str) -> dict[str, float | None]:
    files = [FORMATS[suffix](document) for document in DOCUMENTS]
    path = Path(f"a{suffix}")
    read = _seconds(lambda data: read_report(path, data=data), files)
    facts = _seconds(lambda data: examine(path, data=data), files)
    plain = _seconds(_PLAIN[suffix], files) if suffix in _PLAIN else None
    return {
        "docs_per_s": round(1 / facts, 1),
        "mb_per_s": round(sum(map(len, files)) / len(files) / facts / 1e6, 3),
        "read_ms": round(1000 * read, 2),
        "facts_ms": round(1000 * facts, 2),
        "read_times_library": round(read / plain, 2) if plain else None,
        "facts_times_library": round(facts / plain, 2) if plain else None,
    }


def _seconds(work: Callable[[bytes], object], files: Sequence[bytes]) -> float:
    """Return the least CPU time that one file takes."""
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        for data in files:
            work(data)
        times.append(time.process_time() - start)
    return min(times) / len(files)


def _plain_pdf(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _plain_docx(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def _plain_xlsx(data: bytes) -> list[object]:
    sheet: Any = openpyxl.load_workbook(io.BytesIO(data), data_only=True).active
    return [list(row) for row in sheet.values]


_PLAIN: dict[str, Callable[[bytes], object]] = {
    ".pdf": _plain_pdf,
    ".docx": _plain_docx,
    ".xlsx": _plain_xlsx,
}


def render(result: dict[str, Any]) -> str:
    """Return the result as lines of text."""
    lines = ["documents, CPU time a file, one process; × is against the library's plain read"]
    for suffix, cell in result.items():
        times = ""
        if cell["read_times_library"]:
            times = f"read {cell['read_times_library']} ×, facts {cell['facts_times_library']} ×"
        lines.append(
            f"  {suffix:<6} {cell['docs_per_s']:>7} docs/s {cell['mb_per_s']:>7} MB/s   "
            f"read {cell['read_ms']:>6} ms, facts {cell['facts_ms']:>6} ms   {times}".rstrip()
        )
    return "\n".join(lines)
