from pathlib import Path

import pytest

from knowledge.errors import StoreError
from knowledge.store.location import default_store, masked, store_url


def test_the_default_store_can_be_chosen() -> None:
    chosen = {"KNOWLEDGE_STORE": " postgresql://db/kho ", "XDG_DATA_HOME": "/data"}
    assert default_store(chosen) == "postgresql://db/kho"


def test_the_default_store_lies_among_the_users_data() -> None:
    assert default_store({"XDG_DATA_HOME": "/data", "KNOWLEDGE_STORE": ""}) == (
        "sqlite:////data/hoi-bao-cao/knowledge.sqlite3"
    )
    at_home = Path.home() / ".local/share/hoi-bao-cao/knowledge.sqlite3"
    assert default_store({}) == f"sqlite:///{at_home}"


@pytest.mark.parametrize(
    ("store", "url"),
    [
        ("/kho/bc.sqlite3", "sqlite+pysqlite:////kho/bc.sqlite3"),
        ("~/bc.sqlite3", f"sqlite+pysqlite:///{Path.home() / 'bc.sqlite3'}"),
        ("bc.sqlite3", f"sqlite+pysqlite:///{Path.cwd() / 'bc.sqlite3'}"),
        ("sqlite:////kho/bc.sqlite3", "sqlite+pysqlite:////kho/bc.sqlite3"),
        ("postgres://u:p@db/kho", "postgresql+psycopg://u:p@db/kho"),
        ("postgresql://u:p@db/kho", "postgresql+psycopg://u:p@db/kho"),
        ("postgresql+psycopg://u:p@db/kho", "postgresql+psycopg://u:p@db/kho"),
    ],
)
def test_a_store_is_a_path_or_a_url(store: str, url: str) -> None:
    assert store_url(store).render_as_string(hide_password=False) == url


@pytest.mark.parametrize(
    "store",
    [
        "mysql://u:secret@db/kho",
        "sqlite://",
        "sqlite:///:memory:",
        "://u:secret@",
        "",
        "~nobody-here/bc.sqlite3",
    ],
)
def test_what_cannot_be_a_store_is_refused(store: str) -> None:
    with pytest.raises(StoreError) as refusal:
        store_url(store)
    assert "secret" not in str(refusal.value)


def test_a_password_is_masked_however_it_is_written() -> None:
    url = store_url("postgresql://u:s%40cret@db/kho")
    told = masked(url, "no s@cret nor s%40cret in postgresql+psycopg://u:s%40cret@db/kho")
    assert "cret" not in told
