"""A figure said twice is answered once, and the exact one of the body comes first."""

from knowledge.model import Candidate, Fact, FactKind, Found
from knowledge.search.rank import Ranked
from knowledge.search.repeats import without_twins
from tests.knowledge.search.shelf import base_of

HEADLINE = Fact(FactKind.FIGURE, "a.txt", "trên 60%", 10, 18, "Tỷ lệ trên 60%", 0, twin=40)
EXACT = Fact(FactKind.FIGURE, "a.txt", "60,09%", 40, 46, "Tỷ lệ đạt 60,09%.", 30)
OTHER = Fact(FactKind.FIGURE, "a.txt", "12 xã", 60, 65, "Có 12 xã.", 57)


def texts(*scored: tuple[Fact, float]) -> list[str]:
    ranked = [Ranked(Candidate(fact, score), ()) for fact, score in scored]
    return [one.fact.text for one in without_twins(ranked)]


def test_the_exact_one_takes_the_place_of_the_headline() -> None:
    assert texts((HEADLINE, 0.9), (OTHER, 0.88), (EXACT, 0.85)) == ["60,09%", "12 xã"]


def test_a_headline_that_fits_much_better_stays() -> None:
    assert texts((HEADLINE, 0.9), (EXACT, 0.5)) == ["trên 60%"]


def test_a_twin_alone_stays() -> None:
    assert texts((HEADLINE, 0.9), (OTHER, 0.5)) == ["trên 60%", "12 xã"]


def test_two_that_repeat_a_third_are_one() -> None:
    again = HEADLINE._replace(start=100, end=108)
    assert texts((again, 0.9), (HEADLINE, 0.8)) == ["trên 60%"]


def test_what_repeats_nothing_is_left_as_it_is() -> None:
    elsewhere = EXACT._replace(report="b.txt")
    assert texts((EXACT, 0.9), (elsewhere, 0.9), (OTHER, 0.1)) == ["60,09%", "60,09%", "12 xã"]


def test_a_person_at_the_same_place_is_no_figure() -> None:
    person = EXACT._replace(kind=FactKind.PERSON, text="Lê A")
    assert texts((person, 0.9), (EXACT, 0.8)) == ["Lê A", "60,09%"]


def test_an_answer_says_nothing_twice() -> None:
    title = "Hà Nam: Tỷ lệ hộ dùng nước sạch đạt trên 60%"
    text = f"{title}\n\nNăm 2018, tỷ lệ hộ dùng nước sạch của tỉnh Hà Nam đạt 60,09%.\n"
    answer = base_of({"a.txt": text}).ask("Tỷ lệ hộ dùng nước sạch ở Hà Nam năm 2018 là bao nhiêu?")
    assert isinstance(answer, Found)
    shown = [one.fact.text for one in (*answer.facts, *answer.related)]
    assert shown == ["60,09%"]
