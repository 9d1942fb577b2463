"""Reports in every code page come out as they were written, and right Unicode is never touched."""

import codecs
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.errors import UnreadableReport
from knowledge.lexicon import load_tsv
from knowledge.read import read_report
from knowledge.read.capitals import restore_capitals
from knowledge.read.encodings import as_windows_shows, code_pages
from knowledge.read.legacy import unicode_text
from tests.eval.places import own_reports

PATH = Path("bao-cao.txt")
REPORTS = own_reports()
TCVN3 = {letter: bytes.fromhex(code) for code, letter in load_tsv("tcvn3")}
# Letters the .VnTime fonts have a code for.
FONT = frozenset("ĂÂÊÔƠƯĐ") | {letter for letter in TCVN3 if letter.islower()}
VNI = {letter: bytes.fromhex(code) for code, letter in load_tsv("vni")}
TONES = "\u0300\u0301\u0303\u0309\u0323"
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, Độc lập - Tự do - Hạnh phúc"


def tcvn5712(text: str) -> bytes:
    return by_table(text, TCVN3)


def tcvn3(text: str) -> bytes:
    """As the .VnTime fonts have it: a capital with a tone is written like the small letter."""
    return by_table(text, {**TCVN3, **{up: TCVN3[up.lower()] for up in TCVN3 if up not in FONT}})


def vni(text: str) -> bytes:
    return by_table(text, VNI)


def windows_1258(text: str) -> bytes:
    """As Vietnamese Windows did: vowels whole, tone marks standing alone."""
    return b"".join(map(_windows_1258, text))


def _windows_1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        *vowel, tone = sorted(unicodedata.normalize("NFD", letter), key=lambda mark: mark in TONES)
        return unicodedata.normalize("NFC", "".join(vowel)).encode("cp1258") + tone.encode("cp1258")


def by_table(text: str, table: dict[str, bytes]) -> bytes:
    return b"".join(table.get(letter) or letter.encode("cp1252") for letter in text)


def plain_signs(text: str) -> str:
    """Return the text without the quotes and dashes that TCVN 5712 has no room for."""
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", text)).replace("–", "-").replace("…", "...")


ENCODERS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-8 marked": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16 little": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16 big": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "utf-16 little unmarked": lambda text: text.encode("utf-16-le"),
    "utf-16 big unmarked": lambda text: text.encode("utf-16-be"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "windows-1258": windows_1258,
    "vni": vni,
    "tcvn5712": tcvn5712,
    "windows-1258 pasted": lambda text: as_windows_shows(windows_1258(text)).encode(),
    "vni pasted": lambda text: as_windows_shows(vni(text)).encode(),
    "utf-8 twice": lambda text: as_windows_shows(text.encode()).encode(),
}


def read(text: str, encoding: str) -> str:
    return read_report(PATH, data=ENCODERS[encoding](text)).text


@pytest.mark.parametrize("encoding", ENCODERS)
@pytest.mark.parametrize("path", REPORTS.values(), ids=REPORTS)
def test_a_report_is_the_same_in_every_code_page(path: Path, encoding: str) -> None:
    text = read_report(path).text
    text = plain_signs(text) if encoding == "tcvn5712" else text
    assert read(text, encoding) == text


@pytest.mark.parametrize("pasted", [False, True], ids=["bytes", "pasted"])
@pytest.mark.parametrize("path", REPORTS.values(), ids=REPORTS)
def test_a_report_in_tcvn3_loses_only_lone_capitals(path: Path, pasted: bool) -> None:
    text = read_report(path).text
    data = as_windows_shows(tcvn3(text)).encode() if pasted else tcvn3(text)
    back = read_report(PATH, data=data).text
    assert back.lower() == text.lower()
    differing = {
        (old, new)
        for old, new in zip(re.findall(r"\w+", text), re.findall(r"\w+", back), strict=True)
        if old != new
    }
    assert all(old[0].isupper() and old[0] not in FONT for old, _ in differing), differing


@pytest.mark.parametrize(
    ("shown", "page"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc", "tcvn3"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc", "vni"),
    ],
)
def test_the_motto_reads_as_on_old_letterheads(shown: str, page: str) -> None:
    convert = {one.name: one.convert for one in code_pages()}[page]
    meant = {MOTTO.lower(), MOTTO.lower().replace("hòa", "hoà")}
    assert convert(shown).lower() in meant
    assert (unicode_text(shown, trusted=True) or "").lower() in meant
    assert (unicode_text(shown, trusted=False) or "").lower() in meant


