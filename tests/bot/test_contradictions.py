"""An answer that its own report contradicts says so, and the other sentence is one press away.

So does one that a table of the report says alike.
"""

from pathlib import Path

from bot.agreements import remarks
from bot.conversation import Conversation
from bot.memory.recent import Who
from bot.shelf import Shelf
from knowledge import Found, KnowledgeBase, Report
from knowledge.examination import examine
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


def test_what_a_table_says_alike_is_remarked() -> None:
    text = (
        "Trần Đề: Kết quả công tác\n\nNăm 2022, huyện Trần Đề kết nạp {} đảng viên.\n\n"
        "Bảng 1. Kết quả kết nạp đảng viên năm 2022\n\n"
        "| Đơn vị | Kết nạp |\n|---|---|\n| Huyện Trần Đề | 245 |\n| Huyện Kế Sách | 1.203 |\n"
    )
    remarked = {"245": "☑️", "254": "⚠️", "61": ""}
    for number, sign in remarked.items():
        found = examine(Path("a.md"), data=text.format(number).encode())
        knowledge = KnowledgeBase([found.report], found.facts)
        fact = next(fact for fact in found.facts if fact.text == f"{number} đảng viên")
        said = "".join(remarks([fact], knowledge))
        assert said[: len(sign)] == sign
        assert ("dòng «Huyện Trần Đề», cột «Kết nạp»" in said) is (sign == "☑️")
        assert bool(said) is bool(sign)
