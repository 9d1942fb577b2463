"""The command line as people and programs use it: real processes, and the same door in-process."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from knowledge import KnowledgeBase
from knowledge.cli.main import main

TEXT = """Huyện Mẫu Sơn tổng kết công tác xây dựng Đảng

Năm 2019, toàn huyện Mẫu Sơn đã kết nạp 1.245 đảng viên, đạt 104,5% kế hoạch.
"""
QUESTION = "Năm 2019 huyện Mẫu Sơn kết nạp bao nhiêu đảng viên?"
FACT_FIELDS = [
    *("kind", "text", "value", "unit", "qualifier"),
    *("sentence", "report", "start", "end", "score"),
]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "mau-son.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def filled(sqlite_store: str, report: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["ingest", str(report), "--store", sqlite_store]) == 0
    capsys.readouterr()
    return sqlite_store


def _run(*arguments: str, lines: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    # A poor locale on purpose: what is printed must not depend on it.
    environ = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "knowledge", *arguments]
    return subprocess.run(command, input=lines, capture_output=True, env=environ, check=False)


def _json_lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def _batch(path: Path, lines: Sequence[object]) -> str:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", "utf-8")
    return str(path)


def test_processes_fill_a_store_and_ask_it(sqlite_store: str, report: Path) -> None:
    filled = _run("ingest", str(report), "--store", sqlite_store)
    assert (filled.returncode, filled.stderr) == (0, b"")
    lines = json.dumps({"id": "q-1", "question": QUESTION}, ensure_ascii=False).encode()
    asked = _run("ask", "--batch", "-", "--store", sqlite_store, lines=lines)
    assert (asked.returncode, asked.stderr) == (0, b"")
    answer = json.loads(asked.stdout.decode("utf-8"))
    assert answer["facts"][0]["text"] == "1.245 đảng viên"


def test_ingest_tells_what_changed(
    sqlite_store: str, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest", str(report), "--store", sqlite_store]) == 0
    assert capsys.readouterr().out.startswith("Thêm 1, cập nhật 0, bỏ 0, giữ nguyên 0 báo cáo")
    assert main(["ingest", str(report.parent), "--store", sqlite_store, "--json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["unchanged"] == ["mau-son.txt"]
    assert summary["facts"] > 0


def test_ingest_shows_progress_on_a_terminal(
    sqlite_store: str,
    report: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert main(["ingest", str(report), "--store", sqlite_store, "--json"]) == 0
    told = capsys.readouterr()
    assert "mau-son.txt" in told.err
    assert "1/1" in told.err
    assert json.loads(told.out)["added"] == ["mau-son.txt"]


def test_ingest_fails_when_a_file_does(
    sqlite_store: str, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(report.with_name("mat.txt"))
    assert main(["ingest", str(report), missing, "--store", sqlite_store, "--json"]) == 1
    summary = json.loads(capsys.readouterr().out)
    assert summary["added"] == ["mau-son.txt"]
    assert summary["failed"] == [{"file": missing, "reason": "không tìm thấy"}]


def test_ingest_prunes_only_when_asked(
    filled: str, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report.rename(report.with_name("ten-moi.txt"))
    assert main(["ingest", str(report.parent), "--store", filled, "--json", "--prune"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert (summary["added"], summary["removed"]) == (["ten-moi.txt"], ["mau-son.txt"])


def test_a_batch_is_answered_in_order(
    filled: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unanswerable = "Bệnh viện huyện có bao nhiêu giường bệnh?"
    lines = [{"id": 2, "question": QUESTION}, {"id": "a", "question": unanswerable}]
    assert main(["ask", "--batch", _batch(tmp_path / "q.jsonl", lines), "--store", filled]) == 0
    found, unknown = _json_lines(capsys.readouterr().out)
    assert list(found) == ["id", "outcome", "verdict", "facts", "elapsed_ms"]
    assert (found["id"], found["outcome"], found["verdict"]) == (2, "found", None)
    assert list(found["facts"][0]) == FACT_FIELDS
    assert found["facts"][0]["value"] == "1245"
    assert (unknown["id"], unknown["outcome"]) == ("a", "unknown")


def test_a_fact_lies_at_its_offsets(
    filled: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [{"id": 1, "question": QUESTION}]
    main(["ask", "--batch", _batch(tmp_path / "q.jsonl", lines), "--store", filled])
    for fact in _json_lines(capsys.readouterr().out)[0]["facts"]:
        assert TEXT[fact["start"] : fact["end"]] == fact["text"]
        assert fact["sentence"] in TEXT
        assert fact["report"] == "mau-son.txt"


def test_a_malformed_line_spoils_only_itself(
    filled: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["{nonsense", [1], {"id": 3}, {"id": 4, "question": 7}, {"id": 5, "question": QUESTION}]
    bad = {"id": 6, "question": QUESTION, "previous": [1]}
    batch = _batch(tmp_path / "q.jsonl", [*lines, bad])
    assert main(["ask", "--batch", batch, "--store", filled]) == 1
    records = _json_lines(capsys.readouterr().out)
    assert [record["id"] for record in records] == [None, None, 3, 4, 5, 6]
    assert ["error" in record for record in records] == [True, True, True, True, False, True]


def test_a_fault_of_ours_is_one_line_too(
    filled: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(self: KnowledgeBase, question: str, *, previous: Sequence[str] = ()) -> None:
        raise KeyError(question)

    monkeypatch.setattr(KnowledgeBase, "ask", fail)
    batch = _batch(tmp_path / "q.jsonl", [{"id": 1, "question": "?"}, {"id": 2, "question": "!"}])
    assert main(["ask", "--batch", batch, "--store", filled]) == 1
    records = _json_lines(capsys.readouterr().out)
    assert records == [{"id": 1, "error": "KeyError: '?'"}, {"id": 2, "error": "KeyError: '!'"}]
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("previous", [None, "", QUESTION, [QUESTION], []])
def test_previous_questions_come_in_any_form(
    filled: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], previous: object
) -> None:
    lines = [{"id": 1, "question": QUESTION, "previous": previous}]
    assert main(["ask", "--batch", _batch(tmp_path / "q.jsonl", lines), "--store", filled]) == 0
    assert _json_lines(capsys.readouterr().out)[0]["facts"][0]["value"] == "1245"


def test_a_person_reads_the_answer_and_its_source(
    filled: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", QUESTION, "--store", filled]) == 0
    told = capsys.readouterr().out
    assert told.startswith("1.245 đảng viên")
    assert "“Năm 2019, toàn huyện Mẫu Sơn" in told
    assert "mau-son.txt" in told
    assert "\x1b" not in told


def test_one_question_answered_as_json(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", QUESTION, "--store", filled, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["question"], record["outcome"]) == (QUESTION, "found")


def test_an_empty_store_says_so(sqlite_store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", QUESTION, "--store", sqlite_store]) == 0
    told = capsys.readouterr()
    assert "Không có trong kho báo cáo" in told.out
    assert "Kho chưa có báo cáo nào" in told.err


def test_facts_are_told_whole(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--store", filled, "--json"]) == 0
    records = _json_lines(capsys.readouterr().out)
    more = ["subject", "action", "period", "place", "speaker", "role"]
    assert all(list(record)[:16] == FACT_FIELDS + more for record in records)
    assert "1.245 đảng viên" in {record["text"] for record in records}
    assert main(["facts", "--store", filled]) == 0
    assert f"{len(records)} dữ kiện trong 1 báo cáo." in capsys.readouterr().out


def test_check_shows_and_stores_nothing(
    report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNOWLEDGE_STORE", str(report.with_name("none.sqlite3")))
    assert main(["check", str(report)]) == 0
    assert "1.245 đảng viên" in capsys.readouterr().out
    assert not report.with_name("none.sqlite3").exists()


def test_check_paints_figures(
    report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    main(["check", str(report)])
    assert "\x1b[1;36m1.245 đảng viên\x1b[0m" in capsys.readouterr().out


def test_check_goes_on_after_a_bad_file(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = report.with_name("bang.pdf")
    bad.write_bytes(b"%PDF")
    assert main(["check", str(bad), str(report)]) == 1
    told = capsys.readouterr()
    assert "tệp PDF hỏng" in told.err
    assert "1.245 đảng viên" in told.out


def test_recognize_sees_mentions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Đã kết nạp trên 7.448 đảng viên, đạt 74,48%."
    lines = [
        {"id": 1, "text": text},
        {"id": 2, "text": "Tháng này", "reference_time": "2026-11-23T08:00:00+07:00"},
        {"id": 3, "text": "Không có gì", "reference_time": None},
        {"id": 4, "text": "x", "reference_time": "hôm qua"},
        {"id": 5},
    ]
    assert main(["recognize", "--batch", _batch(tmp_path / "t.jsonl", lines)]) == 1
    first, second, third, *wrong = _json_lines(capsys.readouterr().out)
    mentions = {mention["kind"]: mention for mention in first["mentions"]}
    assert mentions["number"]["value"] == "7448"
    assert (mentions["percent"]["value"], mentions["percent"]["unit"]) == ("74.48", "%")
    assert all(text[m["start"] : m["end"]] == m["text"] for m in first["mentions"])
    assert [mention["value"] for mention in second["mentions"]] == ["2026-11"]
    assert third == {"id": 3, "mentions": []}
    assert all("error" in record for record in wrong)


@pytest.mark.parametrize(
    "arguments",
    [[], ["ask"], ["ask", "a", "--batch", "b"], ["ingest"], ["recognize"], ["nonsense"]],
    ids=" ".join,
)
def test_wrong_usage_is_told_apart(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2


def test_a_fault_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--store", "mysql://bot:hunter2@db/kho"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "hunter2" not in told.err
    assert main(["recognize", "--batch", str(tmp_path / "mat.jsonl")]) == 1
    assert "mat.jsonl" in capsys.readouterr().err


def test_a_reader_may_go_away(filled: str) -> None:
    command = [sys.executable, "-m", "knowledge", "facts", "--json", "--store", filled]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
