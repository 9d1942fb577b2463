"""Every setting of the bot: one typed place, read once from the environment.

`load_settings({"BOT_ADMINS": "1,2"}).admins` → frozenset({1, 2}). A wrong setting is named in one
Vietnamese sentence. `SETTINGS` documents them all; README and bot.env.example repeat it.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import knowledge
from bot.variables import (
    TELEGRAM,
    Secret,
    SettingsError,
    find_api_url,
    find_collections,
    find_data_dir,
    find_ids,
    find_let_in,
    find_listen,
    find_log_format,
    find_log_level,
    find_memory,
    find_rate,
    find_reports,
    find_token,
    find_webhook_secret,
    find_webhook_url,
)

SETTINGS: Mapping[str, str] = {
    "TELEGRAM_BOT_TOKEN": "mã của bot do @BotFather cấp; không có thì trò chuyện trong terminal",
    "TELEGRAM_BOT_TOKEN_FILE": "tệp chứa mã của bot, thay cho TELEGRAM_BOT_TOKEN",
    "BOT_OWNER": "số định danh Telegram của chủ bot: người thêm và bớt người quản trị",
    "BOT_ADMINS": "số định danh Telegram của người quản trị, cách nhau bằng dấu phẩy",
    "BOT_USERS": "open: trả lời mọi người; allowed hoặc các số: chỉ người được cho phép",
    "BOT_GROUPS": "open: trả lời mọi nhóm; allowed hoặc các số: chỉ nhóm được cho phép",
    "BOT_COLLECTIONS": "thư mục con chỉ ai được cấp mới thấy, cách nhau bằng dấu phẩy; * là tất cả",
    "BOT_RATE": "số câu mỗi người được hỏi trong một phút, nhóm gấp đôi; 0: không hạn chế",
    "BOT_REPORTS": "thư mục báo cáo; mặc định là các báo cáo mẫu đi kèm",
    "KNOWLEDGE_STORE": "nơi cất kho báo cáo (URL SQLAlchemy hoặc đường dẫn tệp SQLite)",
    "BOT_MEMORY": "nơi bot nhớ việc của mình: tin nhắn chưa trả lời, nhóm, phản hồi",
    "BOT_WEBHOOK_URL": "địa chỉ https công khai để Telegram gửi tin tới; không có thì bot tự hỏi",
    "BOT_WEBHOOK_SECRET": "mã bí mật Telegram phải đưa ra ở webhook; mặc định suy ra từ mã của bot",
    "BOT_LISTEN": "địa chỉ:cổng để nghe webhook và cho biết tình trạng của bot",
    "BOT_API_URL": "địa chỉ máy chủ Bot API; mặc định https://api.telegram.org",
    "BOT_LOG_LEVEL": "mức ghi nhật ký: DEBUG, INFO, WARNING hoặc ERROR; mặc định INFO",
    "BOT_LOG_FORMAT": "text, hoặc json: mỗi dòng nhật ký là một đối tượng JSON",
}
__all__ = ["SETTINGS", "Secret", "Settings", "SettingsError", "find_unknown", "load_settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the bot was told by its environment.

    `owns_store` says that the report folder was chosen, so that the store follows it and reports
    gone from the folder leave the store; the sample reports never push out other reports.
    `memory` is the bot's own database, `listen` a host and a port, `data_dir` where the terminal
    keeps its history. `users` and `groups` are those let in by their ids, None when all are;
    `collections` are the sub-folders of `reports` that only those see whom they were given to.
    `rate` is how many questions a person may ask in a minute, 0 when as many as they like.
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
    owners: frozenset[int] = frozenset()
    users: frozenset[int] | None = None
    groups: frozenset[int] | None = frozenset()
    collections: frozenset[str] = frozenset()
    rate: int = 0
    log_format: str = "text"

    @property
    def all_admins(self) -> frozenset[int]:
        """The owners and admins that the settings name."""
        return self.admins | self.owners

    @property
    def open_users(self) -> bool:
        """Whether anybody is answered in private."""
        return self.users is None

    @property
    def open_groups(self) -> bool:
        """Whether any group is answered: told so, or there is nobody to let groups in."""
        return self.groups is None or not (self.groups or self.all_admins)


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings an environment describes; raises SettingsError naming the wrong one."""
    folder = environ.get("BOT_REPORTS", "").strip()
    reports = find_reports(folder)
    store = environ.get("KNOWLEDGE_STORE", "").strip() or knowledge.default_store()
    return Settings(
        token=find_token(environ),
        admins=find_ids("BOT_ADMINS", environ),
        reports=reports,
        store=store,
        memory=environ.get("BOT_MEMORY", "").strip() or find_memory(store, environ),
        api_url=find_api_url(environ.get("BOT_API_URL", "")),
        webhook_url=find_webhook_url(environ),
        webhook_secret=find_webhook_secret(environ.get("BOT_WEBHOOK_SECRET", "").strip()),
        listen=find_listen(environ),
        log_level=find_log_level(environ.get("BOT_LOG_LEVEL", "")),
        owns_store=bool(folder),
        data_dir=find_data_dir(environ),
        owners=find_ids("BOT_OWNER", environ),
        users=find_let_in("BOT_USERS", environ, "open"),
        groups=find_let_in("BOT_GROUPS", environ, "allowed"),
        log_format=find_log_format(environ.get("BOT_LOG_FORMAT", "")),
        rate=find_rate(environ.get("BOT_RATE", "")),
        collections=find_collections(environ.get("BOT_COLLECTIONS", ""), reports),
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
