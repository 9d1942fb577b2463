"""Questions for what has to be worked out: which is more, by how much, how many together.

"Thanh Hóa hay Nghệ An có nhiều vụ tai nạn hơn?" is read as "… có bao nhiêu vụ tai nạn", to be
answered for each of the two and compared.
"""

import re
from dataclasses import dataclass
from functools import cache

from knowledge.computed import Operation
from knowledge.lexicon import load_toml
from knowledge.search.asked import Asked
from knowledge.search.wording import spelt, total_pattern, word_pattern
from knowledge.text.fold import fold, fold_spelling

# "năm 2022 và 2023": the second is a year as well.
_BARE_YEAR = re.compile(r"(?:(?<=và )|(?<=va )|(?<=, ))((?:19|20)\d\d)(?!\w|[.,]\d)")
ALL_PLACES, ALL_YEARS = "place", "period"
Piece = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is worked out, and the question that each operand answers.

    `over` is "place" or "period" where all that the reports have is meant; `claimed` where it is
    asked whether the one named last is it.
    """

    operation: Operation
    question: str
    over: str | None = None
    claimed: bool = False


def may_be_worked_out(question: str) -> bool:
    """Whether a question says "hơn", "nhất", "tổng cộng" or the like: cheap, and true too often."""
    return _cues().search(fold(question)) is not None


def read_operation(question: str) -> Asking | None:
    """Return what a question wants worked out, or None where a figure of a report answers it."""
    folded = fold_spelling(question)
    if len(folded) != len(question):
        return None
    return (
        _read_sum(question, folded)
        or _read_difference(question, folded)
        or _read_more(question, folded)
    )


def _read_sum(question: str, folded: str) -> Asking | None:
    total = total_pattern().search(fold(question))
    if not total or not _how_many().search(folded):
        return None
    over, pieces = None, [(*total.span(), "")]
    for slot, key in ((ALL_PLACES, "all_places"), (ALL_YEARS, "all_years")):
        for match in _words(key).finditer(folded):
            over = slot
            pieces.append((*match.span(), ""))
    pieces += [(*match.span(), "") for match in _counted_kinds().finditer(folded)]
    return Asking(Operation.SUM, _reword(question, pieces), over)


def _read_difference(question: str, folded: str) -> Asking | None:
    if not _how_many().search(folded):
        return None
    apart = _words("differences").search(folded)
    more = _comparative().search(folded)
    if apart:
        pieces = [(*apart.span(), "")]
    elif more:
        end = more.span("hon")
        # "nhiều hơn X bao nhiêu": what is more stands before, what it is compared with behind.
        pieces = [(*more.span("adjective"), ""), (*end, "và")] if more["adjective"] else []
        pieces = pieces or [(*end, "và")]
    else:
        return None
    return Asking(Operation.DIFFERENCE, _reword(question, [*pieces, *_linking(folded)]))


def _read_more(question: str, folded: str) -> Asking | None:
    more = _comparative().search(folded)
    if not more or not more["adjective"] or _how_many().search(folded):
        return None
    claim = _claim_ending(question)
    linking = [(*more.span("adjective"), "bao nhiêu"), *_linking(folded)]
    if claim:
        asked = _beside(question, linking, more.span("hon"), claim.start())
    elif _words("joints").search(folded) or _which_kind().search(folded):
        asked = _reword(question, [(*more.span("hon"), ""), *linking])
    else:
        return None
    most = re.fullmatch(spelt(load_toml("operations")["more"]), more["adjective"])
    operation = Operation.MOST if most else Operation.LEAST
    return Asking(operation, asked, claimed=claim is not None)


def _beside(question: str, linking: list[Piece], hon: tuple[int, int], end: int) -> str:
    """Return "B và A có bao nhiêu" for "A có nhiều hơn B không", so that "A" is named last."""
    compared = question[hon[1] : end].strip(" ,")
    rest = _reword(question[: hon[0]], [piece for piece in linking if piece[1] <= hon[0]])
    return f"{compared} và {rest}" if compared else rest


def _linking(folded: str) -> list[Piece]:
    """Return the words that join what is compared, and those that name only its kind."""
    return [
        *((*match.span(), "và") for match in _words("joints").finditer(folded)),
        *((*match.span(), "") for match in _words("openers").finditer(folded)),
        *((*match.span(), "") for match in _which_kind().finditer(folded)),
    ]


def _claim_ending(question: str) -> re.Match[str] | None:
    folded = fold_spelling(question)
    for pattern in (word_pattern("asks", Asked.YESNO.value), word_pattern("claims", "endings")):
        endings = list(pattern.finditer(folded))
        if endings and not question[endings[-1].end() :].strip(" ?.!"):
            return endings[-1]
    return None


def _reword(question: str, pieces: list[Piece]) -> str:
    """Return the question with pieces of it said otherwise, the first where two overlap."""
    asked, at = "", 0
    for start, end, instead in sorted(pieces, key=lambda piece: piece[:2]):
        if start < at:
            continue
        asked, at = asked + question[at:start] + instead, end
    return _BARE_YEAR.sub(r"năm \1", " ".join((asked + question[at:]).split()))


@cache
def _cues() -> re.Pattern[str]:
    words = {fold(word).split()[0] for word in load_toml("operations")["differences"]}
    totals = {fold(word) for word in load_toml("questions")["several"]["totals"]}
    return re.compile(rf"\b(?:{'|'.join(sorted({'hon', 'nhat'} | words | totals))})\b")


@cache
def _words(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{spelt(load_toml('operations')[key])})\b")


@cache
def _which_kind() -> re.Pattern[str]:
    table = load_toml("operations")
    return re.compile(rf"\b(?:trong )?(?:{spelt(table['kinds'])}) (?:nào|nao)\b,?")


@cache
def _counted_kinds() -> re.Pattern[str]:
    """Return the pattern of "hai tỉnh", "cả 2 năm": how many are named, and of what kind."""
    table = load_toml("operations")
    counts, kinds = spelt(table["counts"]), spelt(table["kinds"])
    return re.compile(rf"\b(?:(?:{spelt(['cả', 'trong'])}) )?(?:{counts}) (?:{kinds})\b(?! \d)")


@cache
def _comparative() -> re.Pattern[str]:
    table = load_toml("operations")
    adjectives, others = spelt((*table["more"], *table["less"])), spelt(table["not_comparing"])
    word = rf"\s+(?!(?:{adjectives})\b)\w+"
    return re.compile(
        rf"(?:\b(?P<adjective>{adjectives})\b(?:{word}){{0,8}}?\s+)?"
        rf"\b(?P<hon>hơn|hon)\b(?!\s+(?:{others})\b)"
    )


@cache
def _how_many() -> re.Pattern[str]:
    # Bare "nhiêu" without its accent is "nhiều".
    words = set(load_toml("questions")["how_many"]["words"]) - {"nhiêu"}
    return re.compile(rf"\b(?:{spelt(words)})\b")
