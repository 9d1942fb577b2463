"""No log line holds the token, whoever writes it and however."""

import json
import logging
import sys
from collections.abc import Iterator

import pytest

from bot.journal import _CHATTY, Redaction, redact, set_up_logging
from bot.settings import load_settings
from tests.bot.test_settings import TOKEN


@pytest.fixture
def restored() -> Iterator[None]:
    """Root and library loggers as they were before."""
    root = logging.getLogger()
    before = (root.level, list(root.handlers), sys.excepthook)
    levels = {name: logging.getLogger(name).level for name in _CHATTY}
    yield
    root.setLevel(before[0])
    root.handlers[:] = before[1]
    sys.excepthook = before[2]
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.mark.usefixtures("restored")
def test_no_line_holds_the_token(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging(load_settings({"TELEGRAM_BOT_TOKEN": TOKEN, "BOT_LOG_LEVEL": "DEBUG"}))
    log = logging.getLogger("anything")
    log.info("url %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
    logging.getLogger("httpx").info("HTTP Request: POST /bot%s/getMe", TOKEN)
    try:
        raise RuntimeError(f"token {TOKEN} rejected")
    except RuntimeError:
        log.exception("failed", stack_info=True)
    sys.excepthook(ValueError, ValueError(f"uncaught {TOKEN}"), None)
    shown = capsys.readouterr().err
    assert "failed" in shown
    assert "RuntimeError" in shown
    assert "uncaught" in shown
    assert "***" in shown
    assert TOKEN not in shown
    assert "HTTP Request" not in shown


@pytest.mark.usefixtures("restored")
def test_json_lines_hold_no_token_either(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging(load_settings({"TELEGRAM_BOT_TOKEN": TOKEN, "BOT_LOG_FORMAT": "json"}))
    log = logging.getLogger("anything")
    log.info("url %s\nnext", f"https://api.telegram.org/bot{TOKEN}/getMe")
    try:
        raise RuntimeError(f"token {TOKEN} rejected")
    except RuntimeError:
        log.exception("failed")
    lines = capsys.readouterr().err.splitlines()
    first, second = map(json.loads, lines)
    assert first["message"] == "url https://api.telegram.org/bot***/getMe\nnext"
    assert (first["level"], first["logger"]) == ("INFO", "anything")
    assert first["time"].endswith("+00:00")
    assert "RuntimeError: token *** rejected" in second["traceback"]
    assert TOKEN not in "".join(lines)


def test_anything_shaped_like_a_token_goes() -> None:
    assert redact(f"POST /bot{TOKEN}/getMe") == "POST /***/getMe"


@pytest.mark.parametrize(
    "text", ["lúc 10:30", "Fault 1a2b in update 7", "2026-11-23 07:00:00 INFO"]
)
def test_other_words_stay(text: str) -> None:
    assert redact(text) == text


def test_broken_record_is_still_redacted() -> None:
    record = logging.LogRecord("x", logging.INFO, "", 1, "token %s", (TOKEN,), None)
    assert Redaction(None).filter(record)
    assert TOKEN not in record.getMessage()
