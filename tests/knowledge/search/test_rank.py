"""Facts ranked for a question: the one meant above those that only look like it."""

import pytest

from knowledge.search.index import Index
from knowledge.search.phrases import load_phrases
from knowledge.search.query import read_query
from knowledge.search.rank import Ranked, Ranker
from tests.knowledge.search.shelf import fact_of, index_of, whole_shelf

PLAIN = "Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?"


def _ranked(question: str, *, anchor: str | None = None) -> list[Ranked]:
    base = whole_shelf()
    index: Index = index_of(base)
    query = read_query(question, index.vocabulary, load_phrases())
    return Ranker(index, load_phrases()).rank(
        query, anchor=fact_of(base, anchor) if anchor else None
    )


def _score(question: str, text: str, *, anchor: str | None = None) -> float:
    ranked = _ranked(question, anchor=anchor)
    return next((item.score for item in ranked if item.fact.text.startswith(text)), 0.0)


@pytest.mark.parametrize(
    ("question", "right", "tempting"),
    [
        (PLAIN, "2.150", "2.318"),
        (PLAIN, "2.150", "1.464"),
        (PLAIN, "2.150", "830"),
        (PLAIN, "2.150", "312"),
        ("Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên nữ?", "830", "2.150"),
        ("Năm 2021 Bắc Giang khiển trách bao nhiêu đảng viên?", "204", "312"),
        ("Năm 2021 Bắc Giang khiển trách bao nhiêu đảng viên?", "204", "88"),
        ("An Giang có bao nhiêu hộ trồng hoa?", "340", "5.600"),
        ("An Giang dự kiến xây dựng bao nhiêu cánh đồng lớn?", "14", "9"),
        ("Sản lượng lúa bao nhiêu tấn?", "3,9", "620.500"),
        ("Kim ngạch xuất khẩu tăng bao nhiêu phần trăm?", "8,5%", "1,12"),
    ],
)
def test_the_right_figure_above_the_tempting_one(question: str, right: str, tempting: str) -> None:
    assert _score(question, right) > _score(question, tempting)


def test_the_same_without_accents() -> None:
    plain = "nam 2021 bac giang ket nap bao nhieu dang vien"
    assert [r.fact.key for r in _ranked(plain)][:2] == [r.fact.key for r in _ranked(PLAIN)][:2]


def test_only_facts_of_the_kind_are_ranked() -> None:
    assert {ranked.fact.kind for ranked in _ranked(PLAIN)} == {"figure"}
    assert {ranked.fact.kind for ranked in _ranked("Hội nghị họp ở đâu?")} == {"place"}


def test_what_the_question_names_is_not_what_it_asks_for() -> None:
    places = [r.fact.value for r in _ranked("Tỉnh nào cùng An Giang gieo trồng lúa?")]
    assert "An Giang" not in places


def test_what_belongs_to_the_last_answer_comes_nearer() -> None:
    question = "Bao nhiêu đảng viên nữ?"
    assert _score(question, "905", anchor="2.318") > _score(question, "830", anchor="2.318")
    assert _score(question, "830", anchor="2.150") > _score(question, "905", anchor="2.150")


def test_the_last_answer_itself_is_not_asked_for_again() -> None:
    question = "Bao nhiêu đảng viên?"
    assert _score(question, "2.318", anchor="2.318") < _score(question, "2.318")


@pytest.mark.parametrize("question", ["", "?", "vậy ạ", "xyzzy plugh"])
def test_a_question_that_says_nothing_ranks_nothing(question: str) -> None:
    assert _ranked(question) == []
