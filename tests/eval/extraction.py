"""How well figures and quotes are extracted, against gold: precision, recall and F1.

A gold figure is found when a figure of the store overlaps it and has its value. Each further line
asks more of the same facts: the unit; that subject, action, unit and text of the fact, and the
phrase its text heads ("3 người" + "bị thương"), hold every word the figure is about; and, where
gold names them, period and place. A quote is found when most of its words are in one of ours.
Both halves of the gold are scored; what went wrong is told of the development half alone.
"""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge.ingest import examine
from knowledge.model import Fact, FactKind, Span
from knowledge.text.fold import fold
from tests.eval.gold import GoldFigure, GoldQuote, GoldReport, load_gold
from tests.eval.judge import same_unit, same_value

_WORD = re.compile(r"\w+")
# What follows a figure up to the next mark or figure; a stop inside "TP.HCM" is no mark.
_PHRASE = re.compile(r"(?:[^\d,;:.()“”]|\.(?=\w))*")
_WIDE = 20  # words: a subject that is half a sentence would name everything, so it names nothing
_SCORES = (
    "value",
    "value+unit",
    "value+unit+subject",
    "period",
    "place",
    "quote content",
    "quote speaker",
)
_COVERED = 0.6  # of a quote's words, for it to count as found


@dataclass(slots=True)
class Score:
    """Right ones among the given and among the gold."""

    right: int = 0
    given: int = 0
    gold: int = 0

    def as_dict(self) -> dict[str, float]:
        """Return the counts with precision, recall and F1 in per cent."""
        precision = 100 * self.right / self.given if self.given else 0.0
        recall = 100 * self.right / self.gold if self.gold else 0.0
        both = precision + recall
        return {
            "right": self.right,
            "given": self.given,
            "gold": self.gold,
            "precision": round(precision, 1),
            "recall": round(recall, 1),
            "f1": round(2 * precision * recall / both, 1) if both else 0.0,
        }


@dataclass(slots=True)
class _Board:
    scores: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    faults: list[str] = field(default_factory=list)
    reports: int = 0

    def as_dict(self) -> dict[str, Any]:
        """Return the number of reports and every score, in one order."""
        scores = {name: self.scores[name].as_dict() for name in _SCORES}
        return {"reports": self.reports, "scores": scores}

    def add(self, name: str, *, right: bool, given: bool = True, gold: bool = True) -> None:
        score = self.scores[name]
        score.right += right
        score.given += given
        score.gold += gold


def evaluate_extraction(*, show: bool = False) -> dict[str, Any]:
    """Score every annotated report at hand; `show` prints what dev missed or invented."""
    boards: defaultdict[str, _Board] = defaultdict(_Board)
    skipped = []
    for report in load_gold():
        if report.path is None:
            skipped.append(report.name)
        else:
            _score_report(boards[report.half], report, report.path)
    if show:
        print("\n".join(boards["dev"].faults))
    halves = {half: boards[half].as_dict() for half in sorted(boards)}
    return {"halves": halves, "skipped": skipped}


def render_extraction(result: dict[str, Any]) -> str:
    """Return the scores of both halves as lines of text."""
    lines = []
    for half, board in result["halves"].items():
        lines.append(f"extraction against gold, {half}: {board['reports']} reports")
        lines.extend(_render_cell(name, cell) for name, cell in board["scores"].items())
    lines.extend(f"    skipped, not at hand: {name}" for name in result["skipped"])
    return "\n".join(lines)


def _render_cell(name: str, cell: dict[str, Any]) -> str:
    ratio = f"P {cell['precision']:5.1f}  R {cell['recall']:5.1f}  F1 {cell['f1']:5.1f}"
    counts = f"right {cell['right']}, given {cell['given']}, gold {cell['gold']}"
    return f"    {name:<20} {ratio}   ({counts})"


def _score_report(board: _Board, report: GoldReport, path: Path) -> None:
    facts = examine(path).facts
    board.reports += 1
    _score_figures(board, report, [fact for fact in facts if fact.kind is FactKind.FIGURE])
    _score_quotes(board, report, [fact for fact in facts if fact.kind is FactKind.QUOTE])


def _score_figures(board: _Board, report: GoldReport, facts: list[Fact]) -> None:
    left = list(facts)
    for gold in report.figures:
        fact = _counterpart(gold, left)
        if fact is not None:
            left.remove(fact)
        if gold.optional:
            continue
        _score_figure(board, report, gold, fact)
    for fact in left:
        for name in ("value", "value+unit", "value+unit+subject"):
            board.add(name, right=False, gold=False)
        board.faults.append(f"  [invented] {report.name}@{fact.start} {fact.text!r} = {fact.value}")


def _counterpart(gold: GoldFigure, facts: Sequence[Fact]) -> Fact | None:
    """The overlapping fact, best one of the same value, best one that begins where gold does."""
    near = [fact for fact in facts if fact.span.overlaps(gold.span)]
    if not near:
        return None
    return min(
        near,
        key=lambda fact: (
            not same_value(gold.value, fact.value or "-"),
            abs(fact.start - gold.span.start),
        ),
    )


