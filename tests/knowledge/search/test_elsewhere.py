from bot.conversation import Conversation
from bot.memory.recent import Who
from knowledge import Found
from tests.knowledge.search.shelf import base_of

FIRST = """Hà Nam: Kết quả công tác xây dựng Đảng năm 2021

Năm 2021, tỉnh Hà Nam kết nạp 1.250 đảng viên. Tỉnh kiểm tra 40 tổ chức đảng.
"""
SECOND = """Hà Nam: Hội nghị tổng kết năm 2021

Hội nghị cho biết năm 2021 tỉnh Hà Nam đã kết nạp 1.250 đảng viên và giám sát 40 tổ chức đảng.
"""
THIRD = FIRST.replace("2021", "2022")
BASE = base_of({"a.txt": FIRST, "b.txt": SECOND, "c.txt": THIRD})


def test_every_source_of_a_figure_is_named() -> None:
    answer = BASE.ask("Năm 2021 Hà Nam kết nạp bao nhiêu đảng viên?")
    assert isinstance(answer, Found)
    fact = answer.facts[0].fact
    others = BASE.elsewhere(fact)
    assert [one.text for one in others] == ["1.250 đảng viên"]
    assert {fact.report, *(one.report for one in others)} == {"a.txt", "b.txt"}
    html = Conversation(BASE).reply(answer.question, Who(1, 1)).html
    assert html.count("Cũng nêu trong: ") == 1


def test_another_year_or_another_deed_is_not_the_same() -> None:
    checked = next(one for one in BASE.facts if one.action == "kiểm tra" and one.report == "a.txt")
    assert BASE.elsewhere(checked) == []
    last = next(one for one in BASE.facts if one.value == "1250" and one.report == "c.txt")
    assert BASE.elsewhere(last) == []
