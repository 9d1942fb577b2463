"""Replies of several pages, turned by buttons under the message.

`open_book(book, "4f0c…", 1)` → the second page, with "◀ Trang 1" and "Trang 3 ▶" under it.
"""

from bot.memory.recent import Book
from bot.render import say
from bot.reply import Button, Reply


def open_book(book: Book, name: str, page: int) -> Reply:
    """Return one page of a kept reply."""
    pages = len(book.pages)
    html = f"{book.pages[page]}\n\n{page_of(page, pages)}"
    return Reply(html, (turners(f"b:{name}", page, pages), *book.buttons))


def page_of(page: int, pages: int) -> str:
    """Return the line telling which page this is."""
    return say("button.page", page=page + 1, pages=pages)


def turners(prefix: str, page: int, pages: int) -> tuple[Button, ...]:
    """Return the row of buttons that leads to the pages before and after."""
    row = []
    if page > 0:
        row.append(Button(say("button.previous", page=page), f"{prefix}:{page - 1}"))
    if page < pages - 1:
        row.append(Button(say("button.next", page=page + 2), f"{prefix}:{page + 1}"))
    return tuple(row)
