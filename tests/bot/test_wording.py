"""Aliases are put into the reports' words where they stand as words, by the letters typed."""

import pytest

from bot.memory.aliases import Alias
from bot.wording import Wording

WORDING = Wording(
    [Alias("hộ khó khăn", "hộ nghèo"), Alias("hộ", "gia đình"), Alias("chi", "chi NS")]
)


@pytest.mark.parametrize(
    ("question", "reworded"),
    [
        ("Có bao nhiêu hộ khó khăn?", "Có bao nhiêu hộ nghèo?"),
        ("bao nhieu HO KHO KHAN", "bao nhieu hộ nghèo"),
        ("Hộ  khó khăn và hộ", "hộ nghèo và gia đình"),
        ("hồ khó khăn", "hồ khó khăn"),
        ("chỉ tiêu", "chỉ tiêu"),
        ("chi bao nhiêu?", "chi NS bao nhiêu?"),
        ("chinh sách hội", "chinh sách hội"),
        ("", ""),
    ],
)
def test_words_are_put_in_the_reports_words(question: str, reworded: str) -> None:
    assert WORDING.reword(question) == reworded


def test_without_aliases_nothing_changes() -> None:
    assert Wording().reword("hộ khó khăn") == "hộ khó khăn"
