"""Text → blocks → sentences, as spans: nothing is re-joined, so every fact can prove itself.

"…được giao. Công tác kiểm tra…7.448 đảng viên”./." splits after "giao." and nowhere inside the
figure; a stop inside a short quote, “Đoàn kết. Sáng tạo”, ends nothing.
"""

import re
from collections.abc import Iterator, Sequence

from knowledge.model import Block, BlockKind, Sentence, Span
from knowledge.text.blocks import find_credit, split_blocks
from knowledge.text.stops import ends_sentence

__all__ = ["split_blocks", "split_sentences"]

_STOP = re.compile(
    r"""
    [.!?…]+ (?: [”"’'»)\]]+ [.!?…]* )*   # the stop, closing marks, a stop after them: …). ?” .”.
    (?: \s? /\. )?                       # the official end mark: ./.
    | /\.                                # the same when its first stop was forgotten
    """,
    re.VERBOSE,
)
# A slogan, a term or an aside: too short to be speech of several sentences.
_SHORT_PAIR = re.compile(
    r"""
    “ [^“”\n]{1,80} ”
    | « [^«»\n]{1,80} »
    | \( [^()\n]{1,80} \)
    | (?<![^\s(“]) " (?=\w) [^"\n]{1,80} "   # straight: opens after a space and before a letter
    """,
    re.VERBOSE,
)


def split_sentences(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """Return the sentences of all blocks, trimmed: "A. B." → spans of "A." and "B."."""
    return tuple(
        Sentence(span, number)
        for number, block in enumerate(blocks)
        for part in _split_credit(text, block)
        for span in ((part,) if block.kind is BlockKind.ROW else _split_block(text, part))
    )


def _split_credit(text: str, block: Block) -> tuple[Span, ...]:
    """Part a caption from the name of its photographer, who has no share in what it tells."""
    whole = block.span
    credit = find_credit(whole.cut(text)) if block.kind is BlockKind.CAPTION else None
    if not credit:
        return (whole,)
    return Span(whole.start, whole.start + credit), Span(whole.start + credit, whole.end)


def _split_block(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for stop in _open_stops(text, block):
        if ends_sentence(text, start, stop, block.end):
            yield from _trimmed(text, start, stop.end())
            start = _skip_space(text, stop.end(), block.end)
    yield from _trimmed(text, start, block.end)


def _open_stops(text: str, block: Span) -> Iterator[re.Match[str]]:
    """Yield the stops that do not stand inside a short quote or parenthesis."""
    pairs = _SHORT_PAIR.finditer(text, block.start, block.end)
    pair = next(pairs, None)
    for stop in _STOP.finditer(text, block.start, block.end):
        while pair is not None and pair.end() <= stop.start():
            pair = next(pairs, None)
        if pair is None or not (pair.start() < stop.start() and stop.end() < pair.end()):
            yield stop


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    start = _skip_space(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
