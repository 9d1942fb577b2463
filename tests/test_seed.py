"""The first real report, end to end: its figures, its people and what it does not say.

"Tính đến cuối tháng 7/2019 … đã kết nạp được 7.448 đảng viên" is asked for as people ask, with and
without diacritics. Where the shared material is absent these tests are skipped and say so.
"""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import knowledge
from knowledge.model import Fact, FactKind, Found, Unknown
from knowledge.text.fold import fold, nfc
from tests.eval import places
from tests.eval.judge import same_unit, words

CORPUS = tomllib.loads((places.CORPUS / "seed.toml").read_text("utf-8"))
SEED = places.SEED / CORPUS["report"]
SPELLINGS: dict[str, Callable[[str], str]] = {"with": nfc, "without": fold}

pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"the seed report is not at {SEED}")


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> knowledge.KnowledgeBase:
    return _ingested(tmp_path_factory.mktemp("seed"), [SEED])


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> knowledge.KnowledgeBase:
    return _ingested(tmp_path_factory.mktemp("all"), list(places.shared_reports().values()))


def _ingested(home: Path, reports: list[Path]) -> knowledge.KnowledgeBase:
    store = str(home / "reports.sqlite3")
    knowledge.ingest(reports, store)
    return knowledge.open_knowledge(store)


def _figures(kb: knowledge.KnowledgeBase, gold: dict[str, str]) -> Iterator[Fact]:
    for fact in kb.facts:
        if fact.kind is FactKind.FIGURE and fact.value == gold["value"]:
            yield fact


@pytest.mark.parametrize("gold", CORPUS["figures"], ids=lambda gold: gold["value"])
def test_figure_is_in_the_store(seed: knowledge.KnowledgeBase, gold: dict[str, str]) -> None:
    found = next((one for one in _figures(seed, gold) if same_unit(gold["unit"], one.unit)), None)
    assert found is not None, [(one.value, one.unit) for one in _figures(seed, gold)]
    assert found.qualifier == gold.get("qualifier")
    assert fold(gold.get("action", "")) in fold(f"{found.action} {found.subject}")
    assert gold.get("period") in {None, found.period}
    assert found.place is not None
    assert "Sóc Trăng" in found.place


def test_no_figure_is_invented(seed: knowledge.KnowledgeBase) -> None:
    values = {gold["value"] for gold in CORPUS["figures"]}
    invented = [
        fact.text
        for fact in seed.facts
        if fact.kind is FactKind.FIGURE and fact.value not in values | {"5"}  # "5 năm liền"
    ]
    assert not invented


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("case", CORPUS["questions"], ids=lambda case: fold(case["ask"]))
def test_question_is_answered(
    seed: knowledge.KnowledgeBase, case: dict[str, Any], spelling: str
) -> None:
    answer = seed.ask(SPELLINGS[spelling](case["ask"]))
    assert isinstance(answer, Found), answer
    first = answer.facts[0].fact
    given = (first.value or "", first.text)
    if first.kind is FactKind.FIGURE:
        assert first.value == case["gives"], given
    else:
        assert any(words(case["gives"]) in words(text) for text in given), given


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("question", CORPUS["unanswerable"], ids=fold)
def test_question_is_declined(seed: knowledge.KnowledgeBase, question: str, spelling: str) -> None:
    answer = seed.ask(SPELLINGS[spelling](question))
    assert isinstance(answer, Unknown), answer.facts[0].fact.text


def test_quotes_are_the_speakers(seed: knowledge.KnowledgeBase) -> None:
    speakers = [fact.speaker for fact in seed.facts if fact.kind is FactKind.QUOTE]
    assert len(speakers) >= 2
    assert all(speaker is not None and "Phan Văn Sáu" in speaker for speaker in speakers)


def test_every_shared_fact_is_verbatim(everything: knowledge.KnowledgeBase) -> None:
    assert len(everything.reports) == len(places.shared_reports())
    for fact in everything.facts:
        text = everything.report(fact.report).text
        assert fact.span.cut(text) == fact.text
        assert fact.sentence_span.cut(text) == fact.sentence
