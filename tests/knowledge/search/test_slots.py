"""Whether facts meet the period, place and speaker that a question names."""

from collections.abc import Callable

import pytest

from knowledge import Fact, FactKind, KnowledgeBase
from knowledge.search.index import Index
from knowledge.search.levels import LevelMaps
from knowledge.search.nearness import Nearness
from knowledge.search.phrases import load_phrases
from knowledge.search.query import Query, read_query
from knowledge.search.slots import (
    SlotMatch,
    Surroundings,
    keys_of_places,
    match_period,
    match_place,
    match_speaker,
)
from tests.knowledge.search.shelf import (
    fact_of,
    index_of,
    one_report,
    sentence_of,
    whole_shelf,
)


def _read(index: Index, question: str) -> Query:
    return read_query(question, index.vocabulary, load_phrases())


def _period(base: KnowledgeBase, question: str, fact: Fact) -> SlotMatch:
    index = index_of(base)
    report = index.reports[index.sentences[sentence_of(index, fact)].report]
    return match_period(_read(index, question), fact, report)


def _place(base: KnowledgeBase, question: str, fact: Fact) -> SlotMatch:
    index = index_of(base)
    query, number = _read(index, question), sentence_of(index, fact)
    entry, maps = index.sentences[number], Nearness(LevelMaps(index), keys_of_places(query))
    near = Surroundings(
        index.reports[entry.report], entry.facts, maps.own(fact, number), maps.around(number)
    )
    return match_place(query, fact, near)


def _speaker(base: KnowledgeBase, question: str, fact: Fact) -> SlotMatch:
    return match_speaker(_read(index_of(base), question), fact)


Match = Callable[[KnowledgeBase, str, Fact], SlotMatch]


def _meets(match: Match, question: str, text: str, kind: FactKind = FactKind.FIGURE) -> bool:
    base = whole_shelf()
    found = match(base, question, fact_of(base, text, kind))
    assert 0 < found.factor <= 1
    assert found.missing is None or found.factor < 0.5
    return found.missing is None


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2021 kết nạp bao nhiêu đảng viên?",
        "nam 2021 ket nap bao nhieu",
        "Kết nạp bao nhiêu đảng viên?",
        "Kết nạp bao nhiêu so với năm 2020?",
        "Kết nạp bao nhiêu trong 12 tháng năm 2021?",
    ],
)
def test_a_period_that_is_met(question: str) -> None:
    assert _meets(_period, question, "2.150")


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2020 kết nạp bao nhiêu đảng viên?",
        "Năm 2022 kết nạp bao nhiêu đảng viên?",
        "Quý I/2021 kết nạp bao nhiêu đảng viên?",
        "Tháng 5/2021 kết nạp bao nhiêu đảng viên?",
        "6 tháng đầu năm 2021 kết nạp bao nhiêu?",
        "Nhiệm kỳ 2015-2020 kết nạp bao nhiêu?",
        "Ngày 1/5/2021 kết nạp bao nhiêu đảng viên?",
    ],
)
def test_a_period_that_is_not(question: str) -> None:
    assert not _meets(_period, question, "2.150")


def test_what_is_missing_is_told_in_the_words_of_the_question() -> None:
    base = whole_shelf()
    found = _period(base, "nam 2020 ket nap bao nhieu dang vien", fact_of(base, "2.150"))
    assert found.missing
    assert (found.missing.slot, found.missing.text) == ("period", "năm 2020")


@pytest.mark.parametrize(
    "question",
    [
        "Bắc Giang kết nạp bao nhiêu?",
        "tỉnh Bắc Giang kết nạp bao nhiêu?",
        "bac giang ket nap bao nhieu",
        "Kết nạp bao nhiêu?",
        "Toàn tỉnh kết nạp bao nhiêu?",
    ],
)
def test_a_place_that_is_met(question: str) -> None:
    assert _meets(_place, question, "2.150")


@pytest.mark.parametrize(
    "question",
    [
        "Hà Nội kết nạp bao nhiêu?",
        "lao cai ket nap bao nhieu",
        "TP.HCM kết nạp bao nhiêu?",
        "Huyện Lục Ngạn kết nạp bao nhiêu?",
        "An Giang kết nạp bao nhiêu?",
    ],
)
def test_a_place_that_is_not(question: str) -> None:
    assert not _meets(_place, question, "2.150")


def test_a_smaller_place_answers_for_itself_alone() -> None:
    base = one_report(
        "Toàn tỉnh kết nạp 2.150 đảng viên, riêng huyện Lục Ngạn kết nạp 210 đảng viên."
    )
    whole, part = fact_of(base, "2.150"), fact_of(base, "210")
    asked = "Huyện Lục Ngạn kết nạp bao nhiêu?"
    assert _place(base, asked, part).factor > _place(base, asked, whole).factor
    asked = "Bắc Giang kết nạp bao nhiêu?"
    assert _place(base, asked, whole).factor > _place(base, asked, part).factor


CHIEF, DEPUTY = "Nông dân đã quen", "Các hợp tác xã"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Ông Nguyễn Hữu Phước cho biết gì?", CHIEF),
        ("ong nguyen huu phuoc cho biet gi", CHIEF),
        ("Ông Phước cho biết gì?", CHIEF),
        ("Giám đốc Sở Nông nghiệp cho biết gì?", CHIEF),
        ("Ông Lê Minh Tuấn đề nghị gì?", DEPUTY),
        ("Phó Giám đốc Sở đề nghị gì?", DEPUTY),
        ("Phó Bí thư Tỉnh ủy nhấn mạnh gì?", "Cần nâng cao"),
        ("Hội nghị nhấn mạnh gì?", "Cần nâng cao"),
    ],
)
def test_a_speaker_that_is_met(question: str, text: str) -> None:
    assert _meets(_speaker, question, text, FactKind.QUOTE)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Ông Lê Minh Tuấn cho biết gì?", CHIEF),
        ("Bà Nguyễn Thị Hoa cho biết gì?", CHIEF),
        ("Phó Giám đốc Sở đề nghị gì?", CHIEF),
        ("Giám đốc Sở đề nghị gì?", DEPUTY),
        ("Nguyên Giám đốc Sở cho biết gì?", CHIEF),
        ("Bí thư Tỉnh ủy nhấn mạnh gì?", "Cần nâng cao"),
        ("Ông Trần Văn Lân nhấn mạnh gì?", "Cần nâng cao"),
    ],
)
def test_a_speaker_that_is_not(question: str, text: str) -> None:
    assert not _meets(_speaker, question, text, FactKind.QUOTE)
