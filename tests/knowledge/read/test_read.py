import hashlib
import unicodedata
from pathlib import Path

import pytest

from knowledge.errors import UnreadableReport, UnsupportedFormat
from knowledge.read import MAX_BYTES, is_report, read_report

TEXT = "Huyện Mẫu sơ kết 6 tháng\n\nĐến nay có 16\u00a0đảng bộ.\n"


def _write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_report_is_its_text(tmp_path: Path) -> None:
    report = read_report(_write(tmp_path, "so-ket.txt", TEXT.encode()))
    assert (report.name, report.text, report.date) == ("so-ket.txt", TEXT, None)
    assert report.title == "Huyện Mẫu sơ kết 6 tháng"
    assert report.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert [block.span.cut(TEXT) for block in report.blocks] == TEXT.strip().split("\n\n")


def test_only_line_ends_and_composition_are_touched(tmp_path: Path) -> None:
    data = unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n").encode("utf-8-sig")
    report = read_report(_write(tmp_path, "so-ket.md", data))
    assert report.text == TEXT
    old = read_report(_write(tmp_path, "cu.txt", TEXT.replace("\n", "\r").encode()))
    assert old.text == TEXT


def test_a_page_is_read_without_its_tags(tmp_path: Path) -> None:
    page = (
        "<html><head><style>p{}</style></head><body><h1>Sơ kết</h1><p>Có 16 xã.</p></body></html>"
    )
    report = read_report(_write(tmp_path, "trang.HTML", page.encode()))
    assert report.text == "Sơ kết\n\nCó 16 xã."


def test_a_report_bears_the_name_it_is_given(tmp_path: Path) -> None:
    path = _write(tmp_path, "so-ket.txt", TEXT.encode())
    assert read_report(path, name="2019/so-ket.txt").name == "2019/so-ket.txt"
    decomposed = _write(tmp_path, unicodedata.normalize("NFD", "sơ-kết.txt"), TEXT.encode())
    assert read_report(decomposed).name == unicodedata.normalize("NFC", "sơ-kết.txt")


@pytest.mark.parametrize("name", ["so-ket.pptx", "so-ket.xls", "so-ket.zip", "so-ket"])
def test_other_formats_are_refused_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnsupportedFormat, match="chưa đọc được định dạng"):
        read_report(_write(tmp_path, name, TEXT.encode()))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "rỗng"),
        (b"<p></p>" * 3, "không có chữ"),
        (b"\xef\xbb\xbf", "không có chữ"),
        (b"x" * (MAX_BYTES + 1), "20 MB"),
    ],
)
def test_an_unreadable_file_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableReport, match=reason) as failure:
        read_report(_write(tmp_path, "trang.html", data))
    assert failure.value.path == tmp_path / "trang.html"


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match="không tìm thấy"):
        read_report(tmp_path / "mat.txt")
    (tmp_path / "thu-muc.txt").mkdir()
    with pytest.raises(UnreadableReport, match="không đọc được"):
        read_report(tmp_path / "thu-muc.txt")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("a.txt", True),
        ("a.MD", True),
        ("a.docx", True),
        ("a.pdf", True),
        ("a.json", False),
        ("a.png", False),
        ("a", False),
    ],
)
def test_a_folder_is_searched_for_documents(name: str, wanted: bool) -> None:
    assert is_report(Path(name)) is wanted
