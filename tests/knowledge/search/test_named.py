"""Reports that may meet the places and periods a question names; all others leave one unmet."""

import pytest

from knowledge.search.named import ReportSets
from knowledge.search.phrases import load_phrases
from knowledge.search.query import Query, read_query
from knowledge.search.rank import Ranker
from knowledge.search.slots import MISSING
from tests.knowledge.search.shelf import index_of, whole_shelf

INDEX = index_of(whole_shelf())


def _read(question: str) -> Query:
    return read_query(question, INDEX.vocabulary, load_phrases())


def _named(question: str) -> set[str] | None:
    reports = ReportSets(INDEX).meeting(_read(question))
    if reports is None:
        return None
    return {r.report.name for at, r in enumerate(INDEX.reports) if reports >> at & 1}


def test_a_question_that_names_nothing_narrows_nothing() -> None:
    assert _named("kết nạp bao nhiêu đảng viên?") is None


def test_a_place_and_a_period_narrow_to_their_reports() -> None:
    assert _named("Lào Cai năm 2021 kết nạp bao nhiêu đảng viên?") == {"lao-cai-2021.txt"}


@pytest.mark.parametrize(
    "question", ["Lào Cai năm 1975 có bao nhiêu hộ?", "Cà Mau năm 2021 có bao nhiêu hộ?"]
)
def test_a_place_or_period_nobody_tells_of_leaves_none(question: str) -> None:
    assert _named(question) == set()


@pytest.mark.parametrize(
    "question",
    [
        "Lào Cai năm 2021 kết nạp bao nhiêu đảng viên?",
        "năm 2021 tỉnh kết nạp bao nhiêu đảng viên?",
        "An Giang gieo trồng bao nhiêu ha lúa?",
        "Ai là Bí thư Tỉnh ủy Lào Cai năm 2021?",
    ],
)
def test_facts_of_other_reports_leave_a_slot_unmet(question: str) -> None:
    query, named = _read(question), _named(question) or set()
    others = [r for r in Ranker(INDEX, load_phrases()).rank(query) if r.fact.report not in named]
    assert all(r.missing and r.score <= MISSING for r in others)


def test_the_few_reports_named_are_ranked_alone() -> None:
    query = _read("Lào Cai năm 2021 kết nạp bao nhiêu đảng viên?")
    ranker = Ranker(INDEX, load_phrases())
    assert {r.fact.report for r in ranker.rank_named(query)} == {"lao-cai-2021.txt"}
    assert ranker.rank_named(_read("kết nạp bao nhiêu đảng viên?")) == []


def test_reports_that_tell_of_what_is_named_are_told_from_those_that_say_its_words() -> None:
    query = _read("Lào Cai năm 2021 kết nạp bao nhiêu đảng viên?")
    sets = ReportSets(INDEX)
    telling, meeting = sets.telling(query), sets.meeting(query) or 0
    assert telling & ~meeting == 0
    assert {r.report.name for at, r in enumerate(INDEX.reports) if telling >> at & 1} == {
        "lao-cai-2021.txt"
    }
