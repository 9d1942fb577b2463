"""What a paper says of itself is shown where people look for it, and nowhere made up."""

from pathlib import Path

import pytest

from bot.answers import draft
from bot.listing import filter_reports, list_reports, show_passage
from bot.papers import paper_line
from bot.receipts import show_receipt
from bot.shelf import Shelf
from knowledge import Fact, FactKind, Found, KnowledgeBase
from knowledge.examination import examine

PAPER = """TỈNH ỦY SÓC TRĂNG
Số: 12-BC/TU
Sóc Trăng, ngày 29 tháng 7 năm 2019

BÁO CÁO
Kết quả công tác Đảng

Trong 6 tháng đầu năm, toàn Đảng bộ kết nạp 1.234 đảng viên.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Nguyễn Văn Bình
"""
NEWS = "Mưa lớn ở Cà Mau <khẩn>\n\nMưa làm ngập 12 xã.\n\nThanh Hòa\n"
LINE = "số 12-BC/TU · TỈNH ỦY SÓC TRĂNG · Sóc Trăng, 29/7/2019 · ký: PHÓ BÍ THƯ Nguyễn Văn Bình"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    texts = {"bc.txt": PAPER, "tin.txt": NEWS}
    found = [examine(Path(name), data=text.encode()) for name, text in texts.items()]
    facts = [fact for one in found for fact in one.facts]
    return Shelf(KnowledgeBase([one.report for one in found], facts))


def figure(shelf: Shelf, report: str) -> Fact:
    figures = (fact for fact in shelf.knowledge.facts if fact.kind is FactKind.FIGURE)
    return next(fact for fact in figures if fact.report == report)


def test_a_line_tells_all_that_is_known(shelf: Shelf) -> None:
    assert paper_line(shelf.knowledge.report("bc.txt")) == LINE
    assert paper_line(shelf.knowledge.report("tin.txt")) == "tác giả: Thanh Hòa"


def test_an_answer_names_the_number(shelf: Shelf) -> None:
    answer = shelf.knowledge.ask("Kết nạp bao nhiêu đảng viên?")
    assert isinstance(answer, Found)
    shown = "\n".join(draft(answer, shelf).blocks)
    assert "📄 <i>Kết quả công tác Đảng</i> (12-BC/TU) · 29/7/2019" in shown


def test_the_source_and_the_receipt_tell_it(shelf: Shelf) -> None:
    fact = figure(shelf, "bc.txt")
    passage = "\n".join(show_passage(shelf, fact)[0].blocks)
    assert f"<i>Văn bản:</i> {LINE}\n" in passage
    assert f"Văn bản: {LINE}\nTệp: <code>bc.txt</code>" in show_receipt(shelf, fact).blocks[-1]


def test_who_says_nothing_of_it_is_shown_without(shelf: Shelf) -> None:
    fact = figure(shelf, "tin.txt")
    assert "Số" not in show_receipt(shelf, fact).blocks[-1]
    assert "()" not in "".join(show_receipt(shelf, fact).blocks)


def test_the_list_of_reports_tells_number_and_issuer(shelf: Shelf) -> None:
    assert "số 12-BC/TU · TỈNH ỦY SÓC TRĂNG\n<code>bc.txt</code>" in list_reports(shelf, 0).html
    assert len(filter_reports(shelf, "12-BC/TU").pages) == 1
    assert "bc.txt" in filter_reports(shelf, "Nguyễn Văn Bình").pages[0]
    assert "tin.txt" not in filter_reports(shelf, "12-BC/TU").pages[0]
