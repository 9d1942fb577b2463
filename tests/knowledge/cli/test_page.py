"""The page of `check --html`: every fact marked, every word escaped, nothing loaded or run."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from knowledge.cli.marks import Marks
from knowledge.cli.page import render_page
from knowledge.examination import Examined, examine
from knowledge.model import Span
from tests.documents.build import as_docx
from tests.documents.gold import DOCUMENTS, PARTY, Document


class Outline(HTMLParser):
    """The elements and words of a page; a tag that closes what is not open is a fault."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in {"meta", "hr"}:
            self.open.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data
        if "mark" in self.open:
            self.marked[-1] += data


def page(document: Document) -> tuple[Examined, Outline]:
    found = examine(Path(f"{document.name}.docx"), data=as_docx(document))
    return found, Outline(render_page(found))


@pytest.mark.parametrize("document", DOCUMENTS, ids=[one.name for one in DOCUMENTS])
def test_every_fact_is_marked_and_linked(document: Document) -> None:
    found, outline = page(document)
    ids = [attrs["id"] for tag, attrs in outline.seen if tag == "a" and "id" in attrs]
    links = [attrs["href"] for tag, attrs in outline.seen if tag == "a" and "href" in attrs]
    assert len(ids) == len(set(ids)) == len(found.facts)
    assert {f"#{one}" for one in ids} == set(links)
    for block in found.report.blocks:
        words = block.span.cut(found.report.text).split("\t")
        assert all(part in outline.words for part in words)


def test_tables_are_tables_with_their_merged_cells() -> None:
    _, outline = page(PARTY)
    spans = [attrs for tag, attrs in outline.seen if tag == "th" and "colspan" in attrs]
    assert [attrs["colspan"] for attrs in spans] == ["2"]
    assert "bảng 1: 2 dòng đầu đề, 2 cột nhãn" in outline.words


def test_hostile_words_stay_words() -> None:
    text = (
        '<script>alert(1)</script> "\' & x\n\nTỉnh <b>Sóc Trăng</b> có 16 xã" onload="x.\n\n'
        "Ông Lê Văn <i>Tám</i> nói: “Có 3 xã </mark><script>”.\n"
    )
    found = examine(Path("<img src=x>.txt"), data=text.encode())
    outline = Outline(render_page(found))
    assert {tag for tag, _ in outline.seen}.isdisjoint({"script", "b", "i", "img"})
    assert {name for _, attrs in outline.seen for name in attrs} <= {
        *("lang", "charset", "http-equiv", "content", "name", "class", "title", "id", "href"),
    }
    assert "<script>alert(1)</script>" in outline.words


def test_the_page_needs_nothing_else() -> None:
    found, _ = page(PARTY)
    html = render_page(found)
    assert "default-src 'none'" in html
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import", html)


def test_a_figure_inside_a_quote_is_inside_both() -> None:
    text = (
        "Sơ kết\n\nÔng Lê Văn Tám, Bí thư Huyện ủy Kế Sách, cho biết: “Đến nay, huyện có 16 xã đạt "
        "chuẩn nông thôn mới, nhân dân rất phấn khởi”."
    )
    found = examine(Path("a.txt"), data=text.encode())
    runs = list(Marks(text, found.facts).runs(Span(0, len(text))))
    assert "".join(words for words, _ in runs) == text
    kinds = {words: {fact.kind.value for fact in facts} for words, facts in runs}
    assert kinds["16 xã"] == {"figure", "quote"}
