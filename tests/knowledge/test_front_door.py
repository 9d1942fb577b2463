from pathlib import Path

import pytest

import knowledge
from knowledge import Found, default_store, ingest, open_knowledge, samples

TEXT = "Xã Mẫu làm đường\n\nNăm 2020, toàn xã Mẫu đã làm mới 12 km đường nông thôn.\n"


def test_everything_promised_is_there() -> None:
    assert all(hasattr(knowledge, name) for name in knowledge.__all__)


def test_samples_come_along() -> None:
    assert len(list(samples().glob("*.txt"))) >= 8


def test_a_report_is_ingested_and_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_store: str
) -> None:
    monkeypatch.setenv("KNOWLEDGE_STORE", sqlite_store)
    (tmp_path / "duong.txt").write_text(TEXT, "utf-8")
    ingest([tmp_path / "duong.txt"], default_store())
    base = open_knowledge(default_store())
    answer = base.ask("Năm 2020 xã Mẫu làm mới bao nhiêu km đường?")
    assert isinstance(answer, Found)
    fact = answer.facts[0].fact
    assert fact.text.startswith("12 km")
    assert base.report("duong.txt").text == TEXT
    assert base.fact(fact.key) == fact