def test_letters_of_a_code_page_are_all_letters_of_vietnamese() -> None:
    assert TCVN3.keys() == VNI.keys()
    assert len(VNI) == 134
    assert len(set(VNI.values())) == len(set(TCVN3.values())) == 134


@pytest.mark.parametrize(
    "text",
    [
        "",
        "16",
        "7.448; 74,48%; 28.345,6",
        "500 m², 20 °C, 3 ½, © 2019, § 5, «x», 10 €",
        "Báo cáo",
        "có 5 xã",
        "TØnh",
        "café, naïve, São Paulo, José, Müller, Zürich, señor",
        "The committee met on 5 May – “all is well”, said the chairman of Curaçao’s council.",
        "L'été dernier, les élèves ont été reçus à l'école; le président a dîné à Orléans.",
        "Über die größten Städte können wir heute nichts Näheres sagen; schöne Grüße aus Köln.",
        "Đảng bộ Krông Nô",
        "Ðảng bộ tỉnh Ðắk Lắk và Đăk Nông",
        "Hà Nam: xã Hòa Hà, xã Bình Hà, xã Tân Hà, 5 hộ nghèo có nhà",
        "Tỉnh có café, résumé, naïveté, rôle và Noël.",
        "한국 16, Kraków, Łódź, Αθήνα, Москва",
        "bao cao khong dau: 16 dang bo, 7.448 dang vien",
    ],
)
def test_right_unicode_is_left_alone(text: str) -> None:
    assert unicode_text(text, trusted=True) == text


@pytest.mark.parametrize("path", REPORTS.values(), ids=REPORTS)
def test_no_line_of_a_right_report_is_doubted(path: Path) -> None:
    text = path.read_text("utf-8")
    assert unicode_text(text, trusted=True) == text
    for line in text.split("\n"):
        assert unicode_text(line, trusted=True) == line
    latin = "\n".join(re.findall(r"\b[\x00-\xff]+\b", text))
    assert unicode_text(latin, trusted=True) == latin


def test_a_mixed_file_is_converted_where_it_is_legacy() -> None:
    right = "Tỉnh ủy họp; bé Hà, bà Sáu có mặt."
    shown = "Tæng kÕt c«ng t¸c x©y dùng §¶ng n¨m 2004"
    meant = "Tổng kết công tác xây dựng Đảng năm 2004"
    kept = "có 5 xã, 3 bà"
    text = "\n".join((right, shown, kept, "16"))
    assert unicode_text(text, trusted=True) == "\n".join((right, meant, kept, "16"))


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("TổNG KếT công tác", "TỔNG KẾT công tác"),
        ("Bộ TàI CHíNH và Bộ Y tế", "BỘ TÀI CHÍNH và Bộ Y tế"),
        ("Bộ NN và ý kiến", "Bộ NN và ý kiến"),
        ("ủy ban; UBND xã; cả 5 xã", "ủy ban; UBND xã; cả 5 xã"),
        ("Sở TN&MT", "Sở TN&MT"),
    ],
)
def test_capitals_follow_their_word(shown: str, meant: str) -> None:
    assert restore_capitals(shown) == meant


def test_a_page_on_the_web_is_converted_without_its_tags(tmp_path: Path) -> None:
    page = "<html><body><h1>{}</h1><p>{}</p></body></html>"
    meant = ("Tổng kết công tác xây dựng Đảng", "Đến nay có 16 đảng bộ trực thuộc.")
    for encode in (tcvn3, vni, windows_1258):
        report = read_report(tmp_path / "trang.html", data=encode(page.format(*meant)))
        assert report.text == "\n\n".join(meant)


def test_signs_of_western_windows_are_read() -> None:
    data = b"The \x93committee\x94 met \x96 5 members of 16 came\x85"
    assert unicode_text(as_windows_shows(data), trusted=False) == as_windows_shows(data)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(0x80, 0x100)) * 9,
        "Все отчёты комитета за прошлый год".encode("koi8-r"),
        "日本語の報告書は読めません".encode("shift-jis"),
        codecs.BOM_UTF16_LE + "Tỉnh".encode("utf-16-le") + b"\x00",
        "Đảng bộ tỉnh có 16 đảng bộ".encode()[1:] + b"\xff",
    ],
    ids=["noise", "russian", "japanese", "cut utf-16", "broken utf-8"],
)
def test_what_no_code_page_explains_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UnreadableReport, match="không rõ bảng mã"):
        read_report(PATH, data=data)
