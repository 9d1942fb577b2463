"""Limits from the Bot API's documentation, counted in both code points and UTF-16 units."""

import re
from typing import Any

from .errors import violation

Json = dict[str, Any]

TEXT = 4096
CAPTION = 1024
ENTITIES = 100
CALLBACK_DATA_BYTES = 64
CALLBACK_ANSWER = 200
INLINE_QUERY = 256
INLINE_RESULTS = 50
RESULT_ID_BYTES = 64
BUTTONS = 100
BUTTONS_IN_ROW = 8
COMMANDS = 100
COMMAND_DESCRIPTION = 256
DOWNLOAD_BYTES = 20 * 1024 * 1024
UPLOAD_BYTES = 50 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024
COMMAND_NAME = re.compile(r"[a-z0-9_]{1,32}")
START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
SECRET_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,256}")


def utf16(text: str) -> int:
    """Return the length in UTF-16 units, in which Telegram counts offsets: `utf16("📊")` → 2."""
    return len(text) + sum(char > "\uffff" for char in text)


def cut_utf16(text: str, offset: int, length: int) -> str:
    """Return the piece of text that an entity covers."""
    units = text.encode("utf-16-le")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def check_length(text: str, limit: int, what: str) -> None:
    """Refuse text longer than the limit in code points or in UTF-16 units."""
    if max(len(text), utf16(text)) > limit:
        raise violation(f"{what} is too long")


def check_bytes(text: str, limit: int, error: str) -> None:
    """Refuse text that is empty or longer than so many bytes."""
    if not 1 <= len(text.encode()) <= limit:
        raise violation(error)
