"""The most or the least of a table's column: "Huyện nào kết nạp nhiều đảng viên nhất?"

The question is read as one for each row ("kết nạp bao nhiêu đảng viên?"); the column that answers
it is compared row by row, totals aside, and its highest or lowest figure is the answer.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from knowledge.layout import words_of
from knowledge.lexicon import load_toml
from knowledge.model import Candidate, Fact, Found, Report
from knowledge.search.rank import Ranked
from knowledge.search.wording import spelt
from knowledge.text.fold import fold, fold_spelling

_RELATED = 5
_FEWEST = 2
_YEAR, _QUARTER, _MONTH = "năm", "quý", "tháng"
# What periods of each length look like.
_GRAINS = {
    _YEAR: r"\d{4}",
    _QUARTER: r"\d{4}-(?:01/\d{4}-03|04/\d{4}-06|07/\d{4}-09|10/\d{4}-12)",
    _MONTH: r"\d{4}-\d\d",
}
_NEAR = 0.7  # of the best score, as for any answer


@dataclass(frozen=True, slots=True)
class Extreme:
    """What is asked of each row, the level of place asked about, and which end is wanted.

    `grain` is "năm", "quý" or "tháng" where times are compared and not places: "Năm nào thu cao
    nhất?".
    """

    question: str
    level: str | None
    most: bool
    grain: str = ""

    @property
    def time(self) -> bool:
        """Whether times are compared."""
        return bool(self.grain)


def read_extreme(question: str) -> Extreme | None:
    """Return how a question asks for an extreme, or None: "Xã nào ít hộ nghèo nhất?"."""
    folded = fold_spelling(question)
    which = _which(known=True).search(folded) or _which(known=False).search(folded)
    superlative = _superlative().search(folded)
    if which is None or superlative is None or len(folded) != len(question):
        return None
    adjective, end = superlative.span("adjective"), superlative.span("end")
    # The words that say "which" and "-est" go; what is left asks for the figure of a row.
    pieces = sorted([(*which.span(), ""), (*adjective, "bao nhiêu"), (*end, "")])
    asked, at = "", 0
    for start, stop, instead in pieces:
        asked, at = asked + question[at:start] + instead, max(at, stop)
    level = fold(which["level"].strip())
    most = re.fullmatch(spelt(load_toml("extremes")["most"]), superlative["adjective"])
    return Extreme(
        " ".join((asked + question[at:]).split()),
        level if level in map(fold, load_toml("extremes")["levels"]) else None,
        most is not None,
        _grain(level),
    )


def _grain(level: str) -> str:
    """Return which times a folded word means: "qui" is "quý"; "" for none."""
    if level not in map(fold, load_toml("extremes")["times"]):
        return ""
    return next(grain for grain in _GRAINS if fold(grain)[:2] == level[:2])


def says_extreme(sentence: str) -> bool:
    """Whether a sentence itself tells which is the most: "nhiều nhất là huyện Diễn Châu"."""
    return _superlative().search(fold_spelling(sentence)) is not None


def find_extreme(
    extreme: Extreme,
    ranked: Sequence[Ranked],
    answers: Callable[[Sequence[Ranked]], bool],
    facts_of: Callable[[str], Sequence[Fact]],
    report: Callable[[str], Report],
) -> Found | None:
    """Return the highest or lowest figure of the column that answers best, if a table does.

    Rows of a column are no rivals here: the best one must be what `answers` among all else.
    """
    kept = ("item", "total") if extreme.time else ("item",)
    rows = [one for one in ranked if one.fact.origins.get("row") in kept and not one.missing]
    if not rows or rows[0].score < _NEAR * ranked[0].score:
        return None
    best = rows[0]
    document = report(best.fact.report)
    if extreme.time:
        column = chosen = _times(document, best.fact, facts_of(best.fact.report), extreme.grain)
    else:
        column = _column(document, best.fact, facts_of(best.fact.report))
        chosen = [fact for fact in column if _is_of_level(document, fact, extreme.level)]
    if len(column) < _FEWEST or not chosen:
        return None
    mates = {fact.key for fact in column} - {best.fact.key}
    if not answers([one for one in ranked if one.fact.key not in mates]):
        return None
    chosen.sort(key=_number, reverse=extreme.most)
    ties = [fact for fact in chosen if _number(fact) == _number(chosen[0])]
    others = sorted((f for f in column if f not in ties), key=_number, reverse=extreme.most)
    score = best.candidate.score
    return Found(
        extreme.question,
        tuple(Candidate(fact, score) for fact in ties),
        tuple(Candidate(fact, score) for fact in others[:_RELATED]),
    )


def _column(report: Report, fact: Fact, facts: Sequence[Fact]) -> list[Fact]:
    """Return the figures of the same column, in other rows, of the same unit; totals aside."""
    table = report.layout.table_at(fact.start)
    cell = table.find(fact.start) if table else None
    if table is None or cell is None:
        return []
    starts = {one.span.start for one in table.cells if one.column == cell.column}
    return [
        one
        for one in facts
        if one.start in starts
        and one.origins.get("row") == "item"
        and one.unit == fact.unit
        and _number(one) is not None
    ]


def _times(report: Report, fact: Fact, facts: Sequence[Fact], grain: str) -> list[Fact]:
    """Return the figures of the same column, or else row, each of a time of its own."""
    table = report.layout.table_at(fact.start)
    cell = table.find(fact.start) if table else None
    if table is None or cell is None:
        return []
    for line in (
        {one.span.start for one in table.cells if one.column == cell.column},
        {one.span.start for one in table.cells if one.row == cell.row},
    ):
        told = [
            one
            for one in facts
            if one.start in line
            and one.origins.get("period") == "own"
            and (one.unit, one.nature) == (fact.unit, fact.nature)
            and re.fullmatch(_GRAINS[grain], one.period or "")
        ]
        if len(told) >= _FEWEST and len({one.period for one in told}) == len(told):
            return told
    return []


def _is_of_level(report: Report, fact: Fact, level: str | None) -> bool:
    """Whether a row is about a place of the level asked for: "huyện Kế Sách" is a "huyện"."""
    if level is None:
        return True
    table = report.layout.table_at(fact.start)
    cell = table.find(fact.start) if table else None
    labels = words_of(table.labels_of(cell), report.text) if table and cell else ""
    told = (fold(fact.place or ""), *(fold(part).strip() for part in labels.split(",")))
    return any(one.startswith(f"{level} ") for one in told)


def _number(fact: Fact) -> Decimal:
    try:
        return Decimal(fact.value or "")
    except InvalidOperation:
        return Decimal("NaN")


@cache
def _which(*, known: bool) -> re.Pattern[str]:
    """Return the pattern of "huyện nào", of a noun that is known or of any up to two words."""
    table = load_toml("extremes")
    level = spelt((*table["levels"], *table["any_row"], *table["times"]))
    level = level if known else r"[^\W\d]+(?: [^\W\d]+)?"
    return re.compile(
        rf"(?:^|(?<=\s))(?:trong (?:{spelt(['các'])}) \w+,?\s+)?(?P<level>{level}) (?:nào|nao)\b"
    )


@cache
def _superlative() -> re.Pattern[str]:
    table = load_toml("extremes")
    adjectives = spelt((*table["most"], *table["least"]))
    other = spelt(table["not_superlative"])
    ranked = "".join(rf"(?<!\b{word} )" for word in spelt(table["ranks"]).split("|"))
    return re.compile(
        rf"\b(?P<adjective>{adjectives})\b(?:\s+\w+){{0,8}}?\s+{ranked}"
        rf"(?P<end>nhất|nhat)\b(?!\s+(?:{other})\b)"
    )


def find_superlatives(text: str) -> list[str]:
    """Return the adjectives that "nhất" makes superlatives of: "cao" of "tỷ lệ cao nhất"."""
    return [match["adjective"] for match in _superlative().finditer(fold_spelling(text))]