def _score_figure(board: _Board, report: GoldReport, gold: GoldFigure, fact: Fact | None) -> None:
    given = fact is not None
    value = fact is not None and same_value(gold.value, fact.value or "-")
    unit = value and fact is not None and _same_units(gold.unit, fact.unit)
    subject = unit and fact is not None and _is_about(gold, fact)
    board.add("value", right=value, given=given)
    board.add("value+unit", right=unit, given=given)
    board.add("value+unit+subject", right=subject, given=given)
    period, place = (fact.period, fact.place) if fact is not None and value else (None, None)
    if gold.period:
        same = period is not None and _same_period(gold.period, period)
        board.add("period", right=same, given=period is not None)
    if gold.place:
        same = place is not None and _same_place(gold.place, place)
        board.add("place", right=same, given=place is not None)
    board.faults.extend(_faults(report, gold, fact, value=value, unit=unit, subject=subject))


def _faults(
    report: GoldReport, gold: GoldFigure, fact: Fact | None, **right: bool
) -> Iterable[str]:
    wrong = [name for name, is_right in right.items() if not is_right]
    where = f"{report.name}@{gold.span.start} {gold.text!r}"
    if fact is None:
        yield f"  [missed] {where}"
    elif wrong:
        slots = f"{fact.value} {fact.unit} | {fact.subject} | {fact.action}"
        yield f"  [{wrong[0]}] {where} about {gold.about!r}: {fact.text!r} = {slots}"
    elif gold.period and not _same_period(gold.period, fact.period or "-"):
        yield f"  [period] {where}: {fact.period} for {gold.period}"
    elif gold.place and not _same_place(gold.place, fact.place or ""):
        yield f"  [place] {where}: {fact.place} for {gold.place}"


def _is_about(gold: GoldFigure, fact: Fact) -> bool:
    headed = _PHRASE.match(fact.sentence, fact.span.end - fact.sentence_start)
    subject = fact.subject if len((fact.subject or "").split()) <= _WIDE else None
    slots = (subject, fact.action, fact.unit, fact.text, headed and headed.group())
    said = _words(" ".join(filter(None, slots)))
    return any(_words(about) <= said for about in gold.about.split("|"))


def _words(text: str) -> set[str]:
    """The folded words, "kỷ luật" and "kỉ luật" as one."""
    return set(_WORD.findall(fold(text).replace("y", "i")))


def _same_units(gold: str, given: str | None) -> bool:
    return any(same_unit(unit, given) for unit in gold.split("|"))


def _same_place(gold: str, given: str) -> bool:
    return any(fold(place) in fold(given) for place in gold.split("|"))


def _same_period(gold: str, given: str) -> bool:
    """Two periods of the same first and last day are one; a time of day is more than asked."""
    return _days(re.sub(r"T[\d:]+", "", given)) in map(_days, gold.split("|"))


def _days(period: str) -> tuple[str, str]:
    """Return the first and the last day of a period: "2022/2022-08-14" begins on 2022-01-01."""
    first, _, last = period.partition("/")
    last = last or first
    if len(last) == len("2022-08") and last[:4].isdigit():
        last += f"-{monthrange(int(last[:4]), int(last[5:]))[1]}"
    return first + "-01-01"[len(first) - 4 :], last + "-12-31"[len(last) - 4 :]


def _score_quotes(board: _Board, report: GoldReport, facts: Sequence[Fact]) -> None:
    for gold in report.quotes:
        if not gold.optional:
            found = [fact for fact in facts if _covers(fact.span, gold.span)]
            _score_quote(board, report, gold, found)
    for fact in facts:
        if not any(fact.span.overlaps(gold.span) for gold in report.quotes):
            board.add("quote content", right=False, gold=False)
            board.add("quote speaker", right=False, gold=False)
            board.faults.append(f"  [quote invented] {report.name}@{fact.start} {fact.text[:60]!r}")


def _score_quote(board: _Board, report: GoldReport, gold: GoldQuote, found: Sequence[Fact]) -> None:
    # A voice that is but a title, "Chủ tịch huyện", stands in the role and names nobody.
    speaks = any(fold(gold.speaker) in fold(fact.speaker or fact.role or "") for fact in found)
    board.add("quote content", right=bool(found), given=bool(found))
    board.add("quote speaker", right=speaks, given=bool(found))
    where = f"{report.name}@{gold.span.start} {gold.speaker}"
    if not found:
        board.faults.append(f"  [quote missed] {where}")
    elif not speaks:
        board.faults.append(f"  [speaker] {where}: {found[0].speaker}")


def _covers(given: Span, gold: Span) -> bool:
    common = min(given.end, gold.end) - max(given.start, gold.start)
    return common >= _COVERED * (gold.end - gold.start)
