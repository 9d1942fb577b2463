"""KnowledgeBase as callers use it: answers, explanations, passages; a snapshot that never moves."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError

import pytest

from knowledge import (
    Answer,
    Found,
    KnowledgeBase,
    Unknown,
    ingest,
    open_knowledge,
)
from tests.knowledge.search.shelf import (
    BAC_GIANG_2021,
    DISCIPLINE,
    EVERYTHING,
    base_of,
    fact_of,
    told,
    whole_shelf,
)

QUESTION = "Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?"
QUESTIONS = [
    QUESTION,
    "Năm 2022 Bắc Giang kết nạp bao nhiêu đảng viên?",
    "Bắc Giang kết nạp bao nhiêu đảng viên?",
    "Năm 2020 Bắc Giang kết nạp bao nhiêu đảng viên?",
    "nam 2021 lao cai ki luat bn dv",
    "Có trên 85% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ không?",
    "Đồng chí Trần Văn Lâm nhấn mạnh gì?",
    "Hội nghị diễn ra ở đâu?",
    "Kim ngạch xuất khẩu nông sản tăng bao nhiêu phần trăm?",
    "Bệnh viện có bao nhiêu giường?",
    "Số hộ trồng rau, hoa và cây ăn quả lần lượt là bao nhiêu?",
    "",
]


# ---- ask


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_gets_the_same_answer(question: str) -> None:
    base = whole_shelf()
    assert base.ask(question) == base.ask(question) == base_of(EVERYTHING).ask(question)


def test_every_answer_is_verbatim() -> None:
    base = whole_shelf()
    for question in QUESTIONS:
        answer = base.ask(question)
        offered = answer.nearest if isinstance(answer, Unknown) else answer.facts + answer.related
        for fact in (candidate.fact for candidate in offered):
            text = base.report(fact.report).text
            assert fact.span.cut(text) == fact.text
            assert fact.sentence_span.cut(text) == fact.sentence


def test_scores_fall_and_lie_between_nought_and_one() -> None:
    for question in QUESTIONS:
        scores = [ranked.score for ranked in whole_shelf().explain(question)]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_scores_of_follow_ups_lie_there_too() -> None:
    ranked = whole_shelf().explain("trong đó bao nhiêu nữ?", previous=[QUESTION])
    assert all(0 <= item.score <= 1 for item in ranked)


@pytest.mark.parametrize(
    "question",
    ["a" * 5000, "bao nhiêu " * 300, "\x00", "<b>&amp;</b>", "'; DROP TABLE facts; --", "٣"],
)
def test_anything_may_be_asked(question: str) -> None:
    assert whole_shelf().ask(question).question == question


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_empty_store_knows_nothing(question: str) -> None:
    assert isinstance(KnowledgeBase((), ()).ask(question), Unknown)
    assert isinstance(KnowledgeBase((), ()).ask(question, previous=[QUESTION]), Unknown)


# ---- explain


def test_what_is_explained_first_is_what_answers() -> None:
    base = whole_shelf()
    ranked = base.explain(QUESTION)
    assert ranked[0].fact.text == "2.150 đảng viên"
    assert told(base.ask(QUESTION)) == [ranked[0].fact.text]


def test_every_part_of_a_score_has_a_name() -> None:
    for ranked in whole_shelf().explain(QUESTION):
        product = 1.0
        for name, part in ranked.candidate.parts.items():
            assert name.isidentifier()
            product *= part
        assert ranked.score == pytest.approx(product, abs=0.001)


def test_each_fact_is_explained_once() -> None:
    keys = [ranked.fact.key for ranked in whole_shelf().explain(QUESTION)]
    assert len(keys) == len(set(keys))


def test_a_slot_that_is_not_met_is_named() -> None:
    best = whole_shelf().explain("Năm 2020 Bắc Giang kết nạp bao nhiêu đảng viên?")[0]
    assert [item.slot for item in best.missing] == ["period"]
    assert best.candidate.parts["period"] < 1


def test_a_follow_up_is_explained_as_completed() -> None:
    base = whole_shelf()
    best = base.explain("năm 2022 thì sao?", previous=[QUESTION])[0]
    assert best.fact.text == "2.318 đảng viên"


def test_nothing_is_explained_by_nothing() -> None:
    assert KnowledgeBase((), ()).explain(QUESTION) == []


# ---- passage


def test_a_passage_is_cut_from_its_report() -> None:
    base = whole_shelf()
    for fact in base.facts:
        passage = base.passage(fact, around=40)
        text = passage.report.text
        assert passage.text == text[passage.start : passage.start + len(passage.text)]
        assert passage.mark.cut(text) == fact.sentence
        assert fact.sentence in passage.text


def test_a_passage_is_never_cut_inside_a_word() -> None:
    base = whole_shelf()
    for fact in base.facts:
        passage = base.passage(fact, around=25)
        text, end = passage.report.text, passage.start + len(passage.text)
        assert passage.start == 0 or text[passage.start - 1].isspace()
        assert end == len(text) or text[end - 1].isspace() or text[end].isspace()


def test_a_wide_passage_is_the_whole_report() -> None:
    base = whole_shelf()
    fact = fact_of(base, "2.150")
    passage = base.passage(fact, around=10**6)
    assert (passage.start, passage.text) == (0, base.report(fact.report).text)


def test_a_narrow_passage_is_hardly_more_than_the_sentence() -> None:
    base = whole_shelf()
    fact = fact_of(base, "2.150")
    assert len(base.passage(fact, around=0).text) <= len(fact.sentence) + 2


# ---- fact and report


def test_every_fact_is_found_by_its_key() -> None:
    base = whole_shelf()
    assert all(base.fact(fact.key) == fact for fact in base.facts)


@pytest.mark.parametrize("key", ["", "mat.txt#0-5-figure", "bac-giang-2021.txt#0-1-figure"])
def test_a_key_of_another_time_finds_nothing(key: str) -> None:
    assert whole_shelf().fact(key) is None


def test_keys_stay_when_a_report_is_read_again() -> None:
    again = base_of(EVERYTHING)
    assert {fact.key for fact in again.facts} == {fact.key for fact in whole_shelf().facts}


def test_reports_are_found_by_name() -> None:
    base = whole_shelf()
    assert base.report("bac-giang-2021.txt").text == BAC_GIANG_2021
    with pytest.raises(KeyError):
        base.report("mat.txt")


# ---- version


def test_the_same_contents_have_the_same_version() -> None:
    assert base_of(EVERYTHING).version == whole_shelf().version


def test_other_reports_are_another_version() -> None:
    versions = {base_of(texts).version for texts in ({}, DISCIPLINE, EVERYTHING)}
    assert len(versions) == 3


def test_other_facts_of_the_same_reports_are_another_version() -> None:
    base = base_of(DISCIPLINE)
    fewer = KnowledgeBase(base.reports, base.facts[:-1])
    changed = KnowledgeBase(base.reports, [base.facts[0]._replace(value="?"), *base.facts[1:]])
    assert len({base.version, fewer.version, changed.version}) == 3


@pytest.mark.xfail(strict=True, reason="the order that facts are read in changes the version")
def test_the_order_of_reports_is_no_other_version() -> None:
    reversed_shelf = base_of(dict(reversed(DISCIPLINE.items())))
    assert reversed_shelf.version == base_of(DISCIPLINE).version


# ---- a snapshot


def test_what_the_caller_does_with_his_lists_changes_nothing() -> None:
    base = base_of(DISCIPLINE)
    reports, facts = list(base.reports), list(base.facts)
    other = KnowledgeBase(reports, facts)
    before = other.ask(QUESTION)
    reports.clear()
    facts.clear()
    assert other.ask(QUESTION) == before
    assert other.version == base.version


def test_answers_cannot_be_changed() -> None:
    answer = whole_shelf().ask(QUESTION)
    with pytest.raises(FrozenInstanceError):
        answer.question = "?"  # type: ignore[misc]
    assert isinstance(answer, Found)
    with pytest.raises(AttributeError):
        answer.facts[0].fact.value = "0"  # type: ignore[misc]


def test_asking_leaves_no_trace() -> None:
    base, fresh = base_of(DISCIPLINE), base_of(DISCIPLINE)
    for question in QUESTIONS:
        base.ask(question)
        base.ask("năm 2022 thì sao?", previous=[question])
    assert base.version == fresh.version
    assert [base.ask(q) for q in QUESTIONS] == [fresh.ask(q) for q in QUESTIONS]


def test_eight_threads_get_the_same_answers() -> None:
    alone = base_of(EVERYTHING)
    expected = [alone.ask(question) for question in QUESTIONS]
    shared = base_of(EVERYTHING)

    def ask_all(turn: int) -> list[Answer]:
        # Each thread begins elsewhere, so that first uses of every cache meet.
        order = [*range(turn, len(QUESTIONS)), *range(turn)]
        answers = {number: shared.ask(QUESTIONS[number]) for number in order}
        return [answers[number] for number in range(len(QUESTIONS))]

    with ThreadPoolExecutor(8) as threads:
        assert all(answers == expected for answers in threads.map(ask_all, range(8)))


def test_eight_threads_get_the_same_follow_ups() -> None:
    shared = base_of(DISCIPLINE)
    with ThreadPoolExecutor(8) as threads:
        answers = list(
            threads.map(lambda _: shared.ask("còn Lào Cai?", previous=[QUESTION]), range(16))
        )
    assert all(told(answer) == ["1.464 đảng viên"] for answer in answers)


def test_a_snapshot_is_not_moved_by_its_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("reports")
    store = str(folder / "kho.sqlite3")
    path = folder / "bac-giang-2021.txt"
    path.write_text(BAC_GIANG_2021, "utf-8")
    ingest([path], store)
    before = open_knowledge(store)
    path.write_text(BAC_GIANG_2021.replace("2.150", "2.222"), "utf-8")
    ingest([path], store)
    after = open_knowledge(store)
    assert (told(before.ask(QUESTION)), told(after.ask(QUESTION))) == (
        ["2.150 đảng viên"],
        ["2.222 đảng viên"],
    )
    assert before.version != after.version


def test_a_store_answers_as_the_reports_did(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in EVERYTHING.items():
        (folder / name).write_text(text, "utf-8")
    store = str(folder / "kho.sqlite3")
    ingest([folder], store)
    stored = open_knowledge(store)
    assert [told(stored.ask(q)) for q in QUESTIONS] == [
        told(whole_shelf().ask(q)) for q in QUESTIONS
    ]
