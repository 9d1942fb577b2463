"""What a Vietnamese syllable may look like, so that slips of the keyboard can be told from words.

`is_syllable("đảng")` holds, `is_syllable("ddangr")` does not; `decode_telex("ddangr")` → "đảng".
Only a token that is no legal syllable is ever decoded, and only to one: "an", "hello" → None.
"""

import re
import unicodedata
from functools import lru_cache

from knowledge.model import Span
from knowledge.text.fold import fold

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = "aeiouyăâêôơư"
_ONSETS = (
    *("ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""),
)
_RHYMES = frozenset(
    """
    ak ăk a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh
    ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo
    oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây
    uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uynh uyên uyêt uyt
    uyu uyp ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
    """.split()  # noqa: SIM905
)
_FOLDED_RHYMES = frozenset(fold(rhyme) for rhyme in _RHYMES)
_STOPPED = re.compile(r"(?:c|ch|p|t)$")  # closed by a stop: only sắc and nặng can stand on it
_FRONT = "eêiy"  # before these k, gh, ngh are written, before the others c, g, ng

# A word is letters with the marks that belong to them; a group of digits keeps its dots and commas.
_TOKEN = re.compile(
    r"""
      \d+ (?: [.,] \d+ )*          # 7.448   74,48
    | [^\W\d_] [^\W\d_\u0300-\u036f]* (?: [\u0300-\u036f]+ [^\W\d_]* )*   # đảng, also decomposed
    """,
    re.VERBOSE,
)

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}


def tokenize(text: str) -> list[Span]:
    """Return the spans of words and digit groups: "7.448 đảng viên" → three spans."""
    return [Span(*match.span()) for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=65536)
def is_syllable(token: str) -> bool:
    """Whether the token is spelt as a Vietnamese syllable may be, in any case."""
    decomposed = unicodedata.normalize("NFD", token.lower())
    tones = [letter for letter in decomposed if letter in _TONES]
    base = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    split = _split(base)
    if split is None or len(tones) > 1:
        return False
    return not (_STOPPED.search(split[1]) and tones and tones[0] not in "\u0301\u0323")


@lru_cache(maxsize=65536)
def is_folded_syllable(key: str) -> bool:
    """Whether the letters, folded, are those of some legal syllable: "duoc" holds, "ngin" not."""
    if is_syllable(key):
        return True
    return any(
        key[len(onset) :] in _FOLDED_RHYMES and _spelt_right(fold(onset), key[len(onset) :])
        for onset in _ONSETS
        if key.startswith(fold(onset))
    )


def decode_telex(token: str) -> str | None:
    """Return the syllable typed in Telex without its editor: "vieenj" → "viện", "an" → None."""
    return None if is_syllable(token) else _decode(token, _telex_letters(token.lower()))


def decode_vni(token: str) -> str | None:
    """Return the syllable typed in VNI without its editor: "d9ang3" → "đảng", "12" → None."""
    if not token[:1].isalpha() or not any(letter.isdigit() for letter in token):
        return None
    return _decode(token, _vni_letters(token.lower()))


def _split(base: str) -> tuple[str, str] | None:
    """Part a toneless syllable into onset and rhyme, or None when there is no legal way."""
    for onset in _ONSETS:
        if not base.startswith(onset):
            continue
        rhyme = base[len(onset) :]
        if rhyme in _RHYMES and _spelt_right(onset, rhyme):
            return onset, rhyme
        if onset == "gi" and base[1:] in _RHYMES:
            return "g", base[1:]
    return None


def _spelt_right(onset: str, rhyme: str) -> bool:
    if rhyme.startswith("oo"):  # xoong, coóc: few; "khoong" is "không" in Telex
        return onset in {"x", "c", "b", "t", "m", "r", "s"}
    if onset in {"k", "gh", "ngh"}:
        return rhyme[0] in _FRONT or (onset == "k" and rhyme.startswith(("a", "ă", "o", "u")))
    if onset in {"c", "g", "ng"}:
        return rhyme[0] not in "eêiy" or (onset == "g" and rhyme[0] == "i")
    return True


def _telex_letters(word: str) -> tuple[list[str], str]:
    letters: list[str] = []
    tone = ""
    for key in word:
        seen_vowel = any(letter in _VOWELS for letter in letters)
        if key in _TELEX_TONES and seen_vowel:
            tone = _TELEX_TONES[key]
        elif key == "d" and letters[:1] == ["d"]:
            letters[0] = "đ"
        elif key == "w" and seen_vowel:
            _put_horn(letters)
        elif key in _HATS and _put_hat(letters, key):
            continue
        else:
            letters.append("ư" if key == "w" else key)
    return letters, tone


def _vni_letters(word: str) -> tuple[list[str], str]:
    letters: list[str] = []
    tone = ""
    for key in word:
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key == "6":
            _put_hat(letters, next((c for c in reversed(letters) if c in _HATS), ""))
        elif key in "78":
            _put_horn(letters)
        elif key == "9" and letters[:1] == ["d"]:
            letters[0] = "đ"
        else:
            letters.append(key)
    return letters, tone


def _put_hat(letters: list[str], vowel: str) -> bool:
    for index in range(len(letters) - 1, -1, -1):
        if letters[index] == vowel and vowel:
            # "toaan" hats the a just before; "banaa" across another vowel would be another word.
            letters[index] = _HATS[vowel]
            return True
        if letters[index] in _VOWELS and letters[index] != "i":
            return False
    return False


def _put_horn(letters: list[str]) -> None:
    word = "".join(letters)
    if "uo" in word and not word.startswith("quo"):
        at = word.index("uo")
        letters[at : at + 2] = ["ư", "ơ"]
        return
    for index in range(len(letters) - 1, -1, -1):
        # "ua" takes its horn on the u (mua → mưa), "oa" its breve on the a (hoan → hoăn).
        after_u = letters[index] == "a" and index and letters[index - 1] == "u"
        if letters[index] in _HORNS and not (after_u and letters[0] != "q"):
            letters[index] = _HORNS[letters[index]]
            return


def _decode(token: str, typed: tuple[list[str], str]) -> str | None:
    letters, tone = typed
    base = "".join(letters)
    split = _split(base)
    if split is None:
        return None
    syllable = unicodedata.normalize("NFC", _place(split, tone)) if tone else base
    if not is_syllable(syllable) or syllable == token.lower():
        return None
    if token.isupper() and len(token) > 1:
        return syllable.upper()
    return syllable.capitalize() if token[:1].isupper() else syllable


def _place(split: tuple[str, str], tone: str) -> str:
    """Put the tone where an editor does in the old style: hòa, thủy, quý, toàn."""
    onset, rhyme = split
    vowels = [index for index, letter in enumerate(rhyme) if letter in _VOWELS]
    marked = [index for index in vowels if rhyme[index] in "ăâêôơ"]
    if marked:
        at = marked[-1]
    elif "ư" in rhyme:
        at = rhyme.index("ư")
    elif len(vowels) == 3 or (len(vowels) == 2 and vowels[-1] != len(rhyme) - 1):
        at = vowels[1]
    else:
        at = vowels[0]
    return onset + rhyme[: at + 1] + tone + rhyme[at + 1 :]
