"""Logging that cannot leak: the token is cut out of every line, traceback included.

httpx writes the whole request URL at INFO, and that URL holds the token; a traceback may, too.
`redact("POST /bot12:AAA/getMe")` → "POST /***/getMe".
"""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from types import TracebackType

from bot.settings import Secret, Settings

_log = logging.getLogger(__name__)
_TOKEN_SHAPE = re.compile(
    r"""
    \b(?:bot)?     # as in the path of a request
    \d{3,20}:      # the bot's id
    [A-Za-z0-9_-]{20,}
    """,
    re.VERBOSE,
)
_PLAIN = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
_CHATTY = ("httpx", "httpcore", "telegram", "asyncio", "alembic", "sqlalchemy")


def set_up_logging(settings: Settings) -> None:
    """Send log lines to standard error, redacted; libraries speak from WARNING on.

    A talk in the terminal is not interrupted by what merely informs.
    """
    quiet = settings.token is None and settings.log_level == "INFO"
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if settings.log_format == "json" else _PLAIN)
    handler.addFilter(Redaction(settings.token))
    level = "WARNING" if quiet else settings.log_level
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _log_uncaught


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time, level, logger, message, and the traceback if any."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_text:  # written, and redacted, before it comes here
            line["traceback"] = record.exc_text
        return json.dumps(line, ensure_ascii=False)


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Let what nobody caught come out redacted, too; an interrupt is no fault."""
    if not issubclass(kind, KeyboardInterrupt):
        _log.critical("Stopped by a fault", exc_info=(kind, error, trace))


class Redaction(logging.Filter):
    """Rewrites a record so that neither its message nor its traceback holds the token."""

    def __init__(self, token: Secret | None) -> None:
        super().__init__()
        self._token = token

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, redacted."""
        record.msg, record.args = redact(record.getMessage(), self._token), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = redact(record.exc_text, self._token)
        if record.stack_info:
            record.stack_info = redact(record.stack_info, self._token)
        return True


def redact(text: str, token: Secret | None = None) -> str:
    """Return the text with the token, and whatever looks like one, replaced by stars."""
    if token is not None:
        text = text.replace(token.reveal(), "***")
    return _TOKEN_SHAPE.sub("***", text)
