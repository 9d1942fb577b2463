"""The judge of public answers is judged, and its counting: as many wrong ones as right ones."""

import pytest

from knowledge.model import Candidate, Fact, FactKind, Found, Unknown
from tests.eval.public.asking import Asked, tally, tempted
from tests.eval.public.passages import Passages, read
from tests.eval.public.values import gives_exactly, gives_person, gives_value, is_figure, values

FACT = Fact(
    kind=FactKind.FIGURE,
    report="p0000.txt",
    text="40 cuốn",
    start=10,
    end=17,
    sentence="Thư viện 40 cuốn.",
    sentence_start=0,
    value="40",
    unit="cuốn",
)
RECORD = {
    "id": "x-1",
    "question": "Có bao nhiêu cuốn?",
    "context": "…",
    "answers": ["40 cuốn sách"],
}


@pytest.mark.parametrize(
    ("answer", "value", "given"),
    [
        ("khoảng 40 cuốn", "40", True),
        ("khoảng 1,2 triệu người", "1200000", True),
        ("1,2 triệu", "1.2", False),
        ("40 hoặc 50", "50", True),
        ("40 cuốn", "400", False),
        ("năm 1827", "1827", True),
        ("1827", "1827", True),
        ("năm 1827", "1827-03", True),
        ("tháng 3 năm 1827", "1827-03-05", True),
        ("năm 1827", "1827/1830", False),
        ("năm 1827", "1827-03/1827-05", False),
        ("40", "40-1", False),
        ("Bốn", "4", True),
        ("hai mươi mốt", "21", True),
        ("bốn", "40", False),
        ("hai ba", "2", False),
        ("vài chục", "10", False),
        ("tháng 3 năm 1827", "1827-03", True),
        ("tháng 3 năm 1827", "1827", False),
        ("ngày 11 tháng 9", "2001-09-11", True),
        ("ngày 11 tháng 9", "2001-09-12", False),
        ("ngày 11 tháng 9 năm 2001", "--09-11", False),
    ],
)
def test_value(answer: str, value: str, given: bool) -> None:
    assert gives_value(FACT._replace(value=value), [answer]) is given


def test_gold_without_a_value_is_met_by_its_words_alone() -> None:
    said = FACT._replace(text="Một phần", value="x")
    assert not values("một phần")
    assert gives_value(said, ["một phần"])
    assert not gives_value(said, ["một phần lớn"])


def test_exactly_to_the_same_grain() -> None:
    assert gives_exactly(FACT._replace(value="1827"), ["năm 1827"])
    assert not gives_exactly(FACT._replace(value="1827-03"), ["năm 1827"])


def test_any_gold_will_do() -> None:
    assert gives_value(FACT, ["30", "40"])
    assert not gives_value(FACT, ["30", "50"])
    assert not gives_value(FACT, [])


@pytest.mark.parametrize(
    ("answer", "figure"),
    [
        ("khoảng 40 tiền", True),
        ("thân cây có 3 lớp vỏ dày và rất cứng", False),
        ("rất cứng", False),
    ],
)
def test_is_figure(answer: str, figure: bool) -> None:
    assert is_figure(answer) is figure


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("Trần Văn Ơn", True),
        ("anh trần văn ơn", True),
        ("Trần Văn", True),
        ("Trần", True),
        ("Nguyễn Văn Ơn", False),
        ("Trần Vă", False),
    ],
)
def test_person(answer: str, right: bool) -> None:
    person = FACT._replace(kind=FactKind.PERSON, text="ông Trần Văn Ơn", value="Trần Văn Ơn")
    assert gives_person(person, [answer]) is right
    assert not gives_person(person._replace(kind=FactKind.PLACE), [answer])


def test_tally_counts_with_and_without_abstention() -> None:
    question = read(RECORD)
    other = FACT._replace(value="41")
    found = Found("?", (Candidate(FACT, 1.0),))
    asked = [
        Asked(question, found, FACT, FACT),
        Asked(question, found, other, other),
        Asked(question, Unknown("?"), None, FACT),
        Asked(question, Unknown("?"), None, None),
    ]
    counts = tally(asked, gives_value)
    assert (counts["right"], counts["exactly"], counts["wrong"], counts["nearest"]) == (1, 1, 1, 2)
    assert (counts["n"], counts["found"], counts["ambiguous"], counts["unknown"]) == (4, 2, 0, 2)


def test_traps_count_the_tempting_answer() -> None:
    record = {**RECORD, "answers": [], "extra": {"plausible_answers": ["40"]}}
    question, other = read(record), FACT._replace(value="41")
    found = Found("?", (Candidate(FACT, 1.0),))
    asked = [
        Asked(question, found, FACT, FACT),
        Asked(question, found, other, other),
        Asked(question, Unknown("?"), None, FACT),
    ]
    assert tempted(asked, gives_value) == {"n": 3, "answered": 2, "tempted": 1, "nearest": 2}


def test_passages_are_reports_together_and_alone() -> None:
    texts = ["Thư viện có 40 cuốn sách.", "Trường có 512 học sinh."]
    passages = Passages([*texts, texts[0]])
    assert len(passages) == 2
    assert passages.holds(texts[1])
    assert not passages.holds("khác")
    assert len(passages.together.reports) == 2
    assert [report.text for report in passages.alone(texts[1]).reports] == [texts[1]]
