"""Questions as understood, against a corpus: what is asked, counted, and where and when."""

import pytest

from knowledge.search.asked import Asked
from knowledge.search.phrases import load_phrases
from knowledge.search.query import Query, read_query
from knowledge.search.slots import asked_periods
from knowledge.search.tokens import keys_of
from knowledge.search.vocabulary import Vocabulary
from tests.knowledge.search.corpora import Case, cases
from tests.knowledge.search.shelf import index_of, whole_shelf


def read(question: str) -> Query:
    return read_query(question, index_of(whole_shelf()).vocabulary, load_phrases())


@pytest.mark.parametrize("case", cases("queries"))
def test_corpus(case: Case) -> None:
    query = read(case["question"])
    expected = [keys_of(noun) for noun in case.get("counted", ())]
    assert query.asked is Asked(case["asked"])
    assert len(query.counted) == len(expected)
    assert [n[: len(e)] for n, e in zip(query.counted, expected, strict=True)] == expected
    assert [m.value for m in asked_periods(query)] == case.get("periods", [])
    assert [m.value for m in query.places] == case.get("places", [])
    assert query.several == case.get("several", False)


def test_the_question_is_kept_as_typed() -> None:
    assert read("bn đv dc kết nạp?").text == "bn đv dc kết nạp?"


def test_what_the_question_says_includes_other_names() -> None:
    keys = read("đã khai thác bao nhiêu tấn cá?").keys
    assert {"khai", "thac", "danh", "bat", "ca"} <= keys


def test_what_is_compared_with_is_read_but_not_asked_for() -> None:
    query = read("Năm 2022 xuất khẩu tăng bao nhiêu so với năm 2021?")
    assert [m.value for m in query.periods] == ["2022", "2021"]
    assert [m.value for m in asked_periods(query)] == ["2022"]


@pytest.mark.parametrize(
    ("question", "accented"), [("Bao nhiêu đảng viên?", True), ("bao nhieu dang vien", False)]
)
def test_whether_accents_were_typed_is_known(question: str, accented: bool) -> None:
    assert read(question).accented is accented


def test_people_are_read() -> None:
    assert [m.value for m in read("Ông Lê Minh Tuấn đề nghị gì?").people] == ["Lê Minh Tuấn"]


def test_the_figure_of_a_claim_is_no_word_to_be_met() -> None:
    query = read("Năm 2021 kết nạp 2.150 đảng viên đúng không?")
    assert [m.value for m in query.figures] == ["2150"]
    assert "2150" not in {key for term in query.terms for key in term.keys}


@pytest.mark.parametrize(
    "question", ["", " ", "?", "…", "123", "\n", "🙂", "a" * 3000, "%%%", "'--"]
)
def test_anything_typed_is_read(question: str) -> None:
    assert read(question).text == question


def test_an_empty_store_still_reads_questions() -> None:
    query = read_query("Năm 2021 kết nạp bao nhiêu đảng viên?", Vocabulary(), load_phrases())
    assert query.asked is Asked.COUNT
    assert query.counted == (("dang", "vien"),)
