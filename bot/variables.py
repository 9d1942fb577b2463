"""Reading one environment variable each: what it means, or a sentence saying what is wrong with it.

`find_ids("BOT_ADMINS", {"BOT_ADMINS": "1,2"})` → frozenset({1, 2}). `settings` puts them together.
"""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import knowledge
from bot.access import ALL

TELEGRAM = "https://api.telegram.org"
RATE = "30"
LISTEN = "127.0.0.1:8080"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_TOKEN = re.compile(
    r"""
    \d{1,20}            # the bot's own user id
    :
    [A-Za-z0-9_-]{3,}   # the secret; 35 characters at Telegram, shorter on test servers
    """,
    re.VERBOSE,
)

_ID = re.compile(r"\d{1,19}", re.ASCII)
_GROUP_ID = re.compile(r"-?\d{1,19}", re.ASCII)
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class SettingsError(Exception):
    """A setting is missing or wrong; the message is one sentence fit to be shown."""


class Secret:
    """A string that never prints itself: `repr`, `str` and f-strings show only stars."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the secret itself, for the one place that must have it."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(***)"

    __str__ = __repr__

    def __reduce__(self) -> str:
        raise TypeError("a secret is not pickled")


def find_token(environ: Mapping[str, str]) -> Secret | None:
    """Return the token, None when there is none."""
    name, value = "TELEGRAM_BOT_TOKEN", environ.get("TELEGRAM_BOT_TOKEN", "").strip()
    file = environ.get("TELEGRAM_BOT_TOKEN_FILE", "").strip()
    if not value and file:
        name, value = "TELEGRAM_BOT_TOKEN_FILE", _read_token_file(Path(file))
    if not value:
        return None
    if not _TOKEN.fullmatch(value):
        raise SettingsError(
            f"{name} không giống mã bot của @BotFather (dạng 123456789:AA…, gồm số, dấu hai chấm, "
            "rồi chữ và số)."
        )
    return Secret(value)


def _read_token_file(path: Path) -> str:
    try:
        value = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            f"TELEGRAM_BOT_TOKEN_FILE chỉ tới tệp không đọc được: {path}."
        ) from None
    if not value:
        raise SettingsError(f"TELEGRAM_BOT_TOKEN_FILE chỉ tới tệp trống: {path}.")
    return value


def find_ids(name: str, environ: Mapping[str, str]) -> frozenset[int]:
    """Return Telegram ids separated by commas; groups have negative ones."""
    parts = [part for part in re.split(r"[\s,;]+", environ.get(name, "")) if part]
    shape = _GROUP_ID if name == "BOT_GROUPS" else _ID
    wrong = [part for part in parts if not shape.fullmatch(part)]
    if wrong:
        raise SettingsError(
            f"{name} phải là các số định danh Telegram cách nhau bằng dấu phẩy, "
            f"nhưng có «{wrong[0]}»."
        )
    return frozenset(int(part) for part in parts)


def find_let_in(name: str, environ: Mapping[str, str], default: str) -> frozenset[int] | None:
    """Return the ids that are let in beside those whom admins let in; None when all are."""
    value = environ.get(name, "").strip().lower() or default
    if value == "open":
        return None
    if value == "allowed":
        return frozenset()
    try:
        return find_ids(name, environ)
    except SettingsError:
        raise SettingsError(
            f"{name} phải là open, allowed hoặc các số định danh, nhưng là «{value}»."
        ) from None


def find_rate(value: str) -> int:
    """Return how many questions a person may ask in a minute."""
    value = value.strip() or RATE
    if not re.fullmatch(r"\d{1,6}", value, re.ASCII):
        raise SettingsError(f"BOT_RATE phải là một số từ 0 trở lên, nhưng là «{value}».")
    return int(value)


def find_collections(value: str, reports: Path) -> frozenset[str]:
    """Return the names of sub-folders; a misspelt one would show to all what it is to hide."""
    names = [name.strip().strip("/") for name in re.split(r"[,;]", value)]
    declared = frozenset(unicodedata.normalize("NFC", name) for name in names if name)
    there = {unicodedata.normalize("NFC", path.name) for path in reports.iterdir() if path.is_dir()}
    unknown = sorted(declared - there - {ALL})
    if unknown:
        raise SettingsError(f"BOT_COLLECTIONS nêu «{unknown[0]}», nhưng {reports} không có.")
    return declared


def find_reports(value: str) -> Path:
    """Return the report folder, that of the samples when none is named."""
    path = Path(value).expanduser() if value else Path(knowledge.samples())
    if not path.is_dir():
        raise SettingsError(f"BOT_REPORTS phải là một thư mục có thật, nhưng {path} thì không.")
    return path


def find_api_url(value: str) -> str:
    """Return the address of the Bot API server."""
    url = value.strip().rstrip("/") or TELEGRAM
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise SettingsError(
            f"BOT_API_URL phải là địa chỉ http:// hoặc https:// đầy đủ, nhưng là «{value}»."
        )
    return url


def find_webhook_url(environ: Mapping[str, str]) -> str:
    """Return the public address; Telegram itself takes only https, a server of one's own any."""
    url = environ.get("BOT_WEBHOOK_URL", "").strip()
    parts = urlsplit(url)
    secure = parts.scheme == "https" or find_api_url(environ.get("BOT_API_URL", "")) != TELEGRAM
    if url and not (parts.scheme in {"http", "https"} and parts.netloc and secure):
        raise SettingsError(f"BOT_WEBHOOK_URL phải là địa chỉ https:// đầy đủ, nhưng là «{url}».")
    return url


def find_webhook_secret(value: str) -> Secret | None:
    """Return what Telegram must show at the webhook, None when not told."""
    if value and not _WEBHOOK_SECRET.fullmatch(value):
        raise SettingsError("BOT_WEBHOOK_SECRET chỉ gồm tối đa 256 chữ, số, dấu «-» và «_».")
    return Secret(value) if value else None


def find_listen(environ: Mapping[str, str]) -> tuple[str, int] | None:
    """Return host and port; a webhook must be listened to, without one only who asks listens."""
    value = environ.get("BOT_LISTEN", "").strip()
    if not value and environ.get("BOT_WEBHOOK_URL", "").strip():
        value = LISTEN
    if not value:
        return None
    host, _, port = value.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise SettingsError(f"BOT_LISTEN phải có dạng {LISTEN}, nhưng là «{value}».")
    return host.strip("[]"), int(port)


def find_memory(store: str, environ: Mapping[str, str]) -> str:
    """Return where the bot remembers: in the store's PostgreSQL, else in a file of its own."""
    if store.startswith("postgres"):
        return store
    return str(find_data_dir(environ) / "bot.sqlite3")


def find_data_dir(environ: Mapping[str, str]) -> Path:
    """Return the user's data directory."""
    home = environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "hoi-bao-cao"


def find_log_format(value: str) -> str:
    """Return how log lines are written."""
    form = value.strip().lower() or "text"
    if form not in {"text", "json"}:
        raise SettingsError(f"BOT_LOG_FORMAT phải là text hoặc json, nhưng là «{value}».")
    return form


def find_log_level(value: str) -> str:
    """Return the name of a log level."""
    level = value.strip().upper() or "INFO"
    if level not in LOG_LEVELS:
        raise SettingsError(
            f"BOT_LOG_LEVEL phải là một trong {', '.join(LOG_LEVELS)}, nhưng là «{value}»."
        )
    return level
