"""Which period a figure holds for, and where that was said.

"Đến hết tháng 12/2023, toàn tỉnh có 512 tổ chức đảng. Trong năm, kết nạp 1.487 đảng viên": the
512 are of December, the 1.487 of the year. A point in time holds for its own sentence; a year, half
or quarter holds on, through the paragraph and the short paragraphs that follow; the section's
heading, the title, the lead and at last the period the report names most hold for the rest.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from knowledge.extract import natures, period_cues
from knowledge.extract.columns import ColumnHeads
from knowledge.extract.compared_periods import ComparedPeriods, in_year_of
from knowledge.extract.head_periods import HeadPeriods, named_in
from knowledge.extract.nearest import Inherited, Owner, find_nearest
from knowledge.extract.papers.dateline import dates_paper
from knowledge.extract.time_spans import (
    is_dated,
    is_day,
    is_month,
    spans_years,
    within_year,
)
from knowledge.extract.wording import fold_word
from knowledge.model import (
    Block,
    BlockKind,
    Mention,
    MentionKind,
    Nature,
    Report,
    Sentence,
)
from knowledge.recognize.comparisons import is_compared
from knowledge.text.fold import fold_whole

_LOOK_BACK = 60
_NEAR_BLOCKS = 2
_YEAR = "2019"
_PAST_YEARS = 2  # before the report's own, for what it may be about without saying so twice
_SHORT_BLOCK = 260  # a paragraph of news
_TIMES = {MentionKind.DATE, MentionKind.PERIOD}


class Periods:
    """The periods of one report, ready to be asked which one holds at a figure."""

    def __init__(self, report: Report, mentions: Sequence[Mention]) -> None:
        self._text, self._report = report.text, report
        self._firsts: dict[tuple[int, int, bool], Inherited | None] = {}
        self._folded = fold_whole(report.text)
        self._blocks = report.blocks
        self._headings = _headings(report.blocks)
        self._main: tuple[Inherited, ...] | None = None
        self._block_starts = [block.span.start for block in report.blocks]
        times = [m for m in mentions if m.kind in _TIMES and not dates_paper(report, m)]
        self._all = [m for m in times if self._tells_time(m)]
        told = frozenset(self._all)
        self._compared = ComparedPeriods(report.text, [m for m in times if m not in told])
        self._columns = ColumnHeads(report.text, self._all) if "\t" in report.text else None
        self._starts = [m.start for m in self._all]
        self._head = HeadPeriods(report, self._all, self._is_ahead)
        self._lasting = [m for m in self._all if self._lasts(m)]
        self._lasting_starts = [m.start for m in self._lasting]

    def find(self, figure: Owner, sentence: Sentence) -> Inherited | None:
        """Return the period that holds for a figure."""
        compared = self._compared.find(figure)
        if compared is None:
            held = self._named(figure) or self._first_around(figure, sentence)
            if held is None or not self._compared.is_same_stretch(held.mention):
                return held
        beside = Inherited(compared, "own") if compared else None
        for held in (*self._all_named(figure), *self._around(figure, sentence)):
            if beside is None:
                beside = held  # "cùng kỳ": of what else holds, in another year
            elif held.mention != beside.mention:
                return self._moved(beside, held)
        return beside

    def _moved(self, beside: Inherited, around: Inherited) -> Inherited:
        if not self._compared.is_same_stretch(beside.mention):
            return beside
        return Inherited(in_year_of(beside.mention, around), beside.origin)

    def _named(self, figure: Owner) -> Inherited | None:
        """Return what the head of a figure's column says, or else its own words."""
        if self._columns and (head := self._columns.find(figure.start)):
            return Inherited(head, "heading")
        found = find_nearest(self._all, self._starts, figure.own, figure.start)
        return Inherited(found, "own") if found else None

    def _all_named(self, figure: Owner) -> Iterator[Inherited]:
        """Yield what a figure's column and its own words say, both."""
        if first := self._named(figure):
            yield first
        if first and first.origin == "heading":
            found = find_nearest(self._all, self._starts, figure.own, figure.start)
            yield from [Inherited(found, "own")] if found else ()

    def _first_around(self, figure: Owner, sentence: Sentence) -> Inherited | None:
        """Return what holds first of all around: one and the same for figures beside each other."""
        at = bisect_left(self._starts, figure.start)
        key = (sentence.span.start, at, figure.nature is Nature.TARGET)
        if key not in self._firsts:
            self._firsts[key] = next(self._around(figure, sentence), None)
        return self._firsts[key]

    def _around(self, figure: Owner, sentence: Sentence) -> Iterator[Inherited]:
        """Yield what may hold though it is not said in a figure's own words, the nearest first."""
        before = self._before(self._all, self._starts, figure.start)
        if before and before.start >= sentence.span.start:
            yield Inherited(before, "sentence")
        lasting = self._before(self._lasting, self._lasting_starts, figure.start)
        block = self._blocks[sentence.block]
        is_inside = before is not None and before.span in block.span
        if figure.nature is Nature.TARGET and before and is_inside:
            yield from [Inherited(before, "block")] if self._is_ahead(before) else ()
        if self._says_now(sentence):  # "Hiện toàn ngành có": not of the years told before
            lasting, before = (
                m and (None if spans_years(m.value) else m) for m in (lasting, before)
            )
        if lasting and lasting.span in block.span:
            yield Inherited(lasting, "block")
        if before and is_inside and self._leans(sentence):
            yield Inherited(before, "block")
        yield from self._held_around(sentence, lasting)
        if block.kind is BlockKind.TITLE:
            yield from self._head.lead_days()
        if before and is_inside and is_dated(before.value):
            yield Inherited(before, "block")
        if self._main is None:
            self._main = self._read_main()
        yield from self._main
        yield from self._head.last_resort

    def _held_around(self, sentence: Sentence, lasting: Mention | None) -> Iterator[Inherited]:
        heading = self._headings[sentence.block]
        lead_in = self._lead_in(sentence.block)
        if lasting and lead_in < self._block_of(lasting) < sentence.block:  # another item's
            at = self._blocks[lead_in].span.end
            lasting = self._before(self._lasting, self._lasting_starts, at)
        if lasting and self._is_near(lasting, sentence.block, heading):
            yield Inherited(lasting, "report")
        if heading is not None:
            said = named_in(self._all, self._blocks[heading].span)
            yield from (Inherited(period, "heading") for period in said[:1])
        yield from self._head.top

    @staticmethod
    def _before(mentions: Sequence[Mention], starts: Sequence[int], at: int) -> Mention | None:
        index = bisect_left(starts, at) - 1
        return mentions[index] if index >= 0 else None

    def _tells_time(self, mention: Mention) -> bool:
        """A period compared with, a document's date and a law's year hold for no figure."""
        low = max(0, mention.start - _LOOK_BACK)
        low = max(low, self._text.rfind("\n", low, mention.start) + 1)
        if not self._is_headed(mention) and is_compared(self._text[low : mention.start]):
            return False
        folded = self._folded[low : mention.start]
        return (
            not natures.dates_document(folded)
            and not natures.names_law(folded)
            and not natures.points_back(fold_word(mention.text))
        )

    def _is_headed(self, mention: Mention) -> bool:
        """Whether a heading names it: "III. KẾ HOẠCH NĂM 2022" compares with no plan."""
        at = self._block_of(mention)
        return at >= 0 and self._blocks[at].kind is BlockKind.HEADING

    def _block_of(self, mention: Mention) -> int:
        return bisect_right(self._block_starts, mention.start) - 1

    def _said_before(self, mention: Mention) -> str:
        return self._folded[max(0, mention.start - _LOOK_BACK) : mention.start]

    def _lasts(self, mention: Mention) -> bool:
        """Whether a period holds on behind its sentence: no day, no "đến hết tháng 12/2023"."""
        if is_day(mention.value) or not is_dated(mention.value):
            return False
        before = self._said_before(mention)
        if period_cues.running_up().search(before) or self._is_ahead(mention):
            return False
        if is_month(mention.value) and self._is_within_title(mention.value):
            return False  # the month of a year that is told of: for its sentence alone
        point = period_cues.as_of().search(f"{before} {fold_word(mention.text)}".rstrip())
        return not (point and is_month(mention.value))

    def _is_within_title(self, value: str) -> bool:
        years = (
            m.value for m in named_in(self._all, self._report.head) if len(m.value) == len(_YEAR)
        )
        return any(value.startswith(year) for year in years)

    def _is_ahead(self, mention: Mention) -> bool:
        """Whether a period is still to come: after the report's date, or named with its tasks.

        So is a term that begins now, where one that ends is told of as well: at a congress.
        """
        before = self._said_before(mention)
        if period_cues.planned().search(before):
            return True
        date = self._report.date
        begins, _, _ = mention.value.partition("/")
        if date is None or not is_dated(begins):
            return False
        opens_now = begins == date[: len(_YEAR)] and spans_years(mention.value)
        if (
            opens_now
            and period_cues.term().match(fold_word(mention.text))
            and self._ended_now(begins)
        ):
            return True
        return begins[: len(date)] > date[: len(begins)]

    def _ended_now(self, year: str) -> bool:
        """Whether the report also tells of years that end with this one or the last."""
        terms = (m.value for m in self._all if spans_years(m.value))
        return any(term[: len(_YEAR)] < year and int(year) - int(term[-4:]) < 2 for term in terms)

    def _says_now(self, sentence: Sentence) -> bool:
        return self._folded.startswith(("hiện ", "hiện nay", "đến nay"), sentence.span.start)

    def _leans(self, sentence: Sentence) -> bool:
        opening = self._folded[sentence.span.start : sentence.span.start + _LOOK_BACK]
        return bool(period_cues.leaning().match(opening))

    def _is_near(self, mention: Mention, block: int, heading: int | None) -> bool:
        """Whether it was said in a paragraph before, in news of one sentence a paragraph."""
        said = self._block_of(mention)
        if heading is not None and said < heading:
            return False
        lasting = within_year(mention.value) or fold_word(mention.text).startswith("từ")
        if self._lead_in(block) - said <= _NEAR_BLOCKS:
            return lasting
        between = self._blocks[said + 1 : block]
        return lasting and len(between) <= 2 * _NEAR_BLOCKS and all(map(_is_short, between))

    def _lead_in(self, block: int) -> int:
        """Return the block that leads into a list: what it says holds for every item."""
        while block and self._blocks[block].kind is BlockKind.LIST_ITEM:
            block -= 1
        return block

    def _read_main(self) -> tuple[Inherited, ...]:
        """Return the period that the report names most, when none other is named as often.

        What is past must be named twice, and long past is none of it: in news of 2024 a flood of
        1968 is a memory.
        """
        counts = Counter(m.value for m in self._lasting if self._is_recent(m))
        ranked = [(value, n) for value, n in counts.most_common(2) if n > 1 or self._is_now(value)]
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return ()
        first = next(m for m in self._lasting if m.value == ranked[0][0])
        return (Inherited(first, "report"),)

    def _is_now(self, value: str) -> bool:
        date = self._report.date or ""
        return not within_year(value) or value[: len(_YEAR)] >= date[: len(_YEAR)]

    def _is_recent(self, mention: Mention) -> bool:
        date, ends = self._report.date, mention.value.rpartition("/")[2]
        return date is None or int(ends[: len(_YEAR)]) >= int(date[: len(_YEAR)]) - _PAST_YEARS


def _headings(blocks: Sequence[Block]) -> list[int | None]:
    """Return for each block the heading it stands under."""
    found: list[int | None] = []
    last: int | None = None
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            last = number
        found.append(last)
    return found


def _is_short(block: Block) -> bool:
    return block.span.end - block.span.start <= _SHORT_BLOCK
