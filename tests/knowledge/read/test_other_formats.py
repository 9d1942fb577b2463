"""Rich Text, old Word, OpenDocument, CSV, archives: what each has of its own."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from knowledge.errors import UnreadableReport, UnsupportedFormat
from knowledge.read import file_bytes, ocr, read_report
from knowledge.read.folder import collect
from knowledge.read.html import html_text
from tests.documents.build import as_zip

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def test_what_was_deleted_in_rtf_is_gone() -> None:
    data = rb"{\rtf1\ansi c\u243? {\deleted\revauthdel1 15 }{\revised 16} x\u227?\par}"
    assert read_report(Path("a.rtf"), data=data).text == "có 16 xã"


def test_old_word_needs_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UnsupportedFormat, match="antiword"):
        read_report(Path("a.doc"), data=OLE)


def test_old_word_is_read_by_its_program(monkeypatch: pytest.MonkeyPatch) -> None:
    table = "Tỉnh có 16 xã.\n\n|Huyện |Số hộ |\n|Kế Sách|245 |\n|Mỹ Tú |98 |\n"

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, 0, table.encode(), b"")

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", run)
    report = read_report(Path("a.doc"), data=OLE)
    assert report.text == "Tỉnh có 16 xã.\n\nHuyện\tSố hộ\nKế Sách\t245\nMỹ Tú\t98"


def test_a_program_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, 1, b"", b"")

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(UnreadableReport, match="antiword không đọc được"):
        read_report(Path("a.doc"), data=OLE)
    assert ocr.recognise_pages(Path("a.pdf"), b"%PDF") is None


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_file_finds_its_own_mark(mark: str) -> None:
    rows = (("Huyện", "Số hộ"), ("Kế Sách", '"1,5"'), ("Mỹ Tú", "98"))
    text = "\n".join(map(mark.join, rows))
    report = read_report(Path("a.csv"), data=text.encode())
    assert report.text == "Huyện\tSố hộ\nKế Sách\t1,5\nMỹ Tú\t98"


def test_documents_in_old_code_pages_are_converted() -> None:
    page = "<table><tr><td>HuyÖn<td>§¶ng viªn<tr><td>KÕ S¸ch<td>245<tr><td>Mü Tó<td>98</table>"
    report = read_report(Path("a.html"), data=page.encode())
    assert report.text == "Huyện\tĐảng viên\nKế Sách\t245\nMỹ Tú\t98"


def test_an_archive_is_a_folder(tmp_path: Path) -> None:
    files = {"2019/so-ket.txt": "Có 16 xã.".encode(), "anh.png": b"x", "README.md": b"x"}
    (tmp_path / "goi.zip").write_bytes(as_zip(files))
    for place in (tmp_path, tmp_path / "goi.zip"):
        found = collect([place])
        assert list(found.files) == ["goi.zip/2019/so-ket.txt"]
    path = found.files["goi.zip/2019/so-ket.txt"]
    assert file_bytes(path).decode() == "Có 16 xã."
    assert read_report(path).name == "so-ket.txt"


def test_nothing_outside_an_archive_is_touched(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("../../etc/passwd.txt", "/etc/shadow.txt", "C:\\x.txt", "a/../../b.txt"):
            archive.writestr(name, "root")
        archive.writestr("trong.zip", as_zip({"a.txt": b"x"}))
        archive.writestr("tot.txt", "Có 16 xã.")
    (tmp_path / "goi.zip").write_bytes(out.getvalue())
    found = collect([tmp_path])
    assert list(found.files) == ["goi.zip/tot.txt"]
    assert len(found.failures) == 5
    assert sum("trỏ ra ngoài" in one.reason for one in found.failures) == 4


def test_a_broken_archive_harms_no_other(tmp_path: Path) -> None:
    (tmp_path / "hong.zip").write_bytes(b"PK\x03\x04 hong")
    (tmp_path / "tot.txt").write_text("Có 16 xã.", "utf-8")
    found = collect([tmp_path])
    assert list(found.files) == ["tot.txt"]
    assert [one.file for one in found.failures] == ["hong.zip"]
    assert not found.complete


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<div class='menu'>Trang chủ</div><p>16 xã</p>", "16 xã"),
        ("<div id='tin-lien-quan'><p>Tin khác 9</p></div><p>16 xã</p>", "16 xã"),
        ("<p>16 xã</p><h3>Tin liên quan</h3>", "16 xã"),
        ("<p>16 xã</p><ul><li><a>Một</a><li><a>Hai</a><li><a>Ba</a></ul>", "16 xã"),
        ("<ul><li>Một<li>Hai<li>Ba</ul>", "Một\n\nHai\n\nBa"),
        ("<figure><img><figcaption>Hội nghị. Ảnh: A</figcaption></figure>", "Hội nghị. Ảnh: A"),
        ("<span class='date'>29/7/2019</span><p>16 xã</p>", "29/7/2019\n\n16 xã"),
        ("<p>Theo <a>Luật</a>, <a>Nghị định</a> và <a>Thông tư</a> ban hành</p>",
         "Theo Luật, Nghị định và Thông tư ban hành"),
        ("<main class='content-related-to-all'><p>16 xã</p></main>", "16 xã"),
    ],
)  # fmt: skip
def test_what_stands_around_an_article_is_left_out(page: str, text: str) -> None:
    assert html_text(page) == text
