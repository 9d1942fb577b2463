import codecs
import unicodedata
from pathlib import Path

import pytest

from knowledge.errors import UnreadableReport
from knowledge.read.plain import decode

PATH = Path("bao-cao.txt")
TEXT = """Huyện ủy Mẫu Sơn sơ kết công tác xây dựng Đảng

Đến cuối tháng 6, toàn huyện đã kết nạp được 1.245 đảng viên, đạt 74,48% kế hoạch năm.
Đồng chí Bí thư nhấn mạnh: “Phải giữ vững kỷ cương”.
"""


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16 little", "utf-16 big"],
)
def test_every_unicode_encoding_gives_the_same_text(data: bytes) -> None:
    assert unicodedata.normalize("NFC", decode(PATH, data)) == TEXT


@pytest.mark.parametrize("text", ["16 đảng bộ", "Bảo tàng Kraków đón 7.448 lượt khách", "한국 16"])
def test_utf_8_is_never_doubted(text: str) -> None:
    assert decode(PATH, text.encode()) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "rỗng"),
        (b" \r\n\t ", "rỗng"),
        (b"%PDF-1.7\n1 0 obj << /Type /Catalog >>", "đuôi tệp"),
        (b"PK\x03\x04" + b"word/document.xml" * 3, "đuôi tệp"),
        (b"16 \x00\x00\x00 xa", "nhị phân"),
        (bytes(range(1, 32)) * 9, "nhị phân"),
        (bytes(range(128, 256)) * 9, "bảng mã"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableReport, match=reason):
        decode(PATH, data)


def test_control_letters_of_old_prints_are_kept() -> None:
    assert decode(PATH, b"Trang 1\f\nTrang 2\v") == "Trang 1\f\nTrang 2\v"
