"""No fact says more of a question's words than its bound, so nothing that counts is left unread."""

import pytest

from knowledge.search.bounds import Bounds, Least
from knowledge.search.levels import LevelMaps
from knowledge.search.match import Matcher, coverage, keys_of_terms
from knowledge.search.nearness import Nearness
from knowledge.search.phrases import load_phrases
from knowledge.search.query import read_query
from knowledge.search.rank import Ranker
from tests.knowledge.search.shelf import index_of, whole_shelf
from tests.knowledge.test_ask import QUESTIONS

INDEX = index_of(whole_shelf())


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_fact_says_more_than_its_bound(question: str) -> None:
    query = read_query(question, INDEX.vocabulary, load_phrases())
    terms = [term for term in query.terms if not term.setting]
    matcher = Matcher(INDEX, accented=query.accented)
    bounds = Bounds(terms, matcher)
    near = Nearness(LevelMaps(INDEX), keys_of_terms(query.terms))
    for number, entry in enumerate(INDEX.sentences):
        for fact in entry.facts:
            met = matcher.match(terms, near.own(fact, number), near.around(number))
            most = bounds.most(fact, INDEX.reports[entry.report], number)
            assert coverage((one.weight, one.met) for one in met) <= most + 1e-9


def test_what_says_nothing_is_left_far_behind() -> None:
    question = "Năm 2021 Bắc Giang có bao nhiêu đảng bộ trực thuộc?"
    query = read_query(question, INDEX.vocabulary, load_phrases())
    (best, *others) = Ranker(INDEX, load_phrases()).rank_named(query)
    assert best.fact.text == "18 đảng bộ"
    assert all(one.score < best.score for one in others)


def test_the_first_to_be_shown_are_read_whatever_they_say() -> None:
    least = Least(named=False)
    for score in (0.9, 0.1, 0.2, 0.3, 0.15, 0.05):
        least.note(score)
    assert (least.best, least.shown) == (0.9, 0.0)
    least.note(0.4)
    assert least.shown == 0.05


def test_out_of_the_reports_named_what_scores_less_than_others_is_not_read() -> None:
    least = Least(named=True)
    for score in (0.9, 0.1, 0.1):
        least.note(score)
    assert least.shown == 0.0
    least.note(0.1)
    assert least.shown == 0.3
