"""Reports and facts made by hand, for tests of what happens to them afterwards."""

from knowledge.model import (
    Block,
    BlockKind,
    Fact,
    FactKind,
    MentionKind,
    Nature,
    Report,
    Span,
)

TEXT = "Huyện Mẫu sơ kết công tác\n\nĐến nay, 74,48% trong trên 16 đảng bộ đạt “vững mạnh”.\n"


def make_report(name: str = "mau.txt", *, text: str = TEXT) -> Report:
    """Return a report of two blocks."""
    title_end = text.index("\n")
    blocks = (
        Block(BlockKind.TITLE, Span(0, title_end)),
        Block(BlockKind.PARAGRAPH, Span(title_end + 2, len(text.rstrip()))),
    )
    return Report(name, text, text[:title_end], "0" * 64, date="2019-07-29", blocks=blocks)


def make_fact(report: Report, text: str = "74,48%", *, value: str = "74.48") -> Fact:
    """Return a figure of the report with every slot filled."""
    start = report.text.index(text)
    body = report.blocks[1].span
    return Fact(
        kind=FactKind.FIGURE,
        report=report.name,
        text=text,
        start=start,
        end=start + len(text),
        sentence=body.cut(report.text),
        sentence_start=body.start,
        value=value,
        unit="%",
        qualifier="trên",
        measure=MentionKind.PERCENT,
        nature=Nature.SHARE,
        direction="tăng",
        subject="đảng bộ",
        action="đạt",
        period="2019-01/2019-06",
        period_text="6 tháng đầu năm 2019",
        place="Mẫu",
        speaker="Nguyễn Văn A",
        role="Bí thư Huyện ủy",
        cue="cho biết",
        event="sơ kết",
        host=3,
        twin=5,
        conflicts=(7, 11),
        own=(Span(start, start + 3), Span(start + 4, start + 6)),
        origins={"period": "sentence", "place": "title"},
    )


def make_bare_fact(report: Report, text: str = "16 đảng bộ") -> Fact:
    """Return a fact of the report with every optional slot empty."""
    full = make_fact(report, text)
    plain = (full.kind, full.report, full.text, full.start, full.end)
    return Fact(*plain, full.sentence, full.sentence_start)
