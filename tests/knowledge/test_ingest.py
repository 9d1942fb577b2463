import logging
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import pytest

from knowledge import fingerprint
from knowledge.errors import StoreError
from knowledge.ingest import examine, ingest
from knowledge.model import Fact, FactKind, Report
from knowledge.store.engine import opened
from knowledge.store.facts import load

# The package lends its name `ingest` to the function; the module is only to be had like this.
MODULE = import_module("knowledge.examination")
ROOT = Path(MODULE.__file__ or "").parent.parent
# Every report at hand: ours, and those that lie beside a checkout while it is worked on.
REPORTS = [
    path
    for folder in ("knowledge/samples", "tests/reports", "../shared/seed", "../shared/data")
    for path in sorted((ROOT / folder).rglob("*.txt"))
]

FIRST = "Huyện Mẫu Sơn kết nạp đảng viên\n\nNăm 2019, toàn huyện đã kết nạp 1.245 đảng viên.\n"
SECOND = "Huyện Mẫu Sơn làm đường\n\nNăm 2020, toàn huyện đã làm mới 12 km đường nông thôn.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "mot.txt").write_text(FIRST, "utf-8")
    (reports / "hai.txt").write_text(SECOND, "utf-8")
    return reports


def _stored(store: str) -> tuple[dict[str, str], tuple[Fact, ...]]:
    with opened(store) as engine:
        reports, facts = load(engine)
    return {report.name: report.text for report in reports}, facts


def test_a_folder_is_stored_with_its_facts(store: str, folder: Path) -> None:
    result = ingest([folder], store)
    reports, facts = _stored(store)
    assert (result.added, result.failed, result.dropped) == (("hai.txt", "mot.txt"), (), 0)
    assert reports == {"hai.txt": SECOND, "mot.txt": FIRST}
    assert result.facts == len(facts)
    assert "1245" in {fact.value for fact in facts}


