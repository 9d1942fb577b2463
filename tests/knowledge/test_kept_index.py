"""The index kept beside the store answers as a new one does, and is made anew when it must be."""

from pathlib import Path

import pytest

from knowledge import ingest, open_knowledge
from tests.knowledge.search.shelf import DISCIPLINE, EVERYTHING, base_of, told
from tests.knowledge.test_ask import QUESTION, QUESTIONS


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    for name, text in DISCIPLINE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    ingest([tmp_path / name for name in DISCIPLINE], str(tmp_path / "kho.sqlite3"))
    open_knowledge(str(tmp_path / "kho.sqlite3"))
    return tmp_path / "kho.sqlite3.index"


def test_a_kept_index_answers_as_a_new_one(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.ask.load", None)  # nothing but the index is read
    base, new = open_knowledge(str(kept.with_suffix(""))), base_of(DISCIPLINE)
    assert [base.ask(question) for question in QUESTIONS] == [new.ask(q) for q in QUESTIONS]
    assert (list(base.facts), list(base.reports)) == (list(new.facts), list(new.reports))


def test_a_changed_store_gets_a_new_index(kept: Path) -> None:
    old, before = open_knowledge(str(kept.with_suffix(""))), kept.read_bytes()
    (kept.parent / "them.txt").write_text(EVERYTHING["an-giang-2022.txt"], encoding="utf-8")
    ingest([kept.parent / "them.txt"], str(kept.with_suffix("")))
    new = open_knowledge(str(kept.with_suffix("")))
    assert kept.read_bytes() != before
    assert (len(old.reports), len(new.reports)) == (3, 4)
    assert told(old.ask(QUESTION)) == told(new.ask(QUESTION)) == ["2.150 đảng viên"]
    assert old.version != new.version


def test_a_damaged_index_is_made_anew(kept: Path) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    assert told(open_knowledge(str(kept.with_suffix(""))).ask(QUESTION)) == ["2.150 đảng viên"]
    assert len(kept.read_bytes()) == len(whole)


def test_an_index_that_cannot_be_kept_is_done_without(kept: Path) -> None:
    kept.unlink()
    kept.mkdir()
    assert told(open_knowledge(str(kept.with_suffix(""))).ask(QUESTION)) == ["2.150 đảng viên"]
