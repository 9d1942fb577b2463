"""Sentences are proposed by the words they and their reports say."""

from itertools import product

import pytest

from knowledge.search.candidates import Candidates
from knowledge.search.index import Index
from knowledge.search.named import ReportSets
from tests.knowledge.search.shelf import index_of, whole_shelf

Weighted = list[tuple[str, float]]


def _propose(index: Index, words: Weighted, most: int = 48, within: int | None = None) -> list[int]:
    candidates = Candidates(index, ReportSets(index))
    return candidates.propose(words, lambda _: True, most, within)


def _proposed(*keys: str) -> list[str]:
    index = index_of(whole_shelf())
    return [index.sentence_text(number) for number in _propose(index, [(k, 1.0) for k in keys])]


def test_the_sentence_that_says_the_words_comes_first() -> None:
    assert _proposed("lon", "chet")[0].startswith("Dịch bệnh làm chết 450 con lợn")
    assert "620.500 ha" in _proposed("gieo", "trong", "lua")[0]


@pytest.mark.parametrize("keys", [(), ("xyzzy",), ("giuong", "xyzzy")])
def test_words_nobody_says_propose_nothing(keys: tuple[str, ...]) -> None:
    assert _proposed(*keys) == []


def test_only_sentences_that_hold_facts_are_proposed() -> None:
    index = index_of(whole_shelf())
    numbers = _propose(index, [("tinh", 1.0)])
    assert numbers
    assert all(index.sentences[number].facts for number in numbers)


def test_an_empty_index_proposes_nothing() -> None:
    assert _propose(Index.of([], []), [("tinh", 1.0)]) == []


def test_only_sentences_that_fit_are_proposed_and_no_more_than_asked_for() -> None:
    index = index_of(whole_shelf())
    candidates = Candidates(index, ReportSets(index))
    words = [("tinh", 1.0)]
    assert candidates.propose(words, lambda _: False, 48) == []
    assert candidates.propose(words, lambda _: True, 2) == _propose(index, words)[:2]


@pytest.mark.parametrize("report", range(3))
def test_only_the_reports_given_are_looked_into(report: int) -> None:
    index = index_of(whole_shelf())
    numbers = _propose(index, [("tinh", 1.0), ("nam", 1.0)], within=1 << report)
    assert {index.sentences[number].report for number in numbers} <= {report}


@pytest.mark.parametrize("weights", list(product((0.5, 1.0, 2.5), repeat=3)))
def test_no_report_that_says_more_is_missed(weights: tuple[float, ...]) -> None:
    index = index_of(whole_shelf())
    words = sorted(zip(("chet", "dang", "lua"), weights, strict=True))
    told = [
        sum(weight for key, weight in words if index.reports[number].says(key))
        for number in range(len(index.reports))
    ]
    (best, *_) = Candidates(index, ReportSets(index)).best_reports(words)
    assert best.score == max(told)
