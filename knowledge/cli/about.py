"""What `check` tells of a report before its text: what the paper says of itself, in words."""

from collections.abc import Iterator

from knowledge.model import BlockKind, FactKind, Report, Table

KINDS = {
    FactKind.FIGURE: "Số liệu",
    FactKind.QUOTE: "Phát biểu",
    FactKind.PERSON: "Người",
    FactKind.PLACE: "Nơi chốn",
    FactKind.DATE: "Thời điểm",
}
BLOCKS = {
    BlockKind.TITLE: "tiêu đề",
    BlockKind.HEADING: "đề mục",
    BlockKind.PARAGRAPH: "đoạn",
    BlockKind.LIST_ITEM: "ý",
    BlockKind.CAPTION: "chú thích",
    BlockKind.BYLINE: "tác giả",
    BlockKind.ROW: "dòng",
}


def about_report(report: Report) -> Iterator[tuple[str, str]]:
    """Yield what is known of a report, each with its name: ("Số", "12-BC/TU")."""
    paper = report.paper
    signer = " ".join(part for part in (paper.role, paper.signer) if part)
    said = (
        ("Tệp", report.name),
        ("Tiêu đề", report.title),
        ("Số", paper.number),
        ("Cơ quan ban hành", paper.issuer),
        ("Nơi ban hành", paper.place),
        ("Ngày", report.date or "không rõ ngày"),
        ("Người ký", signer),
        ("Tác giả", paper.author),
        ("Sự kiện", paper.event),
        ("Địa phương", paper.area),
    )
    yield from ((name, words) for name, words in said if words)


def about_table(report: Report, table: Table) -> str:
    """Return how a table was understood: "bảng 2, trang tính «Thu»: 2 dòng đầu đề, 1 cột nhãn"."""
    number = report.layout.tables.index(table) + 1
    sheet = f", trang tính «{table.sheet}»" if table.sheet else ""
    return f"bảng {number}{sheet}: {table.heads} dòng đầu đề, {table.labels} cột nhãn"
