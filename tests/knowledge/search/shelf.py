"""Small knowledge bases made from short reports by the real extraction, written for these tests."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from knowledge import Answer, Fact, FactKind, Found, KnowledgeBase, Report, Unknown
from knowledge.ingest import examine
from knowledge.search.index import Index

BAC_GIANG_2021 = """Bắc Giang: Kết quả công tác xây dựng Đảng năm 2021

Năm 2021, toàn tỉnh Bắc Giang kết nạp 2.150 đảng viên, trong đó có 830 đảng viên nữ.

Đảng bộ tỉnh có 18 đảng bộ trực thuộc; trên 80% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ.

Cấp ủy các cấp đã thi hành kỷ luật 25 tổ chức đảng và 312 đảng viên, trong đó khiển trách 204 đảng \
viên, cảnh cáo 88 đảng viên, khai trừ 20 đảng viên.

Phát biểu tại hội nghị ngày 15/12/2021 ở thành phố Bắc Giang, đồng chí Trần Văn Lâm, Phó Bí thư \
Tỉnh ủy, nhấn mạnh: “Cần nâng cao chất lượng sinh hoạt chi bộ.”
"""

BAC_GIANG_2022 = """Bắc Giang: Kết quả công tác xây dựng Đảng năm 2022

Năm 2022, toàn tỉnh Bắc Giang kết nạp 2.318 đảng viên, trong đó có 905 đảng viên nữ.

Cấp ủy các cấp đã thi hành kỷ luật 19 tổ chức đảng và 287 đảng viên.
"""

LAO_CAI_2021 = """Lào Cai: Kết quả công tác xây dựng Đảng năm 2021

Năm 2021, toàn tỉnh Lào Cai kết nạp 1.464 đảng viên.

Cấp ủy các cấp đã thi hành kỷ luật 11 tổ chức đảng và 176 đảng viên.
"""

AN_GIANG = """An Giang: Sản xuất nông nghiệp năm 2022

Năm 2022, diện tích gieo trồng lúa của tỉnh An Giang đạt 620.500 ha, sản lượng 3,9 triệu tấn.

Kim ngạch xuất khẩu nông sản đạt 1,12 tỷ USD, tăng 8,5% so với năm 2021.

Số hộ trồng rau, hoa và cây ăn quả lần lượt là 1.210, 340 và 5.600 hộ.

Tỉnh dự kiến xây dựng 14 cánh đồng lớn; đến nay đã xây dựng 9 cánh đồng lớn.

Dịch bệnh làm chết 450 con lợn, thiệt hại 2,3 tỷ đồng.

Ông Nguyễn Hữu Phước, Giám đốc Sở Nông nghiệp và Phát triển nông thôn, cho biết: “Nông dân đã \
quen với máy gặt.” Ông Lê Minh Tuấn, Phó Giám đốc Sở, đề nghị: “Các hợp tác xã cần liên kết với \
doanh nghiệp.”
"""

DISCIPLINE = {
    "bac-giang-2021.txt": BAC_GIANG_2021,
    "bac-giang-2022.txt": BAC_GIANG_2022,
    "lao-cai-2021.txt": LAO_CAI_2021,
}
EVERYTHING = {**DISCIPLINE, "an-giang-2022.txt": AN_GIANG}


def base_of(texts: Mapping[str, str]) -> KnowledgeBase:
    """Return a knowledge base of these texts by report name."""
    reports: list[Report] = []
    facts: list[Fact] = []
    for name, text in texts.items():
        examined = examine(Path(name), name=name, data=text.encode())
        assert examined.dropped == 0
        reports.append(examined.report)
        facts += examined.facts
    return KnowledgeBase(reports, facts)


def one_report(sentences: str, title: str = "Bắc Giang: Báo cáo năm 2021") -> KnowledgeBase:
    """Return a knowledge base of one report with this body."""
    return base_of({"mau.txt": f"{title}\n\n{sentences}\n"})


@cache
def whole_shelf() -> KnowledgeBase:
    """Return the knowledge base of all reports above, made once."""
    return base_of(EVERYTHING)


@cache
def index_of(base: KnowledgeBase) -> Index:
    """Return an index of what the base holds, made once."""
    return Index.of(base.reports, base.facts)


def told(answer: Answer) -> list[str]:
    """Return the texts of the facts that answer; empty when the reports do not say."""
    return [] if isinstance(answer, Unknown) else [item.fact.text for item in answer.facts]


def values(answer: Answer) -> list[str]:
    """Return the values of the facts that answer a question with one answer."""
    assert isinstance(answer, Found), answer
    return [item.fact.value or "" for item in answer.facts]


def missing(answer: Answer) -> list[tuple[str, str]]:
    """Return what was named and not met by an answer that declines."""
    assert isinstance(answer, Unknown), answer
    return [(item.slot, item.text) for item in answer.missing]


def fact_of(base: KnowledgeBase, text: str, kind: FactKind = FactKind.FIGURE) -> Fact:
    """Return the only fact of a kind whose text starts so."""
    (fact,) = [f for f in base.facts if f.kind is kind and f.text.startswith(text)]
    return fact


def sentence_of(index: Index, fact: Fact) -> int:
    """Return the number of the first sentence that holds a fact."""
    return next(i for i, entry in enumerate(index.sentences) if fact in entry.facts)
