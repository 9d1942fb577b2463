import os
import unicodedata
from pathlib import Path

import pytest

from knowledge.read.folder import collect


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    for name in (
        "so-ket.txt",
        "2019/so-ket.txt",
        "2019/quy-2/bang.xlsx",
        ".an.txt",
        ".git/x.txt",
        "~$bang.docx",
        "README.md",
        "questions.jsonl",
        "anh.png",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", "utf-8")
    return folder


def test_a_folder_names_its_files_by_their_path(reports: Path) -> None:
    found = collect([reports])
    assert list(found.files) == ["so-ket.txt", "2019/so-ket.txt", "2019/quy-2/bang.xlsx"]
    assert found.files["2019/so-ket.txt"] == reports / "2019" / "so-ket.txt"
    assert found.failures == []
    assert found.complete


def test_a_file_given_alone_is_always_taken(reports: Path) -> None:
    found = collect([reports / "README.md", reports / ".an.txt", reports / "anh.png"])
    assert list(found.files) == ["README.md", ".an.txt", "anh.png"]


def test_a_file_is_taken_once(reports: Path) -> None:
    (reports / "lien-ket.txt").symlink_to(reports / "so-ket.txt")
    found = collect([reports / "2019", reports, reports / "so-ket.txt"])
    assert list(found.files.values()).count(reports / "2019" / "so-ket.txt") == 1
    assert len({path.resolve() for path in found.files.values()}) == len(found.files)
    assert "2019/so-ket.txt" not in found.files


def test_two_files_of_one_name_are_not_mixed(reports: Path) -> None:
    found = collect([reports / "so-ket.txt", reports / "2019" / "so-ket.txt"])
    assert found.files == {"so-ket.txt": reports / "so-ket.txt"}
    assert [failure.file for failure in found.failures] == [str(reports / "2019/so-ket.txt")]
    assert "trùng tên" in found.failures[0].reason


def test_names_are_composed(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "sơ-kết.txt")).write_text("x", "utf-8")
    assert list(collect([tmp_path]).files) == [unicodedata.normalize("NFC", "sơ-kết.txt")]


def test_a_missing_place_is_told(tmp_path: Path) -> None:
    found = collect([tmp_path / "mat"])
    assert [(item.file, item.reason) for item in found.failures] == [
        (str(tmp_path / "mat"), "không tìm thấy")
    ]
    assert not found.complete


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe1o.txt")).write_text("x", "utf-8")
    found = collect([tmp_path])
    assert found.files == {}
    assert [item.reason for item in found.failures] == ["tên tệp có ký tự không hợp lệ"]
