"""YAML at the head of a text or beside a file says what the report itself does not."""

import io
import zipfile
from pathlib import Path

import pytest

from knowledge.examination import examine
from knowledge.ingest import ingest
from knowledge.model import FactKind, Report
from knowledge.read import read_report
from tests.documents.word import package, par, run

BODY = "Hội nghị sơ kết\n\nCác cấp ủy kết nạp 120 đảng viên.\n"


def read(yaml: str, *, body: str = BODY) -> Report:
    return read_report(Path("a.md"), data=f"---\n{yaml}\n---\n{body}".encode())


def test_front_matter_overrides() -> None:
    report = read(
        "tiêu đề: Sơ kết công tác Đảng\nSố: 77-BC/HU\nngay: 2/7/2021\nđịa phương: huyện Mỹ Tú\n"
        "cơ quan ban hành: Huyện ủy Mỹ Tú\nngười ký: Lê Văn Tám\nchuc_vu: Bí thư\ntags: [a, b]"
    )
    paper = report.paper
    assert (report.title, report.date) == ("Sơ kết công tác Đảng", "2021-07-02")
    assert (paper.number, paper.place, paper.issuer) == (
        "77-BC/HU",
        "huyện Mỹ Tú",
        "Huyện ủy Mỹ Tú",
    )
    assert (paper.signer, paper.role) == ("Lê Văn Tám", "Bí thư")
    assert report.layout.remarks == ()


def test_front_matter_is_no_part_of_the_report_and_offsets_are_the_file_s() -> None:
    found = examine(Path("a.md"), data=f"---\ntitle: Có 99 xã\nngày: 2021\n---\n{BODY}".encode())
    report = found.report
    assert report.text.startswith("---")
    assert report.blocks[0].span.cut(report.text) == "Hội nghị sơ kết"
    figures = [fact for fact in found.facts if fact.kind is FactKind.FIGURE]
    assert [(f.text, report.text[f.start : f.end]) for f in figures] == [
        ("120 đảng viên", "120 đảng viên")
    ]


def test_the_place_said_holds_for_figures_that_name_none() -> None:
    data = f"---\nđịa phương: huyện Mỹ Tú\n---\n{BODY}".encode()
    figures = [f for f in examine(Path("a.md"), data=data).facts if f.kind is FactKind.FIGURE]
    assert [figure.place for figure in figures] == ["huyện Mỹ Tú"]


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("2019-07-29", "2019-07-29"),
        ("2019", "2019"),
        ("29/7/2019", "2019-07-29"),
        ("ngày 29 tháng 7 năm 2019", "2019-07-29"),
        ("tháng 7/2019", "2019-07"),
    ],
)
def test_dates_may_be_written_as_people_do(told: str, date: str) -> None:
    assert read(f"date: {told}").date == date


@pytest.mark.parametrize("told", ["hôm qua", "2019-13-45", "31/2/2019", "từ 2018 đến 2019"])
def test_a_date_that_is_none_is_told(told: str) -> None:
    report = read(f"date: {told}")
    assert report.date is None
    assert told in report.layout.remarks[0]


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{BODY}",  # a rule, not closed
        f"---\nGhi chú: không phải YAML của ta\n---\n{BODY}",
        f"---\nCó 16 xã\n---\n{BODY}",
        f"Lời đầu\n---\ntitle: A\n---\n{BODY}",
    ],
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    report = read_report(Path("a.md"), data=text.encode())
    assert report.blocks[0].span.start < 8
    assert report.paper.number is None
    assert report.title != "A"


@pytest.mark.parametrize(
    "yaml",
    ["title: [", "title: &a [*a]", "? {[]: b}: c", "title: !!python/object/apply:os.getcwd []"],
)
def test_broken_or_hostile_yaml_harms_nothing(yaml: str) -> None:
    report = read(yaml)
    assert "120 đảng viên" in report.text
    assert report.title != ""


def test_aliases_of_aliases_do_not_grow() -> None:
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40))
    report = read(f"a0: &a0 x\n{levels}\nsố: 12-BC/TU")
    assert report.paper.number == "12-BC/TU"


def test_a_file_beside_speaks_for_any_format(tmp_path: Path, sqlite_store: str) -> None:
    (tmp_path / "a.docx").write_bytes(package(par(run("Có 16 xã."))))
    beside = tmp_path / "a.docx.yaml"
    beside.write_text("tiêu đề: Báo cáo năm\nsố: 9-BC/HU\nngày: 2020\n", "utf-8")
    report = read_report(tmp_path / "a.docx")
    assert (report.title, report.paper.number, report.date) == ("Báo cáo năm", "9-BC/HU", "2020")
    assert ingest([tmp_path], sqlite_store).added == ("a.docx",)
    assert ingest([tmp_path], sqlite_store).unchanged == ("a.docx",)
    beside.write_text("tiêu đề: Báo cáo khác\n", "utf-8")
    assert ingest([tmp_path], sqlite_store).changed == ("a.docx",)


def test_the_front_matter_wins_nothing_over_the_file_beside(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\nsố: 1-BC/HU\nngày: 2019\n---\n{BODY}", "utf-8")
    (tmp_path / "a.yml").write_text("số: 2-BC/HU\n", "utf-8")
    report = read_report(tmp_path / "a.md")
    assert (report.paper.number, report.date) == ("2-BC/HU", "2019")


def test_a_broken_file_beside_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BODY, "utf-8")
    for data in (b"\xff\xfe\x00", b"s\xe1: 1", "khóa: lạ".encode(), "số: [".encode()):
        (tmp_path / "a.yaml").write_bytes(data)
        assert "YAML" in read_report(tmp_path / "a.md").layout.remarks[0]


def test_archives_hold_files_beside_too(tmp_path: Path, sqlite_store: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x/a.md", BODY)
        archive.writestr("x/a.yaml", "số: 3-BC/HU\n")
    (tmp_path / "goi.zip").write_bytes(out.getvalue())
    assert read_report(tmp_path / "goi.zip" / "x" / "a.md").paper.number == "3-BC/HU"
    assert ingest([tmp_path], sqlite_store).added == ("goi.zip/x/a.md",)
