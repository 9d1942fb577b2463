"""What is worked out is marked as such, and its operands follow with their sources."""

import pytest

from bot.cards import make_cards
from bot.conversation import Conversation
from bot.memory.recent import Who
from bot.shelf import Shelf
from knowledge import Found, Unknown
from knowledge.computed import Computed, Operation, spell_working
from tests.knowledge.search.shelf import base_of, whole_shelf

ME = Who(1, 1)
MORE = "Năm 2021 Bắc Giang hay Lào Cai kết nạp nhiều đảng viên hơn?"
TOGETHER = "Năm 2021 Bắc Giang và Lào Cai cộng lại kết nạp bao nhiêu đảng viên?"


def ask(question: str) -> str:
    return Conversation(whole_shelf()).reply(question, ME).html


def test_a_sum_is_told_with_its_operands_and_their_sources() -> None:
    html = ask(TOGETHER)
    head, *operands = html.split("\n\n")
    assert head == (
        "🧮 <b>3.614 đảng viên</b>\n"
        "<i>Tính từ báo cáo, không phải lời báo cáo: 2.150 + 1.464 = 3.614 đảng viên</i>"
    )
    assert [one.split("\n")[0] for one in operands] == [
        "<b>2.150 đảng viên</b>",
        "<b>1.464 đảng viên</b>",
    ]
    assert all("<blockquote>" in one and "📄" in one for one in operands)


def test_the_most_is_named_with_what_it_is_compared_to() -> None:
    head = ask(MORE).split("\n\n")[0]
    assert head.startswith("🧮 <b>Cao hơn: 2.150 đảng viên · toàn tỉnh Bắc Giang")
    assert head.endswith("2.150 &gt; 1.464</i>")


def test_a_claim_is_answered_yes_or_no_before_its_proof() -> None:
    html = ask("Năm 2021 Lào Cai kết nạp nhiều đảng viên hơn Bắc Giang phải không?")
    assert html.startswith("❌ <b>Không đúng.</b>\n🧮 ")


def test_what_cannot_be_added_is_listed() -> None:
    year = "{}: Báo cáo năm {}\n\nNăm {}, tỉnh {} kết nạp {} đảng viên.\n"
    base = base_of(
        {
            "a.txt": year.format("Hà Nam", 2021, 2021, "Hà Nam", 900),
            "b.txt": year.format("Lào Cai", 2022, 2022, "Lào Cai", 800),
        }
    )
    question = "Hà Nam và Lào Cai cộng lại kết nạp bao nhiêu đảng viên?"
    assert isinstance(base.ask(question), Unknown)
    reply = Conversation(base).reply(question, ME)
    assert "không cùng thời gian" in reply.html
    assert "1. <b>900 đảng viên</b>" in reply.html
    assert "1.700" not in reply.html
    assert [len(row) for row in reply.buttons] == [1, 1]


@pytest.mark.parametrize(
    ("question", "title"), [(TOGETHER, "3.614 đảng viên"), (MORE, "Cao hơn: ")]
)
def test_inline_offers_the_working_first(question: str, title: str) -> None:
    base = whole_shelf()
    first, second, *_ = make_cards(base.ask(question), Shelf(base))
    assert first.title.startswith(title)
    assert first.html.startswith("🧮 ")
    assert "📄" in first.html
    assert second.title == "2.150 đảng viên"


def test_equal_figures_are_called_equal() -> None:
    year = "{}: Báo cáo năm 2021\n\nNăm 2021, tỉnh {} kết nạp 900 đảng viên.\n"
    base = base_of(
        {"a.txt": year.format("Hà Nam", "Hà Nam"), "b.txt": year.format("Lào Cai", "Lào Cai")}
    )
    answer = base.ask("Hà Nam hay Lào Cai kết nạp nhiều đảng viên hơn?")
    assert isinstance(answer, Found)
    assert answer.computed
    html = Conversation(base).reply(answer.question, ME).html
    assert html.startswith("🧮 <b>Bằng nhau: 900 đảng viên</b>")
    assert "900 = 900" in html


@pytest.mark.parametrize(
    ("computed", "values", "spelt"),
    [
        (Computed(Operation.DIFFERENCE, "686", "vụ"), ["1464", "2150"], "2.150 − 1.464 = 686 vụ"),
        (
            Computed(Operation.SUM, "18293000000000", "đồng"),
            ["9342000000000", "8951000000000"],
            "9.342 tỷ đồng + 8.951 tỷ đồng = 18.293 tỷ đồng",
        ),
        (
            Computed(Operation.DIFFERENCE, "4.1", "điểm phần trăm"),
            ["95.7", "91.6"],
            "95,7% − 91,6% = 4,1 điểm phần trăm",
        ),
        (Computed(Operation.LEAST, "3", "vụ"), ["3", "3", "8"], "3 = 3 < 8"),
    ],
)
def test_how_it_was_worked_out(computed: Computed, values: list[str], spelt: str) -> None:
    assert spell_working(computed, values) == spelt
