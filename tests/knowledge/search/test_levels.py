"""Which words of a sentence are said of which of its figures, and what is said around it."""

import pytest

from knowledge.search.levels import OWN, LevelMaps
from knowledge.search.nearness import Nearness
from knowledge.search.said import Key
from knowledge.search.tokens import keys_of
from tests.knowledge.search.shelf import fact_of, index_of, one_report, sentence_of

LIST = "Toàn tỉnh có 1.210 hộ trồng rau, 340 hộ trồng hoa và 5.600 hộ trồng chè."
RESPECTIVELY = "Số hộ trồng rau, hoa và cây ăn quả lần lượt là 1.210, 340 và 5.600 hộ."
BRACKET = "Toàn tỉnh có 2.400 hộ nghèo (trong đó có 310 hộ người Tày) và 1.150 hộ cận nghèo."
CLAUSES = "Trình độ cao đẳng có 65.000 người, đại học có 124.000 người; thất nghiệp 3.000 người."
NUMBER_LAST = "Số người chết là 120 người, bị thương là 85 người."


def _levels(sentence: str, *keys: Key) -> dict[str, dict[Key, float]]:
    """Return the levels of keys for each figure of a sentence, by its number."""
    base = one_report(sentence)
    index = index_of(base)
    near = Nearness(LevelMaps(index), keys)
    return {
        fact.text.split()[0]: near.own(fact, sentence_of(index, fact))
        for fact in base.facts
        if fact.kind == "figure"
    }


@pytest.mark.parametrize(
    ("sentence", "number", "word"),
    [
        (LIST, "1.210", "rau"),
        (LIST, "340", "hoa"),
        (LIST, "5.600", "chè"),
        (RESPECTIVELY, "1.210", "rau"),
        (RESPECTIVELY, "340", "hoa"),
        (RESPECTIVELY, "5.600", "quả"),
        (BRACKET, "310", "tày"),
        (BRACKET, "1.150", "cận"),
        (CLAUSES, "65.000", "cao"),
        (CLAUSES, "124.000", "đại"),
        (CLAUSES, "3.000", "thất"),
        (NUMBER_LAST, "120", "chết"),
        (NUMBER_LAST, "85", "thương"),
    ],
)
def test_a_figure_owns_its_words_and_no_other_does(sentence: str, number: str, word: str) -> None:
    (key,) = keys_of(word)
    levels = _levels(sentence, key)
    assert levels[number][key] == OWN
    assert all(other.get(key, 0.0) < OWN for name, other in levels.items() if name != number)


@pytest.mark.parametrize("number", ["1.210", "340", "5.600"])
def test_what_opens_the_list_is_said_of_all(number: str) -> None:
    assert _levels(LIST, "tinh")[number]["tinh"] > 0.9
    pair = ("ho", "trong")
    assert _levels(RESPECTIVELY, pair)[number][pair] > 0.9


def test_a_break_parts_more_than_a_comma() -> None:
    levels = _levels(CLAUSES, "trinh")
    assert levels["3.000"]["trinh"] < levels["124.000"]["trinh"]


def test_a_word_not_said_has_no_level() -> None:
    assert "nuoc" not in _levels(LIST, "nuoc")["340"]


def test_pairs_of_neighbours_have_levels_too() -> None:
    levels = _levels(LIST, ("trong", "hoa"), ("trong", "rau"))
    assert levels["340"][("trong", "hoa")] == OWN
    assert levels["340"].get(("trong", "rau"), 0.0) < OWN


def test_what_stands_nearer_is_said_louder() -> None:
    base = one_report(
        "Một. Hai. Ba. Bốn. Năm. Sáu.\n\nNgành y tế cố gắng. Mưa lũ kéo dài. Có 12 xã bị ngập."
    )
    index = index_of(base)
    fact = fact_of(base, "12 xã")
    around = Nearness(LevelMaps(index), ["mua", "nganh"]).around(sentence_of(index, fact))
    assert around.get("mua", 0.0) > around.get("nganh", 0.0) > 0


def test_a_leaning_sentence_takes_up_the_one_before() -> None:
    def level(opening: str) -> float:
        base = one_report(f"Tỉnh kết nạp 40 đảng viên. {opening} có 15 người trẻ.")
        index = index_of(base)
        near = Nearness(LevelMaps(index), ["nap"])
        return near.around(sentence_of(index, fact_of(base, "15 người"))).get("nap", 0.0)

    assert level("Trong đó") > level("Xã Hồng")
