"""What can be said otherwise is; what cannot be, or means something else, is left alone."""

import logging

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.delivery.mending import is_too_late, mend

SENT = {
    "chat_id": -5,
    "text": "<b>7.448</b> &lt;so với&gt; kế hoạch",
    "parse_mode": "HTML",
    "reply_parameters": {"message_id": 3},
    "message_thread_id": 9,
}


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("Message to be replied not found", "reply_parameters"),
        ("Bad Request: message thread not found", "message_thread_id"),
        ("TOPIC_CLOSED", "message_thread_id"),
    ],
)
def test_what_is_gone_is_left_out(words: str, gone: str) -> None:
    mended = mend("sendmessage", SENT, BadRequest(words))
    assert mended is not None
    assert mended.data == {name: value for name, value in SENT.items() if name != gone}
    assert mend("sendmessage", mended.data, BadRequest(words)) is None


def test_broken_markup_is_sent_plain_and_is_our_fault() -> None:
    error = BadRequest("Can't parse entities: unclosed start tag")
    mended = mend("sendmessage", SENT, error)
    assert mended is not None
    assert mended.data["text"] == "7.448 <so với> kế hoạch"
    assert "parse_mode" not in mended.data
    assert mended.level == logging.ERROR
    assert mend("sendmessage", mended.data, error) is None


def test_migrated_group_is_followed() -> None:
    mended = mend("sendmessage", SENT, ChatMigrated(-100_500))
    assert mended is not None
    assert mended.data["chat_id"] == -100_500


@pytest.mark.parametrize(
    "error", [Forbidden("bot was blocked by the user"), BadRequest("chat not found")]
)
def test_closed_chat_cannot_be_mended(error: BadRequest) -> None:
    assert mend("sendmessage", SENT, error) is None


def test_only_messages_are_mended() -> None:
    assert mend("setmycommands", SENT, BadRequest("Can't parse entities")) is None


@pytest.mark.parametrize(
    ("name", "words", "late"),
    [
        ("answercallbackquery", "Query is too old and response timeout expired", True),
        ("answerinlinequery", "query is too old", True),
        ("editmessagetext", "Message is not modified: specified new message content", True),
        ("sendmessage", "query is too old", False),
        ("editmessagetext", "message to edit not found", False),
        ("answerinlinequery", "RESULT_ID_DUPLICATE", False),
    ],
)
def test_nothing_left_to_do_is_no_fault(name: str, words: str, late: bool) -> None:
    assert is_too_late(name, BadRequest(words)) is late