def test_what_did_not_change_is_not_read_again(
    store: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ingest([folder], store)
    monkeypatch.setattr(MODULE, "extract_facts", _never)
    second = ingest([folder], store)
    assert second.unchanged == first.added
    assert (second.added, second.changed, second.facts) == ((), (), first.facts)


def test_a_changed_file_replaces_its_report(store: str, folder: Path) -> None:
    ingest([folder], store)
    (folder / "mot.txt").write_text(FIRST.replace("1.245", "1.300"), "utf-8")
    result = ingest([folder], store)
    assert (result.changed, result.unchanged) == (("mot.txt",), ("hai.txt",))
    values = {fact.value for fact in _stored(store)[1]}
    assert "1300" in values
    assert "1245" not in values


def test_a_new_way_of_reading_reads_everything_again(
    sqlite_store: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest([folder], sqlite_store)
    monkeypatch.setattr(fingerprint, "extraction_version", lambda: "newer")
    assert ingest([folder], sqlite_store).changed == ("hai.txt", "mot.txt")


def test_a_missing_file_is_kept_unless_pruned(store: str, folder: Path) -> None:
    ingest([folder], store)
    (folder / "mot.txt").unlink()
    assert ingest([folder], store).removed == ()
    assert ingest([folder], store, prune=True).removed == ("mot.txt",)
    reports, facts = _stored(store)
    assert list(reports) == ["hai.txt"]
    assert {fact.report for fact in facts} == {"hai.txt"}


def test_a_place_that_is_gone_prunes_nothing(sqlite_store: str, folder: Path) -> None:
    ingest([folder], sqlite_store)
    result = ingest([folder.with_name("gone")], sqlite_store, prune=True)
    assert result.removed == ()
    assert [failure.reason for failure in result.failed] == ["không tìm thấy"]
    assert len(_stored(sqlite_store)[0]) == 2


def test_a_file_gone_bad_keeps_what_it_said(store: str, folder: Path) -> None:
    ingest([folder], store)
    (folder / "mot.txt").write_bytes(b"16 \x00\x00\x00")
    result = ingest([folder], store, prune=True)
    assert [(item.file, item.reason) for item in result.failed] == [
        ("mot.txt", "tệp nhị phân, không phải văn bản")
    ]
    assert (result.removed, result.unchanged) == ((), ("hai.txt",))
    assert _stored(store)[0]["mot.txt"] == FIRST


def test_one_crash_spoils_one_file(
    store: str, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(MODULE, "extract_facts", _crash_on("mot.txt"))
    with caplog.at_level(logging.ERROR):
        result = ingest([folder], store)
    assert result.added == ("hai.txt",)
    assert [item.file for item in result.failed] == ["mot.txt"]
    assert "RecursionError" in result.failed[0].reason
    assert "Traceback" in caplog.text
    assert "too deep" in caplog.text


def test_documents_without_a_reader_are_told(sqlite_store: str, folder: Path) -> None:
    (folder / "bang.xls").write_bytes(b"\xd0\xcf")
    (folder / "anh.png").write_bytes(b"\x89PNG")
    (folder / ".an.pdf").write_bytes(b"%PDF")
    result = ingest([folder], sqlite_store)
    assert [item.file for item in result.failed] == ["bang.xls"]
    assert "chưa đọc được định dạng .xls " in result.failed[0].reason
    assert len(result.added) == 2


def test_a_fact_must_prove_itself(
    sqlite_store: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def extract(report: Report) -> Iterable[Fact]:
        start = report.text.index("20")
        good = Fact(FactKind.FIGURE, report.name, "20", start, start + 2, report.text, 0)
        yield good
        yield good
        yield good._replace(text="21", end=start + 1)
        yield good._replace(start=start + 1, end=start + 3)
        yield good._replace(sentence="20", end=start + 3, text=report.text[start : start + 3])
        yield good._replace(start=-2, end=-1, text=report.text[-2:-1])
        yield good._replace(report="khác.txt")

    monkeypatch.setattr(MODULE, "extract_facts", extract)
    result = ingest([folder / "mot.txt"], sqlite_store)
    assert (result.facts, result.dropped) == (1, 6)


def test_progress_is_told_file_by_file(sqlite_store: str, folder: Path) -> None:
    told: list[tuple[int, int, str]] = []
    ingest([folder], sqlite_store, on_progress=lambda *step: told.append(step))
    assert told == [(1, 2, "hai.txt"), (2, 2, "mot.txt")]


def test_ingestions_at_once_lose_nothing(store: str, tmp_path: Path) -> None:
    folders = [tmp_path / str(number) for number in range(6)]
    for folder in folders:
        folder.mkdir()
        (folder / f"{folder.name}.txt").write_text(FIRST, "utf-8")
    with ThreadPoolExecutor(len(folders)) as pool:
        results = list(pool.map(lambda folder: ingest([folder], store), folders))
    assert all(len(result.added) == 1 for result in results)
    assert len(_stored(store)[0]) == len(folders)


def test_an_interrupted_ingestion_changes_nothing(sqlite_store: str, folder: Path) -> None:
    def interrupt(done: int, total: int, name: str) -> None:
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([folder], sqlite_store, on_progress=interrupt)
    assert _stored(sqlite_store) == ({}, ())


def test_a_store_that_cannot_be_written_is_a_fault(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(StoreError):
        ingest([folder], str(tmp_path))


def test_a_file_without_permission_is_told(
    sqlite_store: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may read everything, so taking the permission away would prove nothing in a container.
    monkeypatch.setattr(Path, "read_bytes", _deny("mot.txt", Path.read_bytes))
    result = ingest([folder], sqlite_store)
    assert [(item.file, item.reason) for item in result.failed] == [
        ("mot.txt", "không có quyền đọc tệp")
    ]


def _deny(name: str, read: Callable[[Path], bytes]) -> Callable[[Path], bytes]:
    def read_bytes(path: Path) -> bytes:
        if path.name == name:
            raise PermissionError(13, os.strerror(13), str(path))
        return read(path)

    return read_bytes


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_report_is_quoted_to_the_letter(path: Path) -> None:
    examined = examine(path)
    assert examined.dropped == 0
    assert examined.facts
    text = examined.report.text
    for fact in examined.facts:
        assert fact.text.encode() == text[fact.start : fact.end].encode()
        assert fact.sentence_span.cut(text) == fact.sentence


def _never(report: Report) -> Iterable[Fact]:
    raise AssertionError(f"{report.name} was read again")


def _crash_on(name: str) -> Callable[[Report], Iterable[Fact]]:
    def extract(report: Report) -> Iterable[Fact]:
        if report.name == name:
            raise RecursionError("too deep")
        return ()

    return extract
