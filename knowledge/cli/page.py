"""A report as one HTML page that needs nothing else: its text in reading order, every fact marked.

Every word of a report is escaped, nothing is loaded from anywhere, and no script runs.
"""

import re
from collections.abc import Iterator
from html import escape

from knowledge.cli.about import KINDS, about_report, about_table
from knowledge.cli.marks import Marks
from knowledge.examination import Examined
from knowledge.model import Block, BlockKind, Cell, Fact, Report, Span, Table
from knowledge.whereabouts import find_place

_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_STYLE = """
body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
p,li,h1,h2,td,th{white-space:pre-wrap}h1{font-size:1.4rem}h2{font-size:1.1rem}
table{border-collapse:collapse;margin:1rem 0;font-size:.9rem}
td,th{border:1px solid #bbb;padding:.2rem .5rem;text-align:left;vertical-align:top}
th{background:#f2f2f2}.byline,.caption,.page,small{color:#666}
mark{border-radius:.2rem;padding:0 .1rem}
mark.figure{background:#ffe58a}mark.quote{background:#cdeccd}
mark.person{background:#eed3f5}mark.place{background:#fbdcc4}mark.date{background:#cfe3fb}
a:target+mark{outline:2px solid #c00}.warning{color:#a00}
"""
_TAGS = {
    BlockKind.TITLE: "h1",
    BlockKind.HEADING: "h2",
    BlockKind.LIST_ITEM: "li",
}
_HEADS = ("Nguyên văn", "Giá trị", "Nội dung", "Thời gian", "Địa điểm", "Vị trí")


def render_page(examined: Examined) -> str:
    """Return the whole page."""
    report = examined.report
    body = "\n".join((*_head(examined), *_text(examined), *_facts(examined)))
    return (
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_shown(report.title)}</title>\n<style>{_STYLE}</style></head>\n"
        f"<body>\n{body}\n</body></html>\n"
    )


def _shown(text: str) -> str:
    return escape(_UNSHOWN.sub("�", text))


def _head(examined: Examined) -> Iterator[str]:
    rows = (
        f"<tr><th>{_shown(name)}</th><td>{_shown(words)}</td></tr>"
        for name, words in about_report(examined.report)
    )
    yield f"<table>{''.join(rows)}</table>"
    for remark in examined.report.layout.remarks:
        yield f'<p class="warning">Lưu ý: {_shown(remark)}</p>'
    legend = (f'<mark class="{kind}">{_shown(name)}</mark>' for kind, name in KINDS.items())
    yield f"<p>{' '.join(legend)}</p><hr>"


def _text(examined: Examined) -> Iterator[str]:
    """Yield the blocks and tables of a report in reading order, pages numbered."""
    report = examined.report
    marks = Marks(report.text, examined.facts)
    tables = iter(report.layout.tables)
    table = next(tables, None)
    pages = list(enumerate(report.layout.pages, start=1))
    for block in report.blocks:
        while pages and pages[0][1] <= block.span.start:
            yield f'<p class="page">— trang {pages.pop(0)[0]} —</p>'
        while table is not None and table.span.start <= block.span.start:
            yield _table(report, table, marks)
            table = next(tables, None)
        if block.kind is not BlockKind.ROW:
            yield _block(block, marks)


def _block(block: Block, marks: Marks) -> str:
    tag = _TAGS.get(block.kind, "p")
    return f'<{tag} class="{block.kind}">{_marked(block.span, marks)}</{tag}>'


def _marked(span: Span, marks: Marks) -> str:
    named: set[str] = set()
    html = []
    for words, facts in marks.runs(span):
        names = dict.fromkeys(map(_name, facts))
        html += [f'<a id="{name}"></a>' for name in names if name not in named]
        named.update(names)
        html.append(_run(words, facts))
    return "".join(html)


def _run(words: str, facts: tuple[Fact, ...]) -> str:
    """Return a run of a span inside a mark for each of its facts, the longest outside."""
    html = _shown(words)
    for fact in sorted(facts, key=lambda fact: fact.end - fact.start):
        html = f'<mark class="{fact.kind}" title="{_shown(_title(fact))}">{html}</mark>'
    return html


def _title(fact: Fact) -> str:
    return " · ".join(part for part in _slots(fact) if part)


def _slots(fact: Fact) -> tuple[str | None, ...]:
    value = " ".join(part for part in (fact.qualifier, fact.value, fact.unit) if part)
    about = " · ".join(p for p in (fact.subject, fact.action, fact.speaker, fact.role) if p)
    return value, about, fact.period, fact.place


def _name(fact: Fact) -> str:
    return f"{fact.kind}-{fact.start}-{fact.end}"


def _table(report: Report, table: Table, marks: Marks) -> str:
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell)
    lines = ("".join(_cell(table, cell, marks) for cell in rows[number]) for number in sorted(rows))
    caption = f"<caption><small>{_shown(about_table(report, table))}</small></caption>"
    return f"<table>{caption}" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _cell(table: Table, cell: Cell, marks: Marks) -> str:
    tag = "th" if cell.row < table.heads or cell.column < table.labels else "td"
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (("rowspan", cell.rows), ("colspan", cell.columns))
        if count > 1
    )
    return f"<{tag}{spans}>{_marked(cell.span, marks)}</{tag}>"


def _facts(examined: Examined) -> Iterator[str]:
    for kind, name in KINDS.items():
        facts = [fact for fact in examined.facts if fact.kind is kind]
        yield f"<h2>{_shown(name)}: {len(facts)}</h2>"
        if facts:
            heads = "".join(f"<th>{head}</th>" for head in _HEADS)
            rows = "".join(_row(examined.report, fact) for fact in facts)
            yield f"<table><tr>{heads}</tr>{rows}</table>"


def _row(report: Report, fact: Fact) -> str:
    link = f'<a href="#{_name(fact)}">{_shown(fact.text)}</a>'
    cells = (link, *(_shown(slot or "") for slot in _slots(fact)), _shown(find_place(report, fact)))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
