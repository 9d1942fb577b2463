"""Length-preserving folding, so that offsets into folded text are offsets into the text itself.

`fold("Tỉnh uỷ Đắk Lắk")` → "tinh uy dak lak". Two spellings of one syllable fold alike:
"uỷ"/"ủy", "hoà"/"hòa", "Đăk"/"Đắk". `fold_tone` keeps letters (ơ, ê, đ) and tone but places the
tone mark one way, so "hoà" and "hòa" agree while "má" and "mà" do not.

Input is NFC. A translate table does 15.6 MB/s (NOTES §2), a code page of our own ten times that.
"""

import codecs
import re
import unicodedata
from functools import lru_cache

_EXTRA = {"Đ": "d", "đ": "d", "Ð": "d", "ð": "d", "Ɖ": "d", "ɖ": "d"}


def _fold_table() -> dict[int, str]:
    table = {ord(letter): base for letter, base in _EXTRA.items()}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        decomposed = unicodedata.normalize("NFD", chr(code))
        if len(decomposed) > 1 and decomposed[0].isascii():
            table[code] = decomposed[0].lower()
    table.update({code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})
    return table


_FOLD = _fold_table()
# A code page of what reports are written with, and what its codes fold to: C from end to end.
_ASCII = "\0\t\n\r" + "".join(map(chr, range(0x20, 0x7F)))
_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_PAGE = _ASCII + _LETTERS + _LETTERS.upper() + "“”‘’–—…«»•·°²³×±≥≤−\xa0₫ðÐ"
_CODES = codecs.charmap_build(_PAGE)
_FOLDED_PAGE = _PAGE.translate(_FOLD)
_OLD_STYLE = dict(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)
# A tone written on the second vowel of a syllable-final oa, oe, uy moves to the first one; the
# letter is looked behind at last, for a pattern that opens with its vowels skips what has none.
_NEW_STYLE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?<!q..)(?![\w\u0300-\u036f])")


def nfc(text: str) -> str:
    """Return the text in NFC, the form every other function expects."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return lower-case ASCII-lettered text of the same length: `fold("Đảng uỷ")` → "dang uy"."""
    try:
        return codecs.charmap_decode(
            codecs.charmap_encode(text, "strict", _CODES)[0], "strict", _FOLDED_PAGE
        )[0]
    except UnicodeEncodeError:  # something reports seldom hold
        return text.translate(_FOLD)


def is_common(text: str) -> bool:
    """Whether a text is written with what reports are written with: letters, digits, “ ” –."""
    try:
        codecs.charmap_encode(text, "strict", _CODES)
    except UnicodeEncodeError:
        return False
    return True


def lower(text: str) -> str:
    """Return the text in lower case, code point for code point ("İ" would grow)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def fold_tone(text: str) -> str:
    """Return lower-case text with tone marks placed the old way: "Hoà" → "hòa"; same length."""
    lowered = lower(text).replace("ð", "đ")
    return _NEW_STYLE.sub(lambda vowels: _OLD_STYLE[vowels.group()], lowered)


_FINAL_Y = re.compile(r"(?<=[bcdghklmnprstvx])y$|(?<=^qu)y$")


def syllable_key(syllable: str) -> str:
    """Return the folded form under which spellings of one syllable meet: "Kỷ", "kỉ" → "ki"."""
    return _FINAL_Y.sub("i", fold(syllable))


_Y_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_FINAL_ACCENTED_Y = re.compile(r"[yýỳỷỹỵ](?!\w)(?:(?<=[hklmstv].)|(?<=qu.))")


def fold_spelling(text: str) -> str:
    """Return `fold_tone` with y and i made one where both are written: "Kỷ", "kỉ" → "kỉ"."""
    return _FINAL_ACCENTED_Y.sub(lambda y: y.group().translate(_Y_TO_I), fold_tone(text))


# A report's text is folded once and then cut: a stretch between spaces folds alike by itself.
fold_whole = lru_cache(maxsize=4)(fold_spelling)
