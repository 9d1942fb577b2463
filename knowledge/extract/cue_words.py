"""The patterns of lexicon/cues.toml, compiled once: cues, honorifics, titles, organisations.

`cue()` finds "cho biết"; `title()` opens "Phó Chủ tịch …"; `short_name()` reads "ông Thu".
"""

import re
from functools import cache

from knowledge.extract.wordlists import any_of
from knowledge.lexicon import load_toml
from knowledge.recognize.words import Sought
from knowledge.text.fold import fold

_LATIN = (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
CAPITALS = "[" + "".join(chr(code) for code in _LATIN if chr(code).isupper()) + "]"
NAME = rf"{CAPITALS}[\w’'-]*"  # a word with a capital: "Thu", "K'Minh", "Y"


def alternatives(key: str) -> str:
    """Return a pattern for any word of one list of cues.toml."""
    return any_of("cues", key)


_CUE_LISTS = ("strong", "personal", "weak", "document_cues")


@cache
def cue() -> Sought:
    """Return what finds every cue, with the group `strong`, `weak` or `document`."""
    # Joined cues are one: "ghi nhận, đánh giá cao và biểu dương".
    any_strong = rf"(?:{alternatives('strong')}|{alternatives('personal')})(?!\w)"
    pattern = re.compile(
        rf"(?i)(?<!\w)(?!(?:{alternatives('not_cues')})(?!\w))(?:(?P<strong>{any_strong}(?:(?:,|,?\s+và)\s+{any_strong})*)"
        rf"|(?P<weak>{alternatives('weak')})|(?P<document>{alternatives('document_cues')}))(?!\w)"
    )
    return Sought(pattern, (word for key in _CUE_LISTS for word in load_toml("cues")[key]))


@cache
def _cue_endings() -> tuple[str, ...]:
    return tuple({fold(word).split()[-1] for key in _CUE_LISTS for word in load_toml("cues")[key]})


def ends_in_cue(words: str) -> bool:
    """Whether a few words close with a cue: "ông A cho biết"."""
    if not fold(words).endswith(_cue_endings()):
        return False
    return any(match.end() == len(words) for match in cue().pattern.finditer(words))


@cache
def is_personal_cue(words: str) -> bool:
    """Whether only a person speaks so: "ghi nhận", "ghi nhận, biểu dương"."""
    one = rf"(?:{alternatives('personal')})"
    return re.fullmatch(rf"(?i){one}(?:(?:,|,?\s+và)\s+{one})*", words) is not None


@cache
def is_document_cue(word: str) -> bool:
    """Whether a document can do this: "cho thấy"."""
    return " ".join(word.lower().split()) in load_toml("cues")["document_cues"]


@cache
def opening() -> re.Pattern[str]:
    """Return what stands between a cue and what was said: " rằng,", " thêm:"."""
    return re.compile(rf"(?i)(?:\s+(?:{alternatives('openings')})(?!\w))?\s*(?P<mark>[:,]?)\s*")


@cache
def explicit_opening() -> re.Pattern[str]:
    """Return what follows a weak cue: " tại hội nghị: ", " rằng ", ' "'."""
    return re.compile(
        r"(?i)[^.,;:“”\"«\n]{0,60}? (?: \s*(?P<mark>:)\s* | (?<!\w)rằng,?\s+ | \s*(?=[“\"«]) )",
        re.X,
    )


@cache
def aside_opening() -> re.Pattern[str]:
    """Return the aside and colon that may follow a strong cue: " với báo chí: ", " thêm: “"."""
    return re.compile(
        r"""(?i)
        (?: \s+ (?:tại|với|trước|trong|sau|khi) \s [^.,;:“”"«\n]{0,60}?   # with whom or where
          | [^.,;:“”"«\n]{0,60}? (?= : \s* [“"«] )                       # any words before : “
        ) (?P<mark>:) \s*
        """,
        re.VERBOSE,
    )


@cache
def adverbs_at_end() -> re.Pattern[str]:
    """Return the adverbs between speaker and cue, at the end of a slice: " còn cũng "."""
    return re.compile(rf"(?i)(?:(?<!\w)(?:{alternatives('adverbs')})[\s,]*){{0,4}}\Z")


@cache
def short_name() -> re.Pattern[str]:
    """Return an honorific with or without a name: "ông Thu", "bà", "đồng chí này"."""
    return re.compile(
        rf"(?<!\w)(?P<honorific>(?i:{alternatives('honorifics')}))(?!\w)"
        rf"(?:\s+(?P<name>{NAME}(?:\s+{NAME}){{0,2}})|\s+(?P<same>này|ấy)(?!\w))?"
    )


@cache
def short_name_at_end() -> re.Pattern[str]:
    """Return the same, closing a slice."""
    return re.compile(short_name().pattern + r"\Z")


@cache
def title() -> re.Pattern[str]:
    """Return how a title opens: "Phó Chủ tịch", "nguyên Bí thư", "Thượng tá"."""
    return re.compile(
        rf"(?i)(?:(?:{alternatives('title_prefixes')})\s+)*"
        rf"(?:{any_of('roles', 'heads')}|{alternatives('titles')})(?!\w)"
    )


def _no_organisation() -> str:
    return rf"(?!(?:{alternatives('not_organisations')})(?!\w))"


@cache
def crowd() -> re.Pattern[str]:
    """Return how people without a name open, also in lower case: "cử tri", "nhiều đại biểu"."""
    return re.compile(
        rf"(?i)(?:(?:{alternatives('quantifiers')})\s+)?(?:{alternatives('crowds')})(?!\w)"
        rf"|(?:{alternatives('quantifiers')})\s+{_no_organisation()}"
        rf"(?:{alternatives('organisations')})(?!\w)"
    )


@cache
def unit() -> re.Pattern[str]:
    """Return a unit of administration: "huyện"."""
    return re.compile(rf"(?i)(?:{alternatives('units')})(?!\w)")


@cache
def group() -> re.Pattern[str]:
    """Return how an organisation or a group opens: "UBND", "nhiều đại biểu", "huyện"."""
    return re.compile(
        rf"(?i)(?:(?:{alternatives('quantifiers')})\s+)?{_no_organisation()}"
        rf"(?:{alternatives('organisations')}|{alternatives('units')}|{alternatives('crowds')})(?!\w)"
    )


@cache
def document() -> re.Pattern[str]:
    """Return how a document opens: "Báo cáo", "Thông tin"."""
    return re.compile(rf"(?i)(?:{alternatives('documents')})(?!\w)")


@cache
def clause_word() -> re.Pattern[str]:
    """Return a word that no noun phrase of a speaker holds: "được", "phải"."""
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives('clause_words')})(?!\w)")


@cache
def lead() -> re.Pattern[str]:
    """Return what may open a sentence before its subject: "Còn ", "Trong khi đó "."""
    return re.compile(rf"(?i)\s*(?:(?:{alternatives('leads')})(?!\w)[\s,]*)*")


@cache
def not_subject_at_end() -> re.Pattern[str]:
    """Return a word that makes the name behind it no subject: "của ", "với "."""
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives('not_subject')})\s*\Z")


@cache
def quantifier_at_end() -> re.Pattern[str]:
    """Return a word that makes many of one: "các ", "nhiều "."""
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives('quantifiers')})\s*\Z")


@cache
def carried() -> re.Pattern[str]:
    """Return how a sentence goes on with the same speaker unnamed: "Đồng thời, cũng "."""
    return re.compile(
        rf"(?i)(?:(?:{alternatives('carried_by')})(?!\w)[\s,]*){{1,2}}"
        rf"(?:(?:{alternatives('adverbs')})\s+){{0,3}}(?={alternatives('strong')})"
        rf"|(?={alternatives('directives')})"
    )
