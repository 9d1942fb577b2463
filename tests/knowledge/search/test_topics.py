"""Lists of a topic: all that is about it, of the right year and place, and nothing else."""

from itertools import pairwise

import pytest

from knowledge import FactKind
from tests.knowledge.search.shelf import whole_shelf


def listed(topic: str, kind: FactKind = FactKind.FIGURE) -> list[str]:
    return [fact.text for fact in whole_shelf().find(topic, kind)]


@pytest.mark.parametrize(
    ("topic", "figures"),
    [
        ("khai trừ", ["312 đảng viên", "25 tổ chức đảng", "204 đảng viên", "20 đảng viên"]),
        ("kết nạp đảng viên Lào Cai", ["1.464 đảng viên"]),
        ("ket nap dang vien lao cai", ["1.464 đảng viên"]),
        ("kỷ luật 2022", ["19 tổ chức đảng", "287 đảng viên"]),
        ("kim ngạch xuất khẩu", ["1,12 tỷ USD", "8,5%"]),
    ],
)
def test_topic_lists_its_figures(topic: str, figures: list[str]) -> None:
    assert set(figures) <= set(listed(topic))


@pytest.mark.parametrize(
    ("topic", "other"),
    [
        ("kỷ luật Lào Cai", "312 đảng viên"),
        ("kỷ luật 2022", "312 đảng viên"),
        ("kết nạp 2021", "2.318 đảng viên"),
        ("kết nạp", "312 đảng viên"),
    ],
)
def test_other_place_year_and_deed_stay_out(topic: str, other: str) -> None:
    assert listed(topic)
    assert other not in listed(topic)


@pytest.mark.parametrize("topic", ["tàu ngầm", "kết nạp Huế", "kỷ luật 2019", "", "?", "bao nhiêu"])
def test_what_no_report_says_lists_nothing(topic: str) -> None:
    assert listed(topic) == []


@pytest.mark.parametrize(
    ("topic", "count"),
    [("Trần Văn Lâm", 1), ("ông Phước", 1), ("chi bộ", 1), ("máy gặt", 1), ("tàu ngầm", 0)],
)
def test_quotes_of_people_and_topics(topic: str, count: int) -> None:
    assert len(listed(topic, FactKind.QUOTE)) == count


def test_newest_report_comes_first_in_reading_order() -> None:
    found = whole_shelf().find("đảng viên", FactKind.FIGURE)
    dates = [whole_shelf().report(fact.report).date or "" for fact in found]
    assert dates == sorted(dates, reverse=True)
    for one, other in pairwise(found):
        assert one.report != other.report or one.start < other.start
