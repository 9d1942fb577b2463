"""The rules of reply markup that types do not show: byte limits, one action per button, rows."""

import re
from typing import Any

from .errors import violation
from .limits import BUTTONS, BUTTONS_IN_ROW, CALLBACK_DATA_BYTES, Json, check_bytes

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
URL = re.compile(
    r"(?i)(https?://[^\s/.]+(\.[^\s/.]+)*(:\d+)?(/\S*)?|tg://\S+|[\w-]+(\.[\w-]+)+\S*)"
)


def check_markup(markup: Any) -> Json | None:
    """Return the markup if Telegram would take it."""
    if not markup:
        return None
    rows = markup.get("inline_keyboard")
    if rows is not None:
        _check_rows(rows)
        # An empty keyboard removes the buttons.
        return {"inline_keyboard": rows} if any(rows) else None
    return dict(markup)


def _check_rows(rows: list[list[Json]]) -> None:
    if sum(map(len, rows)) > BUTTONS:
        raise violation("reply markup is too long")
    for row in rows:
        if len(row) > BUTTONS_IN_ROW:
            raise violation("too many buttons in a row of the keyboard")
        for button in row:
            _check_button(button)


def _check_button(button: Json) -> None:
    text = str(button.get("text", ""))
    if not text.strip():
        raise violation("inline keyboard button text must be non-empty")
    used = [action for action in ACTIONS if button.get(action) is not None]
    if len(used) != 1:
        raise violation(f"button {text!r} must have exactly one action, has {used}")
    if used == ["callback_data"]:
        check_bytes(str(button["callback_data"]), CALLBACK_DATA_BYTES, "BUTTON_DATA_INVALID")
    if used == ["url"] and not URL.fullmatch(str(button["url"])):
        raise violation("BUTTON_URL_INVALID")
    if used == ["copy_text"] and not 1 <= len(button["copy_text"]["text"]) <= 256:
        raise violation("BUTTON_COPY_TEXT_INVALID")
