"""PDF with a text layer: words by their places on the page, in reading order, lines re-joined.

A page without letters, or whose letters lead nowhere (fonts without a Unicode map), is refused for
itself, "trang 3: không có lớp chữ", while the others are read; `ocrmypdf` is asked where installed.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import UnreadableReport
from knowledge.read.ocr import recognise_pages
from knowledge.read.pdf_drawn import find_drawn
from knowledge.read.pdf_page import Page, build_page
from knowledge.read.pdf_rules import find_tables
from knowledge.read.pdf_text import find_setting, page_pieces, strip_running
from knowledge.read.pdf_words import PageText
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
        page = document[number]
    except pdfium.PdfiumError:
        return None, "trang hỏng"
    try:
        words = PageText(page)
        try:
            return _read_words(page, words, number + 1)
        finally:
            words.close()
    except pdfium.PdfiumError:
        return None, "trang hỏng"
    finally:
        page.close()


def _read_words(page: "PdfPage", words: PageText, number: int) -> tuple[Page | None, str]:
    if not words.text.strip("\0").strip():
        return None, "không có lớp chữ (bản quét), cần nhận dạng chữ (OCR)"
    if not _is_legible(words.text):
        return None, "phông chữ không có bảng mã, chữ lấy ra không đọc được"
    size = page.get_size()
    return build_page(number, size, find_tables(find_drawn(page), *size), words), ""


def _is_legible(text: str) -> bool:
    words = [word for word in text.split() if word.isalpha()]
    if len(words) < _FEWEST:
        return "\ufffd" not in text
    return sum(map(is_syllable, words)) >= _LEGAL * len(words) or text.isascii()
