"""How long something takes or lasts: "nhiệm kỳ 5 năm", "mất hơn 40 ngày".

A duration is a figure of the measure DURATION. It takes no words from the figures around it: "trong
3 năm kết nạp 120 đảng viên" counts members, and the three years belong to the count.
"""

from collections.abc import Iterator, Sequence

from knowledge.extract.passages import Passages
from knowledge.model import Fact, FactKind, Mention, MentionKind, Nature, Report, Sentence


def extract_durations(
    report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[Fact]:
    """Yield a fact for each duration of a report."""
    passages = Passages(sentences)
    for mention in mentions:
        if mention.kind is not MentionKind.DURATION:
            continue
        whole = passages.covering(mention.span)
        yield Fact(
            kind=FactKind.FIGURE,
            report=report.name,
            text=mention.text,
            start=mention.start,
            end=mention.end,
            sentence=whole.cut(report.text),
            sentence_start=whole.start,
            value=mention.value,
            unit=mention.unit,
            qualifier=mention.qualifier,
            measure=MentionKind.DURATION,
            nature=Nature.LEVEL,
            own=(mention.span,),
        )
