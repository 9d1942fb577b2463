"""Sentences are found by their words; reports know what they are about."""

from knowledge.search.entries import report_day
from knowledge.search.index import Index
from tests.knowledge.search.shelf import base_of, fact_of, index_of, sentence_of, whole_shelf


def test_every_fact_lies_in_the_sentence_it_starts_in() -> None:
    base = whole_shelf()
    index = index_of(base)
    for fact in base.facts:
        span = index.sentences[sentence_of(index, fact)].sentence.span
        assert span.start <= fact.start < span.end


def test_sentences_are_verbatim() -> None:
    base = whole_shelf()
    index = index_of(base)
    fact = fact_of(base, "2.150")
    assert index.sentence_text(sentence_of(index, fact)).strip() == fact.sentence.strip()


def test_rare_words_weigh_more_and_every_word_something() -> None:
    index = index_of(whole_shelf())
    assert index.weight("lon") > index.weight("dang") > 0
    assert index.weight("xyzzy") >= index.weight("lon")


def test_a_report_is_about_the_place_and_period_of_its_title() -> None:
    index = index_of(whole_shelf())
    about = {entry.report.name: (entry.places, entry.named_periods) for entry in index.reports}
    places, periods = about["lao-cai-2021.txt"]
    assert places == {"lao cai"}
    assert set(periods) == {"2021"}


def test_where_people_met_and_what_is_compared_with_is_not_what_it_is_about() -> None:
    text = "Nông nghiệp An Giang năm 2022 so với năm 2021\n\nTại Hà Nội, 12 xã báo cáo.\n"
    (report,) = index_of(base_of({"a.txt": text})).reports
    assert report.places == {"an giang"}
    assert set(report.named_periods) == {"2022"}


def test_an_empty_index_knows_nothing() -> None:
    index = Index.of([], [])
    assert not index.reports_with("tinh")
    assert not index.vocabulary.knows("tinh")


def test_words_of_asking_can_be_restored_in_an_empty_store() -> None:
    assert Index.of([], []).vocabulary.restore(["bao", "nhieu"], [None, None]) == ["bao", "nhiêu"]


def test_a_report_without_a_date_has_no_day() -> None:
    assert all(report_day(report) is None or report.date for report in whole_shelf().reports)
