"""Reports of every format, an ingestion cut short and started anew: it ends as one run does."""

import sys
from pathlib import Path

import pytest

from knowledge.ingest import ingest
from tests.benchmark.ingesting import build, held

COUNT = 12


class CutShortError(Exception):
    """Whatever ends a process in the middle."""


def cut_short(done: int, _total: int, _name: str) -> None:
    if done == COUNT // 2:
        raise CutShortError


def test_an_ingestion_cut_short_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["knowledge.ingest"], "_FLUSH", 4)
    folder = tmp_path / "reports"
    assert build(folder, COUNT) > 0
    whole, broken = str(tmp_path / "whole.sqlite3"), str(tmp_path / "broken.sqlite3")
    assert len(ingest([folder], whole).added) == COUNT
    with pytest.raises(CutShortError):
        ingest([folder], broken, on_progress=cut_short)
    reached = held(Path(broken))
    full = held(Path(whole))
    # Each report that is in the store is there whole, and none is read twice.
    assert len(reached) == 4
    assert all(full[name] == facts for name, facts in reached.items())
    again = ingest([folder], broken)
    assert sorted(again.unchanged) == sorted(reached)
    assert len(again.added) == COUNT - len(reached)
    assert held(Path(broken)) == full
