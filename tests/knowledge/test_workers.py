"""Processes that examine files: held to time and memory, replaced when they die."""

import io
import logging
import os
import pickle
from pathlib import Path

import pytest

from knowledge.examination import Examined
from knowledge.ingest import ingest
from knowledge.worker import LENGTH, answer_to, serve
from knowledge.workers import Job, Workers
from tests.documents.build import as_docx
from tests.documents.gold import PARTY

TEXT = "Huyện Mẫu Sơn kết nạp đảng viên\n\nNăm 2019, toàn huyện đã kết nạp 1.245 đảng viên.\n"


def job(name: str, data: bytes = TEXT.encode()) -> Job:
    return Job(Path(name), name, data)


def test_answers_come_for_every_job() -> None:
    jobs = [job("a.txt"), job("b.docx", as_docx(PARTY)), job("c.pdf", b"%PDF hong"), job("d.txt")]
    with Workers(2) as workers:
        answers = {one.name: answer for one, answer in workers.run(jobs)}
    assert answers.pop("c.pdf") == "tệp PDF hỏng, không mở được"
    assert sorted(answers) == ["a.txt", "b.docx", "d.txt"]
    assert all(isinstance(answer, Examined) for answer in answers.values())


def test_a_file_that_takes_too_long_is_stopped_and_the_others_go_on() -> None:
    slow = job("cham.txt", TEXT.encode() * 20_000)
    with Workers(1, seconds=6, seconds_per_mb=0) as workers:
        answers = {one.name: answer for one, answer in workers.run([slow, job("nhanh.txt")])}
    assert "quá lâu" in str(answers["cham.txt"])
    assert isinstance(answers["nhanh.txt"], Examined)


def test_a_file_that_needs_too_much_memory_fails_alone() -> None:
    big = job("to.txt", TEXT.encode() * 180_000)
    with Workers(1, memory=256 << 20) as workers:
        answers = {one.name: answer for one, answer in workers.run([big, job("nho.txt")])}
    assert "bộ nhớ" in str(answers["to.txt"])
    assert isinstance(answers["nho.txt"], Examined)


def test_a_process_that_dies_is_replaced() -> None:
    with Workers(1) as workers:
        ((_, first),) = workers.run([job("a.txt")])
        os.kill(workers.pids[0], 9)
        answers = [answer for _, answer in workers.run([job("b.txt"), job("c.txt")])]
    assert isinstance(first, Examined)
    assert "dừng đột ngột" in str(answers[0])
    assert isinstance(answers[1], Examined)


def test_a_worker_serves_until_its_jobs_end() -> None:
    body = pickle.dumps((Path("a.txt"), "a.txt", TEXT.encode()))
    jobs, answers = io.BytesIO((LENGTH.pack(len(body)) + body) * 2), io.BytesIO()
    serve(jobs, answers)
    answers.seek(0)
    for _ in range(2):
        (size,) = LENGTH.unpack(answers.read(LENGTH.size))
        assert isinstance(pickle.loads(answers.read(size)), Examined)


def test_a_fault_of_ours_is_named_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> Examined:
        raise KeyError("x")

    monkeypatch.setattr("knowledge.worker.examine", fail)
    with caplog.at_level(logging.ERROR):
        answer = answer_to(Path("a.txt"), "a.txt", b"x")
    assert answer == "lỗi ngoài dự kiến khi trích xuất (KeyError)"
    assert "Traceback" in caplog.text


def test_many_files_are_ingested_by_processes(sqlite_store: str, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(25):
        (folder / f"{number:02}.txt").write_text(TEXT.replace("1.245", f"{number + 10}"), "utf-8")
    (folder / "bao-cao.docx").write_bytes(as_docx(PARTY))
    (folder / "hong.docx").write_bytes(b"PK hong")
    told: list[tuple[int, int, str]] = []
    result = ingest([folder], sqlite_store, on_progress=lambda *one: told.append(one))
    assert len(result.added) == 26
    assert [one.file for one in result.failed] == ["hong.docx"]
    assert [done for done, _, _ in told] == list(range(1, 28))
    assert ingest([folder], sqlite_store).unchanged == result.added
