"""What a report is called: its first title, fit for one line of a message."""

from collections.abc import Sequence

from knowledge.model import Block, BlockKind

_LONGEST = 200


def find_title(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the first title on one line, cut at a word when it is long; None without a title."""
    titles = (block.span.cut(text) for block in blocks if block.kind is BlockKind.TITLE)
    first = next(titles, None)
    return _shortened(" ".join(first.split())) if first else None


def _shortened(title: str) -> str:
    if len(title) <= _LONGEST:
        return title
    kept = title[:_LONGEST].rpartition(" ")[0] or title[: _LONGEST - 1]
    return kept.rstrip(" ,;:–-") + "…"
