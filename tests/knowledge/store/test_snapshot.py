"""An index in a file is read back as it was, or not at all."""

import os
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import make_url

from knowledge.store import tables
from knowledge.store.engine import opened, writing
from knowledge.store.location import snapshot_path
from knowledge.store.reports import Changes, Stored, save
from knowledge.store.snapshot import open_snapshot, stamp, write_snapshot
from tests.auxil.facts import make_fact, make_report

SECTIONS = {"a": b"1234567", "empty": b"", "b": bytes(range(256)) * 40}
REPORT = make_report()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "new" / "kho.sqlite3.index"
    write_snapshot(path, "stamp", SECTIONS)
    return path


def test_sections_come_back(file: Path) -> None:
    sections = open_snapshot(file, "stamp")
    assert sections is not None
    assert {name: bytes(data) for name, data in sections.items()} == SECTIONS


def test_a_section_may_be_read_instead_of_mapped(file: Path) -> None:
    sections = open_snapshot(file, "stamp", apart=("b",))
    assert sections is not None
    assert (bytes(sections["b"]), bytes(sections["a"])) == (SECTIONS["b"], SECTIONS["a"])
    assert sections["b"][300:310] == SECTIONS["b"][300:310]
    assert len(sections["b"]) == len(SECTIONS["b"])
    file.unlink()
    assert sections["b"][-5:] == SECTIONS["b"][-5:]


def test_another_stamp_is_no_snapshot(file: Path) -> None:
    assert open_snapshot(file, "other") is None


def test_no_file_is_no_snapshot(tmp_path: Path) -> None:
    assert open_snapshot(tmp_path / "kho.index", "stamp") is None


@pytest.mark.parametrize("share", [0.0, 0.001, 0.02, 0.5, 0.99])
def test_a_file_cut_short_is_no_snapshot(file: Path, share: float) -> None:
    os.truncate(file, int(file.stat().st_size * share))
    assert open_snapshot(file, "stamp") is None


@pytest.mark.parametrize("at", [0, 5, 9, 20, 60, 300, -1])
def test_a_damaged_file_is_no_snapshot(file: Path, at: int) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= 0x40
    file.write_bytes(data)
    assert open_snapshot(file, "stamp") is None


def test_who_reads_the_old_file_goes_on_reading_it(file: Path) -> None:
    old = open_snapshot(file, "stamp")
    write_snapshot(file, "newer", {"a": b"7654321"})
    assert old is not None
    assert bytes(old["a"]) == SECTIONS["a"]
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_cannot_be_written_leaves_nothing_behind(file: Path) -> None:
    with pytest.raises(TypeError):
        write_snapshot(file, "newer", {"a": 7})
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert open_snapshot(file, "stamp") is not None


def test_the_stamp_knows_what_the_store_holds(store: str) -> None:
    stamps = set()
    with opened(store) as engine:
        for facts, print_ in (((), "1"), ((make_fact(REPORT),), "1"), ((), "2")):
            save(engine, Changes((Stored(REPORT, facts, print_),)))
            stamps.add(stamp(engine, "maker"))
        assert stamp(engine, "maker") in stamps
        stamps.add(stamp(engine, "other maker"))
        with writing(engine) as connection:
            connection.execute(sa.delete(tables.reports))
        stamps.add(stamp(engine, "maker"))
    assert len(stamps) == 5


def test_a_snapshot_lies_beside_its_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert snapshot_path(make_url("sqlite:////kho/bc.sqlite3")) == Path("/kho/bc.sqlite3.index")
    paths = {snapshot_path(make_url(f"postgresql+psycopg://bot:x@{db}/r")) for db in "ab"}
    assert len(paths) == 2
    assert {path.parent for path in paths} == {tmp_path / "hoi-bao-cao"}
