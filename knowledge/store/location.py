"""Where a store lies: people give a file path or a database URL, SQLAlchemy wants a URL.

`store_url("~/kho.sqlite3")` → sqlite:////home/lan/kho.sqlite3;
`store_url("postgresql://bot@db/reports")` → postgresql+psycopg://bot@db/reports.
"""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, quote_plus

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from knowledge.errors import StoreError

_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "sqlite+pysqlite": "sqlite+pysqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


def default_store(environ: Mapping[str, str] | None = None) -> str:
    """Return `KNOWLEDGE_STORE`, or else the URL of an SQLite file in the user's data directory."""
    variables = os.environ if environ is None else environ
    if chosen := variables.get("KNOWLEDGE_STORE", "").strip():
        return chosen
    data = variables.get("XDG_DATA_HOME") or "~/.local/share"
    return f"sqlite:///{_expanded(data) / 'hoi-bao-cao' / 'knowledge.sqlite3'}"


def store_url(store: str) -> URL:
    """Return the URL of a store given as a URL or as the path of an SQLite file."""
    if not store.strip():
        raise StoreError("Chưa cho biết kho nằm ở đâu")
    if "://" not in store:
        return URL.create("sqlite+pysqlite", database=str(_expanded(store)))
    try:
        url = make_url(store)
    except ArgumentError as error:
        raise StoreError("Địa chỉ kho không đúng dạng (vd. sqlite:////kho/bc.sqlite3)") from error
    return _known(url)


def _expanded(path: str) -> Path:
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError as error:
        raise StoreError(f"Không rõ {path} nằm ở đâu; hãy đặt KNOWLEDGE_STORE") from error


def _known(url: URL) -> URL:
    if url.drivername not in _DRIVERS:
        raise StoreError(f"Không hỗ trợ loại kho {url.drivername}; hãy dùng sqlite hoặc postgresql")
    if url.drivername.startswith("sqlite") and url.database in {None, "", ":memory:"}:
        # Every command opens the store anew; one that dies with its connection would lie.
        raise StoreError("Kho SQLite phải là một tệp, không thể nằm trong bộ nhớ")
    return url.set(drivername=_DRIVERS[url.drivername])


def snapshot_path(url: URL) -> Path:
    """Return where the index of a store lies: beside an SQLite file, else in the user's cache."""
    if url.get_backend_name() == "sqlite":
        return Path(f"{url.database}.index")
    cache = _expanded(os.environ.get("XDG_CACHE_HOME") or "~/.cache")
    named = url.render_as_string(hide_password=True)
    return cache / "hoi-bao-cao" / f"{hashlib.sha256(named.encode()).hexdigest()[:16]}.index"


def masked(url: URL, text: str) -> str:
    """Return the text without the password of this URL, however it is written."""
    password = str(url.password or "")
    # The longest first: the quoted form may contain the plain one.
    for secret in sorted({password, quote(password), quote_plus(password)} - {""}, key=len)[::-1]:
        text = text.replace(secret, "***")
    return text
