"""The gold is itself checked: offsets, words and splits are what they say they are.

A question whose answer is no longer in its report, or a gold figure whose offset has moved, would
make every measurement lie.
"""

from pathlib import Path

import pytest

from knowledge.text.fold import nfc
from tests.eval import places
from tests.eval.gold import GoldReport, load_gold
from tests.eval.questions import KINDS, VARIANTS, Question, load_questions

OWN = places.own_reports()
QUESTIONS = {
    half: load_questions(places.CORPUS / f"questions_{half}.jsonl") for half in ("dev", "test")
}
ALL = [(half, question) for half, asked in QUESTIONS.items() for question in asked]


@pytest.mark.parametrize(("half", "question"), ALL, ids=[question.id for _, question in ALL])
def test_question_fits_its_report(half: str, question: Question) -> None:
    assert question.kind in KINDS
    assert question.variant in VARIANTS
    assert (question.variant == "follow-up") == bool(question.previous)
    if question.kind == "unanswerable":
        assert question.near
        return
    assert question.report in places.split()[half]
    text = OWN[question.report].read_text("utf-8")
    assert all(expected.texts[0] in text for expected in question.expected)


@pytest.mark.parametrize("half", ["dev", "test"])
@pytest.mark.parametrize("kind", ["asked", "people"])
def test_questions_on_reports_only_asked_about(kind: str, half: str) -> None:
    asked = load_questions(places.CORPUS / f"questions_{kind}_{half}.jsonl")
    reports = places.asked_reports() if kind == "asked" else places.people_reports(half)
    texts = {name: path.read_text("utf-8") for name, path in reports.items()}
    assert len({question.id for question in asked}) == len(asked)
    assert sum(question.kind == "unanswerable" for question in asked) >= len(asked) / 4
    for question in asked:
        assert all(nfc(text) == text for text in texts.values())
        assert (question.variant == "follow-up") == bool(question.previous)
        assert question.near or all(
            expected.texts[0] in texts[question.report or ""] for expected in question.expected
        )


def test_ids_are_unique() -> None:
    ids = [question.id for _, question in ALL]
    assert len(set(ids)) == len(ids)


def test_quarter_of_the_questions_has_no_answer() -> None:
    for asked in QUESTIONS.values():
        assert sum(one.kind == "unanswerable" for one in asked) >= len(asked) / 4


def test_split_covers_every_report_once() -> None:
    halves = places.split()
    assert sorted(halves["dev"] + halves["test"]) == sorted(OWN)


@pytest.mark.parametrize("path", OWN.values(), ids=lambda path: path.stem)
def test_report_is_nfc(path: Path) -> None:
    text = path.read_text("utf-8")
    assert nfc(text) == text


@pytest.mark.parametrize("gold", load_gold(), ids=lambda gold: gold.name)
def test_gold_figure_stands_at_its_offset(gold: GoldReport) -> None:
    if gold.path is None:
        pytest.skip(f"{gold.name} is not at hand")
    text = nfc(gold.path.read_text("utf-8"))
    for figure in gold.figures:
        assert figure.span.cut(text) == figure.text
    assert all(quote.span.cut(text).strip() for quote in gold.quotes)
