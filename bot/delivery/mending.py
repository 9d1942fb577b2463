"""What Telegram refuses, and how to say it so that it does not.

`mend("sendmessage", {…, "reply_parameters": …}, BadRequest("message to be replied not found"))`
→ the same call without the quotation. Whoever asked gets the answer, only less adorned.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.pages import visible

Data = Mapping[str, Any]
_QUOTATION = ("reply_parameters", "reply_to_message_id", "allow_sending_without_reply")
_TOO_LATE = {
    "answer": ("query is too old", "query id is invalid", "query_id_invalid"),
    "edit": ("message is not modified",),
    "delete": ("message to delete not found",),
}


@dataclass(frozen=True, slots=True)
class Mended:
    """A call said otherwise, and why."""

    data: dict[str, Any]
    why: str
    level: int = logging.INFO


def mend(name: str, data: Data, error: TelegramError) -> Mended | None:
    """Return the call as Telegram may take it; None when nothing helps."""
    if isinstance(error, ChatMigrated):
        return Mended({**data, "chat_id": error.new_chat_id}, "the group became a supergroup")
    if not isinstance(error, BadRequest) or not name.startswith(("send", "copy", "edit")):
        return None
    words = error.message.lower()
    for part, change in _CHANGES.items():
        if part in words:
            return change(data)
    return None


def is_too_late(name: str, error: BadRequest) -> bool:
    """Whether a refusal means only that there is nothing left to do."""
    words = error.message.lower()
    return any(
        name.startswith(verb) and any(one in words for one in told)
        for verb, told in _TOO_LATE.items()
    )


def _unquoted(data: Data) -> Mended | None:
    kept = {name: value for name, value in data.items() if name not in _QUOTATION}
    return Mended(kept, "the message to reply to is gone") if len(kept) < len(data) else None


def _out_of_topic(data: Data) -> Mended | None:
    kept = {name: value for name, value in data.items() if name != "message_thread_id"}
    return Mended(kept, "the topic is gone") if len(kept) < len(data) else None


def _plain(data: Data) -> Mended | None:
    """Say it without markup: ugly, but said; that it had to be is a fault of ours."""
    if not data.get("parse_mode"):
        return None
    plain = {name: value for name, value in data.items() if name != "parse_mode"}
    for name in ("text", "caption"):
        if isinstance(plain.get(name), str):
            plain[name] = visible(plain[name])
    return Mended(plain, "the markup is broken, sent as plain text", logging.ERROR)


_CHANGES: Mapping[str, Callable[[Data], Mended | None]] = {
    "message to be replied not found": _unquoted,
    "replied message not found": _unquoted,
    "reply message not found": _unquoted,
    "message thread not found": _out_of_topic,
    "topic_closed": _out_of_topic,
    "can't parse entities": _plain,
}
