"""How well the words around a fact meet a term of the question."""

import pytest

from knowledge.search.match import Matcher, TermMatch
from knowledge.search.phrases import load_phrases
from knowledge.search.query import read_query
from knowledge.search.said import Key, levels_of
from knowledge.search.tokens import tokenize
from tests.knowledge.search.shelf import index_of, whole_shelf


def _said(text: str, level: float = 1.0) -> dict[Key, float]:
    return levels_of(tokenize(text), level)


def _met(question: str, said: str, *, around: str = "", accented: bool = True) -> TermMatch:
    index = index_of(whole_shelf())
    terms = read_query(question, index.vocabulary, load_phrases()).terms[:1]
    (match,) = Matcher(index, accented=accented).match(terms, _said(said), _said(around, 0.4))
    return match


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("kết nạp", "tỉnh kết nạp đảng viên"),
        ("đv", "có đảng viên mới"),
        ("hộ cận nghèo", "số hộ cận nghèo"),
        ("tử vong", "làm chết nhiều lợn"),
        ("kỷ luật", "thi hành kỷ luật tổ chức đảng"),
    ],
)
def test_what_is_said_is_met(question: str, said: str) -> None:
    match = _met(question, said)
    assert match.met > 0.9
    assert match.unmet == 0


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("kết nạp", "tỉnh có đảng viên"),
        ("khiển trách", "cảnh cáo đảng viên"),
        ("bác sĩ", "tỉnh có đảng viên"),
        ("tôm sú", "diện tích lúa"),
        ("kết nạp", ""),
    ],
)
def test_what_is_not_said_is_unmet(question: str, said: str) -> None:
    match = _met(question, said)
    assert match.met == 0
    assert match.unmet > 0


def test_an_action_that_is_not_said_is_undone() -> None:
    assert _met("khiển trách", "cảnh cáo đảng viên").is_undone
    assert not _met("khiển trách", "khiển trách đảng viên").is_undone


def test_a_phrase_torn_apart_is_met_less() -> None:
    whole = _met("cận nghèo", "hộ cận nghèo").met
    assert whole > 2 * _met("cận nghèo", "hộ nghèo").met


def test_words_around_are_met_less_than_words_within() -> None:
    near = _met("gieo trồng", "gieo trồng lúa").met
    assert near > _met("gieo trồng", "lúa", around="gieo trồng").met > 0


def test_accents_that_were_typed_count() -> None:
    assert _met("trồng", "trồng hoa").met > _met("trồng", "trong tỉnh").met


def test_accents_that_were_not_typed_do_not() -> None:
    same = _met("trồng", "trồng hoa", accented=False).met
    assert same == _met("trồng", "trong tỉnh", accented=False).met


@pytest.mark.xfail(strict=True, reason="a word without accents is any of its look-alikes")
def test_a_word_without_accents_is_itself_in_an_accented_question() -> None:
    assert _met("hoa", "trồng hoa").met > _met("hoa", "xã hội hóa").met
