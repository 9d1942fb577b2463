"""HTML as Telegram reads it: what passes, what is refused with which words."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .botapi.entities import detect, to_html, trim
from .botapi.errors import ApiError
from .botapi.markup import parse_html

GOOD = [
    ("<b>7.448</b> đảng viên", "7.448 đảng viên", [("bold", 0, 5)]),
    ("📊 <b>74,48%</b>", "📊 74,48%", [("bold", 3, 6)]),
    ("a &lt; b &amp;&amp; c &gt; d &quot;e&quot;", 'a < b && c > d "e"', []),
    ("&#7879; &#x1EC7;", "ệ ệ", []),
    ("<b>đậm <i>nghiêng</i></b>", "đậm nghiêng", [("bold", 0, 11), ("italic", 4, 7)]),
    ("<blockquote expandable>dài</blockquote>", "dài", [("expandable_blockquote", 0, 3)]),
    ("<blockquote><b>x</b></blockquote>", "x", [("blockquote", 0, 1), ("bold", 0, 1)]),
    ('<span class="tg-spoiler">kín</span>', "kín", [("spoiler", 0, 3)]),
    ("<b></b>x", "x", []),
    ("<B>x</B>", "x", [("bold", 0, 1)]),
]
BROKEN = [
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<b><i>x</b></i>", "Unmatched end tag"),
    ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
    ("ệ<br/>", "Unsupported start tag"),
    ("dưới 2 < 3", "Unclosed start tag at byte offset 10"),
    ("R&D", 'Unescaped "&" at byte offset 1'),
    ("a > b", 'Unescaped ">"'),
    ("a&nbsp;b", 'Unescaped "&"'),
    ("<code><b>x</b></code>", "can't be nested"),
    ("<blockquote><blockquote>x</blockquote></blockquote>", "can't be nested"),
    ('<span class="x">y</span>', 'Tag "span" must have class "tg-spoiler"'),
    ("<a>x</a>", "leads nowhere"),
    ('<a href="javascript:x">x</a>', "leads nowhere"),
]


@pytest.mark.parametrize(("source", "text", "entities"), GOOD)
def test_reads_good_html(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    shown, found = parse_html(source)
    assert shown == text
    assert [(e["type"], e["offset"], e["length"]) for e in found] == entities


@pytest.mark.parametrize(("source", "words"), BROKEN)
def test_refuses_broken_html(source: str, words: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.code == 400
    assert caught.value.violation
    assert caught.value.description.startswith("Bad Request: can't parse entities: ")
    assert words in caught.value.description


def test_links_and_people_carry_their_targets() -> None:
    _, found = parse_html(
        '<a href="https://a.vn/?x=1&amp;y=2">a</a><a href="tg://user?id=7000000001">b</a>'
    )
    assert found[0]["url"] == "https://a.vn/?x=1&y=2"
    assert found[1]["type"] == "text_mention"
    assert found[1]["user"] == {"id": 7000000001}


def test_pre_with_code_is_one_entity_with_its_language() -> None:
    _, found = parse_html('<pre><code class="language-python">x = 1</code></pre>')
    assert found == [{"type": "pre", "offset": 0, "length": 5, "language": "python"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/hoi bao nhiêu", [("bot_command", 0, 4)]),
        ("📊 /hoi@bao_cao_bot x", [("bot_command", 3, 16)]),
        ("hỏi @bao_cao_bot nhé", [("mention", 4, 12)]),
        ("xem https://a.vn/b?c=1.", [("url", 4, 18)]),
        ("ở soctrang.com", [("url", 2, 12)]),
        ("#đảng_viên", [("hashtag", 0, 10)]),
        ("a@b.vn", [("email", 0, 6)]),
        ("29/7/2019", []),
        ("7.448 đảng viên, 74,48%", []),
        ("và/hoặc", []),
        ("TP.HCM, NQ 04-NQ/TW", []),
        ("số #1", []),
    ],
)
def test_finds_entities_as_telegram_does(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert [(e["type"], e["offset"], e["length"]) for e in detect(text)] == expected


def test_does_not_look_for_entities_in_code() -> None:
    code = {"type": "code", "offset": 0, "length": 4}
    assert detect("/hoi", [code]) == []


def test_trims_outer_space_and_moves_entities() -> None:
    bold = {"type": "bold", "offset": 0, "length": 6}
    assert trim("\n 7%  \n", [bold]) == ("7%", [{"type": "bold", "offset": 0, "length": 2}])


@given(st.text())
def test_escaped_text_always_passes_unchanged(text: str) -> None:
    assert parse_html(escape(text)) == (text, [])
    assert parse_html(f"<b>{escape(text)}</b>")[0] == text


@given(st.text(alphabet="<>&/ab ;\"'="))
def test_anything_is_read_or_refused(text: str) -> None:
    try:
        shown, entities = parse_html(text)
    except ApiError:
        return
    assert parse_html(to_html(shown, entities))[0] == shown


@pytest.mark.parametrize("source", [source for source, _, _ in GOOD[:3]] + ["<b>a<i>b</i></b>c"])
def test_html_of_a_message_reads_back_alike(source: str) -> None:
    text, entities = parse_html(source)
    assert parse_html(to_html(text, entities)) == (text, entities)
