"""A small knowledge made by hand: the word of a question decides the answer, nothing is searched.

`library().ask("kết nạp?")` → Found 7.448 đảng viên. Real knowledge: `test_journey.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from knowledge import (
    Ambiguous,
    Answer,
    Candidate,
    Fact,
    FactKind,
    Found,
    KnowledgeBase,
    Missing,
    Passage,
    Report,
    Unknown,
)

TEXT = """Hội nghị tổng kết công tác đảng của Tỉnh ủy Mẫu Sơn

Đến cuối tháng 7/2019, cả tỉnh kết nạp 7.448 đảng viên, tỷ lệ trên 50% <so với> chỉ tiêu & kế hoạch.

Đồng chí Lê Văn Mẫu nhấn mạnh: “Phải chăm lo công tác cán bộ. Đó là việc gốc”./."""


def find(
    report: Report, text: str, *, kind: FactKind = FactKind.FIGURE, **slots: str | None
) -> Fact:
    """Return a fact of a report at the first place of its text."""
    start = report.text.index(text)
    low = report.text.rfind("\n", 0, start) + 1
    high = report.text.find("\n", start)
    sentence = report.text[low : high if high > 0 else None]
    return Fact(
        kind,
        report.name,
        text,
        start,
        start + len(text),
        sentence,
        low,
        **slots,  # type: ignore[arg-type]
    )


REPORT = Report("mau-son.txt", TEXT, TEXT.splitlines()[0], "0" * 64, date="2019-07-29")
MEMBERS = find(
    REPORT,
    "7.448 đảng viên",
    value="7448",
    unit="đảng viên",
    action="kết nạp",
    period="2019-07",
    period_text="cuối tháng 7/2019",
    place="Mẫu Sơn",
)
SHARE = find(
    REPORT, "50%", value="50", unit="%", qualifier="trên", subject="tỷ lệ", place="Mẫu Sơn"
)
QUOTE = find(
    REPORT,
    "Phải chăm lo công tác cán bộ. Đó là việc gốc",
    kind=FactKind.QUOTE,
    speaker="Lê Văn Mẫu",
    role="Bí thư Tỉnh ủy",
    cue="nhấn mạnh",
)


@dataclass
class FakeKnowledge:
    """Answers by the first word of its table that a question holds."""

    answers: Mapping[str, Answer]
    reports: tuple[Report, ...] = (REPORT,)
    facts: tuple[Fact, ...] = (MEMBERS, SHARE, QUOTE)
    version: str = "1"
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def ask(self, question: str, *, previous: Sequence[str] = ()) -> Answer:
        self.asked.append((question, tuple(previous)))
        if "nổ" in question:
            raise RuntimeError(f"nổ khi hỏi {question}")
        for word, answer in self.answers.items():
            if word in question.lower():
                return answer
        return Unknown(question, (one(MEMBERS), one(SHARE)), (Missing("subject", "tàu ngầm"),))

    def find(self, topic: str, kind: FactKind) -> list[Fact]:
        return [fact for fact in self.facts if fact.kind is kind and topic in fact.sentence]

    def report(self, name: str) -> Report:
        return next(report for report in self.reports if report.name == name)

    def fact(self, key: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.key == key), None)

    def facts_of(self, name: str) -> list[Fact]:
        return [fact for fact in self.facts if fact.report == name]

    def elsewhere(self, fact: Fact) -> list[Fact]:
        return []

    def table_place(self, fact: Fact) -> str:
        return ""

    def passage(self, fact: Fact) -> Passage:
        report = self.report(fact.report)
        return Passage(report, 0, report.text, fact.sentence_span)


def one(fact: Fact) -> Candidate:
    """Return a fact as a candidate."""
    return Candidate(fact, 0.9)


ANSWERS: Mapping[str, Answer] = {
    "kết nạp": Found("", (one(MEMBERS),), (one(SHARE),)),
    "liệt kê": Found("", (one(MEMBERS), one(SHARE))),
    "nói gì": Found("", (one(QUOTE),)),
    "có phải": Found("", (one(MEMBERS),), verdict=True),
    "có đúng": Found("", (one(MEMBERS),), verdict=False),
    "bao nhiêu": Ambiguous("", (one(MEMBERS), one(SHARE)), "period"),
}


def library(**changes: object) -> KnowledgeBase:
    """Return the small knowledge, changed as told."""
    return cast("KnowledgeBase", FakeKnowledge(**{"answers": ANSWERS, **changes}))  # type: ignore[arg-type]


def empty() -> KnowledgeBase:
    """Return a knowledge without reports."""
    return library(answers={}, reports=(), facts=())


def many_reports(count: int) -> tuple[Report, ...]:
    """Return so many reports, told apart by number."""
    return tuple(
        Report(f"bao-cao-{number}.txt", TEXT, f"Báo cáo số {number}", f"{number:064}", "2024")
        for number in range(1, count + 1)
    )
