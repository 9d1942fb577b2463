"""PDF with a text layer: words by their places on the page, in reading order, lines re-joined.

A page without letters, or whose letters lead nowhere (fonts without a Unicode map), is refused for
itself, "trang 3: không có lớp chữ", while the others are read; `ocrmypdf` is asked where installed.
"""

import ctypes
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import UnreadableReport
from knowledge.read.ocr import recognise_pages
from knowledge.read.pdf_page import Letter, Page, build_page
from knowledge.read.pdf_rules import Box, find_tables
from knowledge.read.pdf_text import find_setting, page_pieces, strip_running
from knowledge.read.pieces import Content, Piece
from knowledge.read.unwrap import join_pages
from knowledge.text.syllables import is_syllable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MAX_PAGES = 2000
MAX_LETTERS = 5_000_000
_SHOWN = 10
_LEGAL = 0.5  # of the words with letters; right Vietnamese has .9 and more
_FEWEST = 12
_SPACE = ord(" ")
_LINE_ENDS = frozenset(map(ord, "\r\n\0"))


def read(path: Path, data: bytes) -> Content:
    """Return the content of a .pdf file; raises UnreadableReport when no page can be read."""
    pages, refused = _read_pages(path, data)
    if refused and shutil.which("ocrmypdf"):
        seen = recognise_pages(path, data)
        if seen is not None:
            pages, refused = _read_pages(path, seen)
    remarks = tuple(f"trang {number}: {reason}" for number, reason in refused[:_SHOWN])
    if len(refused) > _SHOWN:
        remarks += (f"và {len(refused) - _SHOWN} trang khác không đọc được",)
    if not pages:
        raise UnreadableReport(path, "; ".join(remarks) or "tệp PDF không có trang nào")
    strip_running(pages)
    setting = find_setting(pages)
    pieces: list[Piece] = [piece for page in pages for piece in page_pieces(page, setting)]
    return Content(tuple(join_pages(pieces)), remarks=remarks)


def _read_pages(path: Path, data: bytes) -> tuple[list[Page], list[tuple[int, str]]]:
    document = _open(path, data)
    pages: list[Page] = []
    refused: list[tuple[int, str]] = []
    letters = 0
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableReport(path, f"tệp PDF có hơn {MAX_PAGES} trang")
        for number in range(len(document)):
            page, reason = _read_page(document, number)
            if page is None:
                refused.append((number + 1, reason))
                continue
            letters += sum(len(run.text) for run in page.runs)
            if letters > MAX_LETTERS:
                raise UnreadableReport(path, "tệp PDF có quá nhiều chữ")
            pages.append(page)
    finally:
        document.close()
    return pages, refused


def _open(path: Path, data: bytes) -> "PdfDocument":
    import pypdfium2 as pdfium  # noqa: PLC0415

    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableReport(path, "tệp PDF có mật khẩu") from error
        raise UnreadableReport(path, "tệp PDF hỏng, không mở được") from error


def _read_page(document: "PdfDocument", number: int) -> tuple[Page | None, str]:
    """Return a page, or why it cannot be read."""
    import pypdfium2 as pdfium  # noqa: PLC0415

    try:
        raw = document[number]
    except pdfium.PdfiumError:
        return None, "trang hỏng"
    try:
        letters = list(_letters(raw))
        text = "".join(letter[0] for letter in letters)
        if not text.strip():
            return None, "không có lớp chữ (bản quét), cần nhận dạng chữ (OCR)"
        if not _is_legible(text):
            return None, "phông chữ không có bảng mã, chữ lấy ra không đọc được"
        size = raw.get_size()
        tables = find_tables(_drawn(raw), *size)
        return build_page(number + 1, size, tables, letters), ""
    except pdfium.PdfiumError:
        return None, "trang hỏng"
    finally:
        raw.close()


def _letters(page: "PdfPage") -> Iterator[Letter]:
    """Yield the letters of a page with their places, in the order pdfium finds them."""
    from pypdfium2 import raw  # noqa: PLC0415

    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        height = page.get_height()
        box = raw.FS_RECTF()
        place = ctypes.byref(box)
        get_box, get_letter = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetUnicode
        for at in range(raw.FPDFText_CountChars(handle)):
            code = get_letter(handle, at)
            if code == _SPACE:  # where it stands is asked of no space
                yield " ", 0.0, 0.0, 0.0, 0.0
            elif code not in _LINE_ENDS:
                get_box(handle, at, place)
                yield chr(code), box.left, height - box.top, box.right, height - box.bottom
    finally:
        textpage.close()


def _drawn(page: "PdfPage") -> Iterator[Box]:
    """Yield the bounds of what is drawn: rules of tables among it."""
    from pypdfium2 import raw  # noqa: PLC0415

    height = page.get_height()
    for drawn in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3):
        left, bottom, right, top = drawn.get_bounds()
        yield Box(left, height - top, right, height - bottom)


def _is_legible(text: str) -> bool:
    words = [word for word in text.split() if word.isalpha()]
    if len(words) < _FEWEST:
        return "\ufffd" not in text
    return sum(map(is_syllable, words)) >= _LEGAL * len(words) or text.isascii()
