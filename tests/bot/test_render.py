"""Whatever a report says is sent as it stands: escaped, marked, never altered, within limits."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import draft
from bot.cards import make_cards
from bot.checking import show_checked
from bot.conversation import Conversation
from bot.lists import list_facts
from bot.memory.recent import Memory, Who
from bot.pages import fits, measure, pack, visible
from bot.render import describe, figure, head, label, marked, quotations, source, spell_date
from bot.reply import Reply
from bot.shelf import Shelf
from knowledge import Checked, Fact, FactKind, Found, Report, Verdict
from tests.auxil.botapi.entities import to_html
from tests.auxil.botapi.markup import parse_html
from tests.bot.fakes import MEMBERS, QUOTE, REPORT, SHARE, find, library, one

ME = Who(1, 1)
TEXT = st.text(alphabet=st.one_of(st.sampled_from("<>&\"'“”;#/b 7."), st.characters()), min_size=1)
SLOT = st.one_of(st.none(), TEXT)


@st.composite
def reports(draw: st.DrawFn) -> tuple[Report, Fact]:
    """Return a report of arbitrary letters and a fact somewhere in it."""
    before, text, after = draw(TEXT), draw(TEXT), draw(st.text(max_size=9000))
    whole = before + text + after
    report = Report("<&>.txt", whole, draw(TEXT), "0" * 64, draw(st.sampled_from([None, "2019"])))
    slots: dict[str, Any] = {
        name: draw(SLOT)
        for name in ("subject", "action", "place", "speaker", "role", "cue", "qualifier", "period")
    }
    kind = draw(st.sampled_from(list(FactKind)))
    end = len(before) + len(text)
    fact = Fact(kind, report.name, text, len(before), end, whole, 0)
    return report, fact._replace(**slots)


@settings(deadline=None)  # on a busy machine a page may take long
@given(reports())
def test_any_report_is_sent_well_formed_and_within_limits(drawn: tuple[Report, Fact]) -> None:
    report, fact = drawn
    answer = Found("?", (one(fact), one(fact)), (one(fact),), verdict=True)
    known = library(answers={"": answer}, reports=(report,), facts=(fact,))
    conversation = Conversation(known, Memory())
    replies = [conversation.reply("x", ME), conversation.source(ME), conversation.reports()]
    shelf = Shelf(known)
    replies.append(conversation.receipt(shelf.code(fact), ME))
    replies.append(conversation.press(f"e:{shelf.code(fact)}", ME))
    replies += [Reply(page) for page in list_facts(shelf, [fact], "<&>", "lists.figures").pages]
    checked = [Checked(fact, verdict, (fact,)) for verdict in Verdict]
    replies += [Reply(page) for page in pack(show_checked(checked, shelf).blocks)]
    for reply in replies:
        text, _ = parse_html(reply.html)
        assert text == visible(reply.html)
        assert fits(reply.html)
        assert text.strip()
        assert all(0 < measure(one.label) <= 64 for row in reply.buttons for one in row)
    for card in make_cards(answer, Shelf(known)):
        assert fits(card.html)
        parse_html(card.html)


@given(st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))))
def test_quotation_says_what_the_report_says(text: str) -> None:
    shown = "".join(visible(chunk) for chunk in marked(f"“{text}”", [(1, 3)]))
    assert shown == f"“{text}”"


def test_long_quote_is_paged_and_complete() -> None:
    words = " ".join(f"Câu thứ {number}." for number in range(1, 1500))
    report = Report("dai.txt", words, "Dài", "0" * 64)
    quote = Fact(FactKind.QUOTE, "dai.txt", words, 0, len(words), words, 0, speaker="Lê Mẫu")
    known = library(answers={"": Found("", (one(quote),))}, reports=(report,), facts=(quote,))
    conversation = Conversation(known)
    reply, seen = conversation.reply("nói gì?", ME), []
    for _ in range(50):
        seen.append(visible(reply.html))
        onward = [one.data for row in reply.buttons for one in row if one.label.endswith("▶")]
        if not onward:
            break
        reply = conversation.press(onward[0], ME)
        assert reply.replaces
    assert len(seen) > 3
    told = " ".join(" ".join(seen).split())
    assert all(f"Câu thứ {number}." in told for number in range(1, 1500))


def test_page_of_a_forgotten_reply_is_told_kindly() -> None:
    assert "hỏi lại" in Conversation(library()).press("b:0123456789ab:1", ME).html


@pytest.mark.parametrize(
    "data", ["", "b", "b:x", "b:x:y", "r:", "r:-1", "n:", "f:zzz", "zz:zz", "r:²"]
)
def test_strange_button_data_harms_nothing(data: str) -> None:
    assert Conversation(library()).press(data, ME).html


def test_head_has_figure_then_context() -> None:
    assert head(MEMBERS) == "<b>7.448 đảng viên</b>\nkết nạp · Mẫu Sơn · cuối tháng 7/2019"


def test_context_repeats_nothing_the_figure_says() -> None:
    report = Report("a.txt", "có 16 đảng bộ", "a", "0")
    assert describe(find(report, "16 đảng bộ", subject="đảng bộ", action="có")) == "có"


@pytest.mark.parametrize(
    ("sentence", "text", "qualifier", "shown"),
    [
        ("đạt trên 50%", "50%", "trên", "trên 50%"),
        ("đạt Trên  50%", "50%", "trên", "Trên 50%"),
        ("đạt trên 50%", "trên 50%", "trên", "trên 50%"),
        ("đạt 80% trở lên", "80%", "trở lên", "80% trở lên"),
        ("hơn một nửa, tức 50%", "50%", "hơn", "50%"),
        ("đạt 50%", "50%", None, "50%"),
    ],
)
def test_qualifier_stands_by_its_figure(
    sentence: str, text: str, qualifier: str | None, shown: str
) -> None:
    report = Report("a.txt", sentence, "a", "0")
    assert figure(find(report, text, qualifier=qualifier)) == shown


@pytest.mark.parametrize(
    ("iso", "spelled"),
    [
        ("2019-07-29", "29/7/2019"),
        ("2019-07", "tháng 7/2019"),
        ("2019", "năm 2019"),
        ("--07-29", "29/7"),
        ("2019-01/2019-06", "tháng 1/2019 – tháng 6/2019"),
        ("quý II", "quý II"),
    ],
)
def test_dates_are_spelled_the_vietnamese_way(iso: str, spelled: str) -> None:
    assert spell_date(iso) == spelled


def test_source_of_an_undated_report_is_its_title() -> None:
    assert source(Report("a.txt", "x", "Tiêu đề & <b>", "0")) == "📄 <i>Tiêu đề &amp; &lt;b&gt;</i>"


def test_title_is_not_repeated_by_its_date() -> None:
    report = Report("a.txt", "x", "Hội nghị ngày 29/7/2019.", "0", date="2019-07-29")
    assert source(report) == "📄 <i>Hội nghị ngày 29/7/2019</i>"


def test_long_slot_leaves_room_for_the_others() -> None:
    report = Report("a.txt", "có 16 xã", "a", "0")
    about = describe(find(report, "16 xã", subject="một " * 60, place="Mẫu Sơn"))
    assert about.endswith("… · Mẫu Sơn")


def test_label_of_a_quote_is_speaker_and_words() -> None:
    assert label(QUOTE).startswith("Lê Văn Mẫu “Phải chăm lo")
    assert len(label(QUOTE)) <= 60


def test_facts_of_one_sentence_are_marked_together() -> None:
    assert quotations([MEMBERS, SHARE])[0].count("<b>") == 2
    assert to_html(*parse_html(quotations([MEMBERS])[0]))


def test_list_of_many_facts_is_paged() -> None:
    text = " ".join(f"{number} xã." for number in range(1, 200))
    report = Report("a.txt", text, "a", "0" * 64)
    facts = tuple(find(report, f"{number} xã") for number in range(100, 180))
    known = library(reports=(report,), facts=facts)
    drafted = draft(Found("", tuple(one(fact) for fact in facts)), Shelf(known))
    assert len(drafted.blocks) == 8


def test_report_is_named_by_its_file_when_it_has_no_title() -> None:
    assert "a.txt" in source(Report("a.txt", "x", "", "0"))


def test_fakes_prove_themselves() -> None:
    for fact in (MEMBERS, SHARE, QUOTE):
        assert REPORT.text[fact.start : fact.end] == fact.text
