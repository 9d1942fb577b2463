"""Every setting of the bot: one typed place, read once from the environment.

`load_settings({"BOT_ADMINS": "1,2"}).admins` → frozenset({1, 2}). A wrong setting is named in one
Vietnamese sentence. `SETTINGS` documents them all; README and bot.env.example repeat it.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

import knowledge

SETTINGS: Mapping[str, str] = {
    "TELEGRAM_BOT_TOKEN": "mã của bot do @BotFather cấp; không có thì trò chuyện trong terminal",
    "TELEGRAM_BOT_TOKEN_FILE": "tệp chứa mã của bot, thay cho TELEGRAM_BOT_TOKEN",
    "BOT_ADMINS": "số định danh Telegram của người quản trị, cách nhau bằng dấu phẩy",
    "BOT_GROUPS": "open để trả lời mọi nhóm; mặc định chỉ nhóm được người quản trị cho phép",
    "BOT_REPORTS": "thư mục báo cáo; mặc định là các báo cáo mẫu đi kèm",
    "KNOWLEDGE_STORE": "nơi cất kho báo cáo (URL SQLAlchemy hoặc đường dẫn tệp SQLite)",
    "BOT_MEMORY": "nơi bot nhớ việc của mình: tin nhắn chưa trả lời, nhóm, phản hồi",
    "BOT_WEBHOOK_URL": "địa chỉ https công khai để Telegram gửi tin tới; không có thì bot tự hỏi",
    "BOT_WEBHOOK_SECRET": "mã bí mật Telegram phải đưa ra ở webhook; mặc định suy ra từ mã của bot",
    "BOT_LISTEN": "địa chỉ:cổng để nghe webhook và cho biết tình trạng của bot",
    "BOT_API_URL": "địa chỉ máy chủ Bot API; mặc định https://api.telegram.org",
    "BOT_LOG_LEVEL": "mức ghi nhật ký: DEBUG, INFO, WARNING hoặc ERROR; mặc định INFO",
}
TELEGRAM = "https://api.telegram.org"
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


@dataclass(frozen=True, slots=True)
class Settings:
    """What the bot was told by its environment.

    `owns_store` says that the report folder was chosen, so that the store follows it and reports
    gone from the folder leave the store; the sample reports never push out other reports.
    `memory` is the bot's own database, `listen` a host and a port, `data_dir` where the terminal
    keeps its history.
    """

    token: Secret | None
    admins: frozenset[int]
    reports: Path
    store: str
    memory: str
    api_url: str = TELEGRAM
    webhook_url: str = ""
    webhook_secret: Secret | None = None
    listen: tuple[str, int] | None = None
    log_level: str = "INFO"
    owns_store: bool = True
    data_dir: Path = Path()
    groups: str = "allowed"

    @property
    def open_groups(self) -> bool:
        """Whether any group is answered: told so, or there is nobody to let groups in."""
        return self.groups == "open" or not self.admins


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings an environment describes; raises SettingsError naming the wrong one."""
    folder = environ.get("BOT_REPORTS", "").strip()
    store = environ.get("KNOWLEDGE_STORE", "").strip() or knowledge.default_store()
    return Settings(
        token=_token(environ),
        admins=_admins(environ.get("BOT_ADMINS", "")),
        reports=_reports(folder),
        store=store,
        memory=environ.get("BOT_MEMORY", "").strip() or _memory(store, environ),
        api_url=_api_url(environ.get("BOT_API_URL", "")),
        webhook_url=_webhook_url(environ),
        webhook_secret=_webhook_secret(environ.get("BOT_WEBHOOK_SECRET", "").strip()),
        listen=_listen(environ),
        log_level=_log_level(environ.get("BOT_LOG_LEVEL", "")),
        owns_store=bool(folder),
        data_dir=_data_dir(environ),
        groups=_groups(environ.get("BOT_GROUPS", "")),
    )


def find_unknown(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Return one sentence for each BOT_ variable that means nothing here, with a guess."""
    sentences = []
    for name in sorted(environ):
        if name.startswith("BOT_") and name not in SETTINGS:
            close = get_close_matches(name, SETTINGS, n=1)
            guess = f"; có phải ý bạn là {close[0]}?" if close else "."
            sentences.append(f"Không có thiết lập nào tên là {name}{guess}")
    return sentences


def _token(environ: Mapping[str, str]) -> Secret | None:
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


def _admins(value: str) -> frozenset[int]:
    parts = [part for part in re.split(r"[\s,;]+", value) if part]
    wrong = [part for part in parts if not part.isascii() or not part.isdigit()]
    if wrong:
        raise SettingsError(
            f"BOT_ADMINS phải là các số định danh Telegram cách nhau bằng dấu phẩy, "
            f"nhưng có «{wrong[0]}»."
        )
    return frozenset(int(part) for part in parts)


def _groups(value: str) -> str:
    groups = value.strip().lower() or "allowed"
    if groups not in {"open", "allowed"}:
        raise SettingsError(f"BOT_GROUPS phải là open hoặc allowed, nhưng là «{value}».")
    return groups


def _reports(value: str) -> Path:
    path = Path(value).expanduser() if value else Path(knowledge.samples())
    if not path.is_dir():
        raise SettingsError(f"BOT_REPORTS phải là một thư mục có thật, nhưng {path} thì không.")
    return path


def _api_url(value: str) -> str:
    url = value.strip().rstrip("/") or TELEGRAM
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise SettingsError(
            f"BOT_API_URL phải là địa chỉ http:// hoặc https:// đầy đủ, nhưng là «{value}»."
        )
    return url


def _webhook_url(environ: Mapping[str, str]) -> str:
    """Return the public address; Telegram itself takes only https, a server of one's own any."""
    url = environ.get("BOT_WEBHOOK_URL", "").strip()
    parts = urlsplit(url)
    secure = parts.scheme == "https" or _api_url(environ.get("BOT_API_URL", "")) != TELEGRAM
    if url and not (parts.scheme in {"http", "https"} and parts.netloc and secure):
        raise SettingsError(f"BOT_WEBHOOK_URL phải là địa chỉ https:// đầy đủ, nhưng là «{url}».")
    return url


def _webhook_secret(value: str) -> Secret | None:
    if value and not _WEBHOOK_SECRET.fullmatch(value):
        raise SettingsError("BOT_WEBHOOK_SECRET chỉ gồm tối đa 256 chữ, số, dấu «-» và «_».")
    return Secret(value) if value else None


def _listen(environ: Mapping[str, str]) -> tuple[str, int] | None:
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


def _memory(store: str, environ: Mapping[str, str]) -> str:
    """Return where the bot remembers: in the store's PostgreSQL, else in a file of its own."""
    if store.startswith("postgres"):
        return store
    return str(_data_dir(environ) / "bot.sqlite3")


def _data_dir(environ: Mapping[str, str]) -> Path:
    home = environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "hoi-bao-cao"


def _log_level(value: str) -> str:
    level = value.strip().upper() or "INFO"
    if level not in LOG_LEVELS:
        raise SettingsError(
            f"BOT_LOG_LEVEL phải là một trong {', '.join(LOG_LEVELS)}, nhưng là «{value}»."
        )
    return level
