"""What is drawn on a page of a PDF, beside its letters: the rules of tables among it.

A page may hold hundreds of objects, so pdfium is asked for them without pypdfium2's wrappers.
"""

import ctypes
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from knowledge.read.pdf_rules import Box

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_DEEPEST = 3  # forms within forms


def find_drawn(page: "PdfPage") -> Iterator[Box]:
    """Yield the bounds of the lines and frames of a page; raises pdfium's error when it is torn."""
    from pypdfium2 import raw  # noqa: PLC0415

    count, get = raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject
    yield from _paths(page.raw, count, get, page.get_height(), 1)


def _paths(
    parent: Any,
    count: Callable[[Any], int],
    get: Callable[[Any, int], Any],
    height: float,
    depth: int,
) -> Iterator[Box]:
    import pypdfium2 as pdfium  # noqa: PLC0415
    from pypdfium2 import raw  # noqa: PLC0415

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for at in range(count(parent)):
        item = get(parent, at)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                raise pdfium.PdfiumError("no bounds")
            yield Box(left.value, height - top.value, right.value, height - bottom.value)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            forms, form = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject
            yield from _paths(item, forms, form, height, depth + 1)
