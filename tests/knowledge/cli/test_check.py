"""`check` shows what an ingestion would find, within its limits, and stores nothing."""

from pathlib import Path

import pytest

from knowledge.cli.main import main
from knowledge.ingest import ingest
from tests.documents.build import as_docx, as_zip
from tests.documents.gold import HEALTH, PARTY
from tests.documents.test_bad_files import bomb

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def party(tmp_path: Path) -> Path:
    path = tmp_path / "dang-vien.docx"
    path.write_bytes(as_docx(PARTY))
    return path


def test_check_shows_order_tables_and_facts(party: Path, capsys: Capture) -> None:
    assert main(["check", str(party)]) == 0
    told = capsys.readouterr().out
    assert "Số: 12-BC/TU" in told
    assert "tiêu đề   Kết quả công tác xây dựng Đảng" in told
    assert told.index("I. Công tác phát triển") < told.index("II. Công tác kiểm tra")
    assert "bảng 1: 2 dòng đầu đề, 2 cột nhãn" in told
    assert "│ Huyện Kế Sách" in told
    assert "Số liệu (figure): 23" in told


def test_check_writes_a_page_for_each(party: Path, tmp_path: Path, capsys: Capture) -> None:
    archive = tmp_path / "goi.zip"
    archive.write_bytes(as_zip({"y-te.docx": as_docx(HEALTH)}))
    pages = tmp_path / "pages"
    assert main(["check", str(party), str(archive), "--out", str(pages)]) == 0
    names = sorted(page.name for page in pages.iterdir())
    assert names == ["dang-vien.docx.soat.html", "y-te.docx.soat.html"]
    assert "1.243 đảng viên" in (pages / names[0]).read_text("utf-8")


def test_pages_land_here_and_are_no_reports(
    party: Path, sqlite_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(party.parent)
    assert main(["check", "--html", party.name]) == 0
    assert (party.parent / "dang-vien.docx.soat.html").exists()
    assert ingest([party.parent], sqlite_store).added == ("dang-vien.docx",)


def test_check_is_held_to_the_limits_of_ingestion(
    party: Path, tmp_path: Path, capsys: Capture
) -> None:
    bad = tmp_path / "bom.docx"
    bad.write_bytes(bomb("word/document.xml"))
    missing = tmp_path / "khong-co.txt"
    assert main(["check", str(bad), str(missing), str(party)]) == 1
    told = capsys.readouterr()
    assert "Không đọc được bom.docx: " in told.err
    assert "quá lớn" in told.err
    assert "khong-co.txt: không tìm thấy" in told.err
    assert "1.243 đảng viên" in told.out


def test_two_files_of_one_name_are_both_checked(tmp_path: Path, capsys: Capture) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"Huyện {folder} có 16 xã.", "utf-8")
    assert main(["check", *(str(tmp_path / one / "x.txt") for one in ("a", "b"))]) == 0
    assert capsys.readouterr().out.count("x.txt · ") == 2
