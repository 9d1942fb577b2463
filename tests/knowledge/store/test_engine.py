import sqlite3
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge.errors import StoreError
from knowledge.store import tables
from knowledge.store.engine import open_engine, opened, reading, writing
from knowledge.store.facts import load
from knowledge.store.reports import Changes, Stored, save
from tests.auxil.facts import make_fact, make_report


def test_a_store_opens_where_nothing_was(store: str) -> None:
    with opened(store) as engine:
        assert load(engine) == ((), ())


def test_an_open_store_is_opened_again(store: str) -> None:
    report = make_report()
    with opened(store) as first, opened(store) as second:
        save(first, Changes((Stored(report, (make_fact(report),), "1"),)))
        assert load(second)[0] == (report,)


def test_sqlite_is_tuned(sqlite_store: str) -> None:
    with opened(sqlite_store) as engine, reading(engine) as connection:
        pragmas = ("journal_mode", "busy_timeout", "foreign_keys")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    assert values == ["wal", 5000, 1]


def test_a_failed_write_leaves_nothing(store: str) -> None:
    with opened(store) as engine:
        with pytest.raises(ZeroDivisionError):
            _write_and_fail(engine)
        assert load(engine) == ((), ())


def _write_and_fail(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        connection.execute(sa.insert(tables.reports), [_row("a.txt")])
        raise ZeroDivisionError


def test_a_reader_sees_one_moment(store: str) -> None:
    count = sa.select(sa.func.count()).select_from(tables.reports)
    with opened(store) as engine, reading(engine) as reader:
        assert reader.scalar(count) == 0
        with writing(engine) as writer:
            writer.execute(sa.insert(tables.reports), [_row("a.txt")])
        assert reader.scalar(count) == 0


def test_processes_open_a_new_store_at_once(store: str) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(_open_and_count, [store] * 8)) == [0] * 8


def _open_and_count(store: str) -> int:
    with opened(store) as engine:
        return len(load(engine)[0])


def test_a_password_is_told_nowhere(tmp_path: Path) -> None:
    url = f"postgresql://bot:hunter2@/kho?host={tmp_path}"
    with pytest.raises(StoreError) as failure:
        open_engine(url)
    assert "hunter2" not in str(failure.value)
    assert "***" in str(failure.value)


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"thiếu gói psycopg.*hoi-bao-cao\[postgresql\]"):
        open_engine("postgresql://db/kho")


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Kính gửi Ủy ban nhân dân xã, " * 100, "utf-8")
    with pytest.raises(StoreError, match=r"letter\.txt"):
        open_engine(str(path))


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Không mở được kho"):
        open_engine(str(tmp_path))


def test_a_broken_store_is_told_as_such(sqlite_store: str) -> None:
    with opened(sqlite_store) as engine:
        with sqlite3.connect(sqlite_store) as connection:
            connection.execute("DROP TABLE facts")
        connection.close()
        with pytest.raises(StoreError, match="Không đọc được kho"):
            load(engine)


def _row(name: str) -> dict[str, str]:
    return {column.name: "" for column in tables.reports.c if column.name != "ingested_at"} | {
        "name": name
    }
