"""Sums, differences and comparisons over reports: only where the figures' scopes agree."""

import pytest

from knowledge import Found, KnowledgeBase, Unknown
from knowledge.computed import Operation
from tests.knowledge.search.shelf import base_of, whole_shelf

HA_NAM = """Hà Nam: Kết quả công tác xây dựng Đảng năm 2021

Năm 2021, toàn tỉnh Hà Nam kết nạp trên 900 đảng viên.

Cấp ủy các cấp đã thi hành kỷ luật 7 tổ chức đảng và 98 đảng viên.
"""

MOST, LEAST = Operation.MOST, Operation.LEAST
SUM, DIFFERENCE = Operation.SUM, Operation.DIFFERENCE


@pytest.fixture(scope="module")
def shelf() -> KnowledgeBase:
    return whole_shelf()


@pytest.mark.parametrize(
    ("question", "operation", "value", "operands"),
    [
        (
            "Năm 2021, Bắc Giang hay Lào Cai kết nạp nhiều đảng viên hơn?",
            MOST, "2150", ["2.150 đảng viên", "1.464 đảng viên"],
        ),
        (
            "nam 2021 bac giang hay lao cai ki luat it dang vien hon",
            LEAST, "176", ["176 đảng viên", "312 đảng viên"],
        ),
        (
            "Năm 2021 Bắc Giang kết nạp nhiều hơn Lào Cai bao nhiêu đảng viên?",
            DIFFERENCE, "686", ["2.150 đảng viên", "1.464 đảng viên"],
        ),
        (
            "Năm 2021, hai tỉnh Bắc Giang và Lào Cai cộng lại kỷ luật bao nhiêu tổ chức đảng?",
            SUM, "36", ["25 tổ chức đảng", "11 tổ chức đảng"],
        ),
        (
            "Bắc Giang kết nạp bao nhiêu đảng viên trong hai năm 2021 và 2022 cộng lại?",
            SUM, "4468", ["2.150 đảng viên", "2.318 đảng viên"],
        ),
        (
            "Năm nào Bắc Giang kỷ luật nhiều đảng viên nhất?",
            MOST, "312", ["312 đảng viên", "287 đảng viên"],
        ),
        (
            "Năm 2021 tỉnh nào kết nạp ít đảng viên nhất?",
            LEAST, "1464", ["1.464 đảng viên", "2.150 đảng viên"],
        ),
    ],
)  # fmt: skip
def test_worked_out_from_the_figures_of_reports(
    shelf: KnowledgeBase, question: str, operation: Operation, value: str, operands: list[str]
) -> None:
    answer = shelf.ask(question)
    assert isinstance(answer, Found)
    assert answer.computed
    assert (answer.computed.operation, answer.computed.value) == (operation, value)
    assert [one.fact.text for one in answer.facts] == operands


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Năm 2021 Bắc Giang kết nạp nhiều đảng viên hơn Lào Cai phải không?", True),
        ("Năm 2021 Lào Cai kết nạp nhiều đảng viên hơn Bắc Giang phải không?", False),
        ("Năm 2021 Lào Cai kỷ luật ít đảng viên hơn Bắc Giang không?", True),
    ],
)
def test_a_claim_of_more_or_less_is_judged(
    shelf: KnowledgeBase, question: str, verdict: bool
) -> None:
    answer = shelf.ask(question)
    assert isinstance(answer, Found)
    assert answer.verdict is verdict
    assert answer.computed


@pytest.mark.parametrize(
    ("question", "slot", "named"),
    [
        ("Năm 2021, Bắc Giang hay Cà Mau kết nạp nhiều đảng viên hơn?", "place", "Cà Mau"),
        ("Bắc Giang năm 2021 kết nạp nhiều hơn năm 2019 bao nhiêu đảng viên?", "period", "2019"),
    ],
)
def test_nothing_is_worked_out_of_half_the_figures(
    shelf: KnowledgeBase, question: str, slot: str, named: str
) -> None:
    answer = shelf.ask(question)
    assert isinstance(answer, Unknown)
    assert any(one.slot == slot and named in one.text for one in answer.missing)
    assert answer.nearest


def test_figures_of_other_times_are_shown_and_not_added() -> None:
    base = base_of(
        {
            "ha-nam.txt": HA_NAM,
            "lao-cai.txt": HA_NAM.replace("2021", "2022").replace("Hà Nam", "Lào Cai"),
        }
    )
    for question in (
        "Các tỉnh cộng lại kỷ luật bao nhiêu đảng viên?",
        "Tỉnh nào kỷ luật nhiều đảng viên nhất?",
    ):
        answer = base.ask(question)
        assert isinstance(answer, Unknown)
        assert [(one.slot, one.text) for one in answer.missing] == [("scope", "period")]
        assert {one.fact.place for one in answer.nearest} == {"Hà Nam", "Lào Cai"}


def test_a_bound_is_compared_and_never_added() -> None:
    base = base_of(
        {
            "ha-nam.txt": HA_NAM,
            "bac-giang.txt": HA_NAM.replace("Hà Nam", "Bắc Giang").replace("trên 900", "2.150"),
        }
    )
    more = base.ask("Năm 2021 Hà Nam hay Bắc Giang kết nạp nhiều đảng viên hơn?")
    assert isinstance(more, Unknown)  # over 900 may be over 2.150
    together = base.ask("Năm 2021 Hà Nam và Bắc Giang cộng lại kết nạp bao nhiêu đảng viên?")
    assert isinstance(together, Unknown)
    assert [one.text for one in together.missing] == ["value"]
    known = base.ask("Năm 2021 Hà Nam và Bắc Giang cộng lại kỷ luật bao nhiêu đảng viên?")
    assert isinstance(known, Found)


def test_what_a_report_calls_the_most_is_told_in_its_words() -> None:
    base = base_of(
        {
            "a.txt": "Hà Nam: Báo cáo năm 2021\n\nNăm 2021, tỉnh Hà Nam kết nạp 1.000 "
            "đảng viên. Huyện kết nạp nhiều đảng viên nhất là huyện Lý Nhân với 210 đảng "
            "viên.\n"
        }
    )
    answer = base.ask("Huyện nào kết nạp nhiều đảng viên nhất?")
    assert isinstance(answer, Found)
    assert answer.computed is None
