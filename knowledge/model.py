"""The vocabulary every room shares: what a document, a mention, a fact and an answer are.

All offsets are code points into `Report.text`, lower bound inclusive, upper exclusive, and that
text is NFC. A fact quotes: `report.text[fact.start:fact.end] == fact.text`, always.

"Đến cuối tháng 7/2019, toàn tỉnh đã kết nạp được 7.448 đảng viên" holds one figure: text "7.448
đảng viên", value "7448", unit "đảng viên", action "kết nạp", period "2019-07".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from knowledge.computed import Computed as Computed  # noqa: PLC0414
from knowledge.layout import Block as Block  # noqa: PLC0414
from knowledge.layout import BlockKind as BlockKind  # noqa: PLC0414
from knowledge.layout import Cell as Cell  # noqa: PLC0414
from knowledge.layout import Layout as Layout  # noqa: PLC0414
from knowledge.layout import Paper as Paper  # noqa: PLC0414
from knowledge.layout import Span as Span  # noqa: PLC0414
from knowledge.layout import Table as Table  # noqa: PLC0414


class MentionKind(StrEnum):
    """What a recogniser can see in running text."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    DATE = "date"
    PERIOD = "period"
    DURATION = "duration"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


# What a text yields by the thousand is a named tuple: it is made and compared several times faster
# than a frozen dataclass, and can be changed as little.
class Mention(NamedTuple):
    """Something recognised in a text, at `start`..`end` of that text.

    `value` is canonical: a decimal string with the scale applied ("7448", "74.48", "3590700"), a
    range "a/b", an ISO date cut to its grain ("2019", "2019-07", "2019-07-29", "--07-29" without
    a year, "2019-01/2019-06" for a range), a person's bare name, or a place's canonical name.
    `unit` is "%", "đồng", "USD", a base measure ("ha", "tấn") or, for a number, the counted noun
    phrase as written ("tổ chức cơ sở đảng"). `number` spans the bare numeral with its scale words.
    """

    kind: MentionKind
    text: str
    start: int
    end: int
    value: str
    unit: str | None = None
    qualifier: str | None = None
    number: Span | None = None
    role: str | None = None

    @property
    def span(self) -> Span:
        """Where the mention stands."""
        return Span(self.start, self.end)


class Sentence(NamedTuple):
    """A sentence and the number of the block it stands in."""

    span: Span
    block: int


# Code points of a lead: what a report opens with before it goes into detail.
LEAD_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it was read. `name` is the file's name and the key of the report in a store."""

    name: str
    text: str
    title: str
    sha256: str
    date: str | None = None
    blocks: tuple[Block, ...] = ()
    layout: Layout = field(default_factory=Layout)
    paper: Paper = field(default_factory=Paper)

    @property
    def head(self) -> Span:
        """The letterhead and title, or the first block where there is no title."""
        if not self.blocks:
            return Span(0, 0)
        return Span(self.blocks[0].span.start, self.title_span.end)

    @property
    def title_span(self) -> Span:
        """Where the title stands, or the first block where there is none."""
        return self.blocks[self._title_block].span if self.blocks else Span(0, 0)

    @property
    def lead(self) -> Span:
        """The opening of what follows the title, a sentence or two."""
        if not self.blocks:
            return Span(0, 0)
        first = self.blocks[min(self._title_block + 1, len(self.blocks) - 1)].span
        return Span(first.start, min(first.end, first.start + LEAD_LENGTH))

    @property
    def _title_block(self) -> int:
        for number, block in enumerate(self.blocks):
            if block.kind is BlockKind.TITLE:
                return number
        return 0


_NO_ORIGINS: Mapping[str, str] = {}


class FactKind(StrEnum):
    """What a fact answers: how many, what was said, who, where, when."""

    FIGURE = "figure"
    QUOTE = "quote"
    PERSON = "person"
    PLACE = "place"
    DATE = "date"


class Nature(StrEnum):
    """How a figure is meant.

    `BASE` is what a change starts from ("tăng từ 79.000 lên 100.000"), `NONE` told in words
    ("không có trường hợp nào"): its value is 0.
    """

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    TARGET = "target"
    RANK = "rank"
    THRESHOLD = "threshold"
    BASE = "base"
    NONE = "none"


class Fact(NamedTuple):
    """One thing a report states, provable by its text.

    `sentence` is the verbatim sentence around it; for a quote running over sentences, all of them.
    `period` is canonical as in `Mention.value`; `period_text` is how the report says it. `origins`
    tells where an inherited slot was taken from: {"period": "sentence", "place": "title"}.
    `host` is the start of the figure this one is a part, share or change of; `twin` that of the
    figure it says again (a headline's rounded one points to the exact one of the body); `conflicts`
    those of figures of the same report that contradict it; `agrees` those that a table says alike,
    or the text for a figure of a table. `own` spans the words of the sentence that belong to this
    fact and to none of its neighbours.
    """

    kind: FactKind
    report: str
    text: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    value: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    measure: MentionKind | None = None
    nature: Nature | None = None
    direction: str | None = None
    subject: str | None = None
    action: str | None = None
    period: str | None = None
    period_text: str | None = None
    place: str | None = None
    speaker: str | None = None
    role: str | None = None
    cue: str | None = None
    event: str | None = None
    host: int | None = None
    twin: int | None = None
    conflicts: tuple[int, ...] = ()
    own: tuple[Span, ...] = ()
    origins: Mapping[str, str] = _NO_ORIGINS
    agrees: tuple[int, ...] = ()

    @property
    def span(self) -> Span:
        """Where the fact's text stands."""
        return Span(self.start, self.end)

    @property
    def sentence_span(self) -> Span:
        """Where the fact's sentence stands."""
        return Span(self.sentence_start, self.sentence_start + len(self.sentence))

    @property
    def key(self) -> str:
        """A name for this fact, stable while the report's text is: "report#start-end-kind"."""
        return f"{self.report}#{self.start}-{self.end}-{self.kind}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact proposed for a question, with its score in 0..1 and the named parts of that score."""

    fact: Fact
    score: float
    parts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the question named and the reports do not meet: ("period", "năm 2019")."""

    slot: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """The reports answer. `facts` are the answer, `related` close by; `verdict` is for yes/no.

    `computed` is what is worked out from `facts`, and stands in no report.
    """

    question: str
    facts: tuple[Candidate, ...]
    related: tuple[Candidate, ...] = ()
    verdict: bool | None = None
    computed: Computed | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several facts fit equally; `differs_by` names the slot that tells them apart."""

    question: str
    facts: tuple[Candidate, ...]
    differs_by: str
    related: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """The reports do not answer; `nearest` is close but is no answer."""

    question: str
    nearest: tuple[Candidate, ...] = ()
    missing: tuple[Missing, ...] = ()


Answer = Found | Ambiguous | Unknown


@dataclass(frozen=True, slots=True)
class Passage:
    """Text around a fact: `text` cut from the report, `start` its offset, `mark` the sentence.

    `place` tells where in the document it stands; for a fact of a table, `row` holds the cells of
    its row with the headers above them, and whether a cell is the fact's own.
    """

    report: Report
    start: int
    text: str
    mark: Span
    place: str = ""
    row: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class FileFailure:
    """A file that could not be ingested and why, in Vietnamese."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What an ingestion changed, by report name."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[FileFailure, ...] = ()
    remarks: tuple[FileFailure, ...] = ()
    facts: int = 0
    dropped: int = 0
