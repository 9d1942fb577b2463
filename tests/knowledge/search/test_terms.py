"""The words that an answer should speak of: no slots, no words of asking."""

import pytest

from knowledge.search.phrases import load_phrases
from knowledge.search.query import read_query
from knowledge.search.terms import Term
from tests.knowledge.search.shelf import index_of, whole_shelf


def _terms(question: str) -> list[Term]:
    vocabulary = index_of(whole_shelf()).vocabulary
    return list(read_query(question, vocabulary, load_phrases()).terms)


def _words(question: str) -> list[str]:
    return [" ".join(term.forms) for term in _terms(question)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?", ["kết nạp", "đảng viên"]),
        ("Có bao nhiêu bác sĩ?", ["bác sĩ"]),
        ("Đồng chí nào chủ trì hội nghị?", ["chủ trì", "hội nghị"]),
    ],
)
def test_known_phrases_are_terms(question: str, words: list[str]) -> None:
    assert [word for word in words if word not in " / ".join(_words(question))] == []


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?", "2021"),
        ("Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?", "giang"),
        ("Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?", "nhiêu"),
        ("Cả nước kết nạp bao nhiêu đảng viên?", "nước"),
        ("Có 312 đảng viên đúng không?", "312"),
        ("Ông Tuấn nói gì?", "gì"),
    ],
)
def test_slots_and_words_of_asking_are_none(question: str, word: str) -> None:
    assert word not in " ".join(_words(question)).split()


@pytest.mark.parametrize("question", ["", "?", "bao nhiêu vậy ạ", "là bao nhiêu", "xin hỏi"])
def test_nothing_but_asking_leaves_no_terms(question: str) -> None:
    assert [term for term in _terms(question) if not term.soft] == []


def test_actions_tell_more_than_things() -> None:
    shares = {" ".join(term.forms): term.share for term in _terms("kết nạp bao nhiêu đảng viên")}
    assert shares["kết nạp"] > shares["đảng viên"]


def test_words_that_narrow_the_count_tell_more() -> None:
    shares = {" ".join(term.forms): term.share for term in _terms("bao nhiêu đảng viên nữ")}
    assert shares["nữ"] > shares["đảng viên"]


def test_a_word_nobody_says_is_not_known() -> None:
    known = {term.known for term in _terms("bao nhiêu giường bệnh")}
    assert known == {False}
