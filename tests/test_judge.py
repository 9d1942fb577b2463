"""The judge of answers is judged: what counts as right, and as many things that do not."""

import pytest

from knowledge.model import Ambiguous, Answer, Candidate, Fact, FactKind, Found, Unknown
from tests.eval.judge import Outcome, judge, same_unit, same_value
from tests.eval.questions import read_question

FACT = Fact(
    kind=FactKind.FIGURE,
    report="thu-nghiem.txt",
    text="118,4 tỷ đồng",
    start=10,
    end=23,
    sentence="Phạt tiền 118,4 tỷ đồng.",
    sentence_start=0,
    value="118400000000",
    unit="đồng",
)
RECORD = {
    "id": "x-1",
    "report": "thu-nghiem.txt",
    "question": "Phạt bao nhiêu tiền?",
    "kind": "money",
    "variant": "plain",
    "answer": {
        "value": 118.4,
        "unit": "tỷ đồng",
        "text": "118,4 tỷ đồng",
        "value_base": 118400000000,
        "unit_base": "đồng",
    },
    "alternatives": [],
}
QUESTION = read_question(RECORD)
UNANSWERABLE = read_question({**RECORD, "kind": "unanswerable", "report": None, "answer": None})


def found(*facts: Fact, verdict: bool | None = None) -> Found:
    return Found("?", tuple(Candidate(fact, 1.0) for fact in facts), verdict=verdict)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (found(FACT), Outcome.RIGHT),
        (found(FACT._replace(text="hơn 118 tỷ")), Outcome.RIGHT),
        (found(FACT._replace(value="1184")), Outcome.RIGHT),
        (found(FACT._replace(text="hơn 118 tỷ", value="118")), Outcome.WRONG),
        (found(FACT._replace(text="118,4", unit="USD")), Outcome.WRONG),
        (found(FACT._replace(report="khac.txt")), Outcome.WRONG),
        (Unknown("?"), Outcome.MISS),
        (Ambiguous("?", (Candidate(FACT, 1.0),), differs_by="place"), Outcome.RIGHT),
    ],
)
def test_figure(answer: Answer, outcome: Outcome) -> None:
    assert judge(QUESTION, answer) is outcome


def test_unanswerable_is_right_when_declined() -> None:
    assert judge(UNANSWERABLE, Unknown("?")) is Outcome.RIGHT
    assert judge(UNANSWERABLE, found(FACT)) is Outcome.FALSE


def test_verdict_decides_yes_or_no() -> None:
    answer = {"value": False, "unit": "bool", "text": "118,4 tỷ đồng"}
    question = read_question({**RECORD, "kind": "yesno", "answer": answer})
    assert judge(question, found(FACT, verdict=False)) is Outcome.RIGHT
    assert judge(question, found(FACT, verdict=True)) is Outcome.WRONG
    assert judge(question, found(FACT)) is Outcome.WRONG


def test_list_wants_all_and_first() -> None:
    answer = {"value": [9, 3], "unit": "vụ, người", "text": ["9 vụ", "3 người"]}
    question = read_question({**RECORD, "kind": "list", "answer": answer})
    nine = FACT._replace(text="9 vụ", value="9", unit="vụ")
    three = FACT._replace(text="3 người", value="3", unit="người")
    assert judge(question, found(three, nine)) is Outcome.RIGHT
    assert judge(question, found(nine, nine, three)) is Outcome.RIGHT
    assert judge(question, found(nine, FACT, three)) is Outcome.WRONG
    assert judge(question, found(nine)) is Outcome.WRONG


def test_quote_holds_the_words_whatever_the_tone_placement() -> None:
    answer = {"value": None, "unit": "quote", "text": "không hoà cả làng"}
    question = read_question({**RECORD, "kind": "quote", "answer": answer})
    quote = FACT._replace(kind=FactKind.QUOTE, text="“Không hòa cả làng” được", value=None)
    assert judge(question, found(quote)) is Outcome.RIGHT
    assert judge(question, found(quote._replace(text="không hoa cả làng"))) is Outcome.WRONG


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("hộ", "hộ nghèo", True),
        ("%", "điểm phần trăm", True),
        ("ha", "hecta", True),
        ("hộ nghèo", "hộ cận nghèo", False),
        ("đồng", "USD", False),
        ("người", None, False),
    ],
)
def test_units(one: str, other: str | None, same: bool) -> None:
    assert same_unit(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("75", "75.0", True),
        ("1500/1600", "1500/1600", True),
        ("7.448", "7448", False),
        ("2024-01-12", "2024-01-13", False),
        ("1500/1600", "1500", False),
    ],
)
def test_values(one: str, other: str, same: bool) -> None:
    assert same_value(one, other) is same
