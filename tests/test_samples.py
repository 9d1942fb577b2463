"""The reports shipped with the product, and our further annotated ones, keep what we promise.

Every stored fact is cut from its report, byte by byte; reports that differ only by place or year
are told apart; and what they do not say is not answered with what they do.
"""

import pytest

import knowledge
from knowledge.model import Found, Unknown
from tests.eval import places


@pytest.fixture(scope="module")
def kb(tmp_path_factory: pytest.TempPathFactory) -> knowledge.KnowledgeBase:
    store = str(tmp_path_factory.mktemp("samples") / "reports.sqlite3")
    result = knowledge.ingest(list(places.own_reports().values()), store)
    assert not result.failed
    assert result.dropped == 0
    return knowledge.open_knowledge(store)


def test_every_report_gives_facts(kb: knowledge.KnowledgeBase) -> None:
    assert {fact.report for fact in kb.facts} == places.own_reports().keys()


def test_every_fact_is_verbatim(kb: knowledge.KnowledgeBase) -> None:
    for fact in kb.facts:
        written = kb.report(fact.report).text
        assert fact.span.cut(written).encode() == fact.text.encode()
        assert fact.sentence_span.cut(written).encode() == fact.sentence.encode()


def test_stored_text_is_the_files_text(kb: knowledge.KnowledgeBase) -> None:
    for name, path in places.own_reports().items():
        assert kb.report(name).text == path.read_text("utf-8")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("6 tháng đầu năm 2024 Nghệ An xảy ra bao nhiêu vụ tai nạn giao thông?", "428"),
        ("6 tháng đầu năm 2024 Thanh Hóa xảy ra bao nhiêu vụ tai nạn giao thông?", "463"),
        ("Năm 2022 Đồng Tháp thu xổ số kiến thiết bao nhiêu?", "1968000000000"),
        ("Năm 2023 Đồng Tháp thu xổ số kiến thiết bao nhiêu?", "2054000000000"),
    ],
)
def test_places_and_years_are_told_apart(
    kb: knowledge.KnowledgeBase, question: str, value: str
) -> None:
    answer = kb.ask(question)
    assert isinstance(answer, Found), answer
    assert answer.facts[0].fact.value == value


@pytest.mark.parametrize(
    "question",
    [
        "6 tháng đầu năm 2024 Hà Tĩnh xảy ra bao nhiêu vụ tai nạn giao thông?",
        "6 tháng đầu năm 2022 Nghệ An xảy ra bao nhiêu vụ tai nạn giao thông?",
        "Năm 2020 Đồng Tháp thu xổ số kiến thiết bao nhiêu?",
        "Năm 2022 Bến Tre thu xổ số kiến thiết bao nhiêu?",
    ],
)
def test_other_places_and_years_are_declined(kb: knowledge.KnowledgeBase, question: str) -> None:
    assert isinstance(kb.ask(question), Unknown)


def test_listed_figures_come_together(kb: knowledge.KnowledgeBase) -> None:
    question = "Tỉnh ủy Trà Vinh tặng bằng khen cho bao nhiêu tập thể và bao nhiêu cá nhân?"
    answer = kb.ask(question)
    assert isinstance(answer, Found), answer
    assert {one.fact.value for one in answer.facts[:2]} == {"24", "57"}
