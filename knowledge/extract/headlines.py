"""Which figures a report says up front: in a title, a heading or a caption, not in its body."""

from bisect import bisect_right

from knowledge.model import BlockKind, Fact, Report

_HEADLINES = {BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION}


class Headlines:
    """Tells the headlines of a report from its body."""

    def __init__(self, report: Report) -> None:
        self._starts = [block.span.start for block in report.blocks]
        self._kinds = [block.kind for block in report.blocks]

    def hold(self, fact: Fact) -> bool:
        """Return whether the fact stands in a title, a heading or a caption."""
        return self._kind(fact) in _HEADLINES

    def _kind(self, fact: Fact) -> BlockKind | None:
        at = bisect_right(self._starts, fact.start) - 1
        return self._kinds[at] if at >= 0 else None
