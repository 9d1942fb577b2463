"""What papers say of themselves, in plain text and in the formats that offices write."""

import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from knowledge.examination import examine
from knowledge.model import FactKind, Report
from tests.documents.build import as_odt
from tests.documents.build_pdf import as_pdf_of_letterhead
from tests.documents.gold import Document
from tests.documents.word import cell, package, par, run, table

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[2] / "corpus" / "papers.toml").read_text("utf-8")
)["case"]


def described(text: str) -> Report:
    return examine(Path("a.txt"), data=text.encode()).report


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_a_paper_tells_of_itself(case: dict[str, Any]) -> None:
    report = described(case["text"])
    said = {"title": report.title, "date": report.date, **asdict(report.paper)}
    found = {name: value for name, value in said.items() if value is not None}
    assert found == {name: value for name, value in case.items() if name != "text"}


@pytest.mark.parametrize(
    "number",
    [
        "Số: 12-BC/TU",
        "Số: 1.234/BC-UBND",
        "Số 45 /BC-UBND",
        "Số:      /BC-UBND",
        "Số: 05/2019/BC-STC",
        "Số : 120 - BC/ĐU",
        "Số: ….../BC-HĐND",
        "Số: 12 BC/TU",
        "Số 7",
        "Số: 331",
    ],
)
def test_the_number_of_a_paper_is_no_figure(number: str) -> None:
    head = f"TỈNH ỦY SÓC TRĂNG\n{number}\nSóc Trăng, ngày 9 tháng 7 năm 2019\n\n"
    text = f"{head}BÁO CÁO\nSơ kết\n\nCó 16 xã."
    facts = examine(Path("a.txt"), data=text.encode()).facts
    assert [fact.text for fact in facts if fact.kind is FactKind.FIGURE] == ["16 xã"]


LEFT = ("UBND HUYỆN TRẦN ĐỀ", "PHÒNG NỘI VỤ", "Số: 45/BC-NV")
RIGHT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Trần Đề, ngày 15 tháng 12 năm 2022",
)
BELOW = ("BÁO CÁO", "Kết quả cải cách hành chính", "Trong năm, phòng tiếp nhận 1.204 hồ sơ.")


def in_word() -> bytes:
    head = table("".join(cell("".join(par(run(line)) for line in side)) for side in (LEFT, RIGHT)))
    return package(head + "".join(par(run(line)) for line in BELOW))


def in_open_document() -> bytes:
    return as_odt(Document("a", (*LEFT, *RIGHT, *BELOW)))


def in_pdf() -> bytes:
    return as_pdf_of_letterhead(LEFT, RIGHT, BELOW)


FILES = {"a.docx": in_word, "a.odt": in_open_document, "a.pdf": in_pdf}


@pytest.mark.parametrize("name", FILES)
def test_a_letterhead_is_read_in_every_format(name: str) -> None:
    found = examine(Path(name), data=FILES[name]())
    paper = found.report.paper
    assert (paper.number, paper.place) == ("45/BC-NV", "Trần Đề")
    assert paper.issuer == "UBND HUYỆN TRẦN ĐỀ, PHÒNG NỘI VỤ"
    assert (found.report.date, found.report.title) == ("2022-12-15", BELOW[1])
    figures = [fact for fact in found.facts if fact.kind is FactKind.FIGURE]
    assert [(f.text, f.place, f.period) for f in figures] == [
        ("1.204 hồ sơ", "huyện Trần Đề", None)
    ]
