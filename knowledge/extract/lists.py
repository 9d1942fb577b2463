"""A list of parts under the sentence that leads into it.

"Kỷ luật 640 đảng viên. Trong đó:" and below it "- Khai trừ: 75 đảng viên;": the 75 are part of the
640, as they would be in one sentence. Only the first figure of an item is one, and only where it
counts what the whole does: "- Bắc Mê có 3 xã" is no part of people.
"""

from bisect import bisect_left
from collections.abc import Sequence

from knowledge.extract import natures
from knowledge.extract.drafts import Draft
from knowledge.extract.wording import fold_word
from knowledge.model import BlockKind, MentionKind, Nature, Report, Sentence, Span
from knowledge.text.fold import fold_whole

_TAIL = 40  # characters at the end of a lead-in that may open its list


def take_as_part(
    report: Report, sentence: Sentence, drafts: Sequence[Draft], before: Sequence[Draft]
) -> None:
    """Hang the first figure of a sentence on a whole where its list tells of parts."""
    first = drafts[0]
    if report.blocks[sentence.block].kind is not BlockKind.LIST_ITEM or first.host is not None:
        return
    if first.nature is not Nature.LEVEL or first.measure is MentionKind.PERCENT:
        return
    lead_in = _lead_in(report, sentence)
    host = _whole(lead_in, before, first) if lead_in else None
    if host is not None:
        first.host, first.unit = host.start, first.unit or host.unit


def _lead_in(report: Report, sentence: Sentence) -> Span | None:
    """Return the block that opens the parts of a list this sentence begins an item of."""
    block = sentence.block
    if sentence.span.start > report.blocks[block].span.start:
        return None
    while block and report.blocks[block].kind is BlockKind.LIST_ITEM:
        block -= 1
    span = report.blocks[block].span
    tail = fold_whole(report.text)[max(span.start, span.end - _TAIL) : span.end].rstrip()
    return span if tail.endswith(":") and natures.opens_parts(tail) else None


def _whole(lead_in: Span, before: Sequence[Draft], part: Draft) -> Draft | None:
    """Return the last whole of the lead-in that counts what the part counts."""
    at = bisect_left(before, lead_in.start, key=_start)
    inside = [draft for draft in before[at:] if draft.span in lead_in]
    wholes = [draft for draft in inside if draft.host is None and draft.nature is Nature.LEVEL]
    if part.unit is None:  # "- Khiển trách: 9;" counts what the only whole does
        return wholes[0] if len(wholes) == 1 else None
    alike = [draft for draft in wholes if draft.unit and _unit(draft) == _unit(part)]
    return alike[-1] if alike else None


def _unit(draft: Draft) -> str:
    return fold_word(draft.unit or "")


def _start(draft: Draft) -> int:
    return draft.start
