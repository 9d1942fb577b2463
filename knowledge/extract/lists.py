"""A list of parts under the sentence that leads into it.

"Kỷ luật 640 đảng viên. Trong đó:" and below it "- Khai trừ: 75 đảng viên;": the 75 are part of the
640, as they would be in one sentence. Only the first figure of an item is one, and only where it
counts what the whole does: "- Bắc Mê có 3 xã" is no part of people.
"""

from bisect import bisect_left
from collections.abc import Sequence

from knowledge.extract import natures
from knowledge.extract.wording import fold_word
from knowledge.model import BlockKind, Fact, MentionKind, Nature, Report, Sentence, Span
from knowledge.text.fold import fold_whole

_TAIL = 40  # characters at the end of a lead-in that may open its list


def as_parts(
    report: Report, sentence: Sentence, figures: list[Fact], before: Sequence[Fact]
) -> list[Fact]:
    """Return the figures of a sentence, the first one as a part where its list tells of parts."""
    lead_in = _lead_in(report, sentence)
    if lead_in is None or not figures or figures[0].host is not None:
        return figures
    first = figures[0]
    if first.nature is not Nature.LEVEL or first.measure is MentionKind.PERCENT:
        return figures
    host = _whole(lead_in, before, first)
    if host is None:
        return figures
    return [first._replace(host=host.start, unit=first.unit or host.unit), *figures[1:]]


def _lead_in(report: Report, sentence: Sentence) -> Span | None:
    """Return the block that opens the parts of a list this sentence begins an item of."""
    block = sentence.block
    if report.blocks[block].kind is not BlockKind.LIST_ITEM:
        return None
    if sentence.span.start > report.blocks[block].span.start:
        return None
    while block and report.blocks[block].kind is BlockKind.LIST_ITEM:
        block -= 1
    span = report.blocks[block].span
    tail = fold_whole(report.text)[max(span.start, span.end - _TAIL) : span.end].rstrip()
    return span if tail.endswith(":") and natures.opens_parts(tail) else None


def _whole(lead_in: Span, before: Sequence[Fact], part: Fact) -> Fact | None:
    """Return the last whole of the lead-in that counts what the part counts."""
    at = bisect_left(before, lead_in.start, key=_start)
    inside = [fact for fact in before[at:] if fact.span in lead_in]
    wholes = [fact for fact in inside if fact.host is None and fact.nature is Nature.LEVEL]
    if part.unit is None:  # "- Khiển trách: 9;" counts what the only whole does
        return wholes[0] if len(wholes) == 1 else None
    alike = [fact for fact in wholes if fact.unit and _unit(fact) == _unit(part)]
    return alike[-1] if alike else None


def _unit(fact: Fact) -> str:
    return fold_word(fact.unit or "")


def _start(fact: Fact) -> int:
    return fact.start
