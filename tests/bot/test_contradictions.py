"""An answer that its own report contradicts says so, and the other sentence is one press away."""

from bot.conversation import Conversation
from bot.memory.recent import Who
from bot.shelf import Shelf
from knowledge import Found, Report
from tests.bot.fakes import find, library, one

ME = Who(1, 1)
REPORT = Report(
    "a.txt", "Kỷ luật 650 đảng viên\n\nNăm 2018, cả tỉnh kỷ luật 660 đảng viên.", "Kỷ luật", "0"
)
_HEADLINE = find(REPORT, "650 đảng viên", value="650", action="kỷ luật")
_BODY = find(REPORT, "660 đảng viên", value="660", action="kỷ luật")
HEADLINE = _HEADLINE._replace(conflicts=(_BODY.start,))
BODY = _BODY._replace(conflicts=(_HEADLINE.start,))
REMARK = "⚠️ Báo cáo nêu số khác ở chỗ khác: <b>{}</b>"
KNOWN = library(answers={"?": Found("", (one(BODY),))}, reports=(REPORT,), facts=(HEADLINE, BODY))


def test_the_other_number_is_remarked_with_a_button() -> None:
    reply = Conversation(KNOWN).reply("Bao nhiêu?", ME)
    assert reply.html.count(REMARK.format("650 đảng viên")) == 1
    pressed = [button.data for row in reply.buttons for button in row]
    assert f"f:{Shelf(KNOWN).code(HEADLINE)}" in pressed


def test_the_button_leads_to_the_other_sentence_and_back() -> None:
    reply = Conversation(KNOWN).press(f"f:{Shelf(KNOWN).code(HEADLINE)}", ME)
    assert REMARK.format("660 đảng viên") in reply.html
    assert f"f:{Shelf(KNOWN).code(BODY)}" in [
        button.data for row in reply.buttons for button in row
    ]


def test_an_answer_without_contradiction_has_no_remark() -> None:
    alone = BODY._replace(conflicts=())
    known = library(answers={"?": Found("", (one(alone),))}, reports=(REPORT,), facts=(alone,))
    assert "⚠️" not in Conversation(known).reply("Bao nhiêu?", ME).html


def test_a_figure_at_the_same_place_of_another_report_is_no_contradiction() -> None:
    elsewhere = HEADLINE._replace(report="b.txt", conflicts=())
    known = library(
        answers={"?": Found("", (one(BODY),))}, reports=(REPORT,), facts=(elsewhere, BODY)
    )
    assert "⚠️" not in Conversation(known).reply("Bao nhiêu?", ME).html
