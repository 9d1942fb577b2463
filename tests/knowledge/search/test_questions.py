"""Several questions in one message are cut where each asks for a number of its own."""

import pytest

from knowledge.search.phrases import load_phrases
from knowledge.search.query import Query, read_query
from knowledge.search.questions import split_query
from tests.knowledge.search.shelf import index_of, whole_shelf


def _split(question: str) -> list[Query]:
    vocabulary, phrases = index_of(whole_shelf()).vocabulary, load_phrases()
    return split_query(read_query(question, vocabulary, phrases), vocabulary, phrases)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("chết bao nhiêu con lợn, thiệt hại bao nhiêu tiền?", 2),
        ("khiển trách bao nhiêu, cảnh cáo bao nhiêu, khai trừ bao nhiêu?", 3),
        ("Bắc Giang kết nạp bao nhiêu và Lào Cai kết nạp bao nhiêu?", 2),
        ("kết nạp bao nhiêu đảng viên; còn kỷ luật mấy đảng viên?", 2),
        ("kỷ luật bao nhiêu tổ chức đảng và đảng viên?", 2),
        ("kết nạp bao nhiêu đảng viên?", 1),
        ("Số hộ trồng rau, hoa và cây ăn quả lần lượt là bao nhiêu?", 1),
        ("ai chủ trì hội nghị, họp ở đâu?", 1),
        ("xin chào, chúc một ngày tốt lành", 1),
        ("bao nhiêu bao nhiêu", 1),
        ("", 1),
        (", ".join(["bao nhiêu xã"] * 9), 1),
    ],
)
def test_one_part_for_each_number_asked_for(question: str, parts: int) -> None:
    assert len(_split(question)) == parts


def test_what_the_parts_share_is_carried() -> None:
    first, second = _split("Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên, Lào Cai bao nhiêu?")
    assert [m.value for m in first.places] == ["Bắc Giang"]
    assert [m.value for m in second.places] == ["Lào Cai"]
    assert [m.value for m in (*first.periods, *second.periods)] == ["2021", "2021"]
    assert "ket" in second.keys


def test_each_part_counts_its_own_noun() -> None:
    first, second = _split("chết bao nhiêu con lợn, kỷ luật bao nhiêu đảng viên?")
    assert first.counted != second.counted
    assert second.counted == (("dang", "vien"),)
    assert not first.several
    assert not second.several
