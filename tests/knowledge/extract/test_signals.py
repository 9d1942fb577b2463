"""Which words of a text may open a phrase, and that none that does is missed."""

import re

import pytest

from knowledge.extract import signals
from knowledge.extract.signals import Signals
from knowledge.extract.wording import words
from knowledge.text.fold import fold_spelling

SAID = "Trong đó, tỉ lệ đạt 5%; phấn đấu  kết nạp được 12 người"


def at(phrase: str) -> tuple[int, int]:
    """Return where a phrase stands."""
    start = SAID.index(phrase)
    return start, start + len(phrase)


@pytest.mark.parametrize(
    ("phrase", "bit"),
    [
        ("Trong đó", signals.PART),
        ("đạt", signals.COPULA),
        ("đạt", signals.BARE),
        ("phấn đấu", signals.TARGET),
        ("phấn đấu", signals.PLAN),
    ],
)
def test_words_that_open_a_phrase(phrase: str, bit: int) -> None:
    start, end = at(phrase)
    found = Signals(SAID)
    assert found.at(start) & bit
    assert found.within(start, end) & bit
    assert found.within(0, len(SAID)) & bit


def test_words_that_open_none() -> None:
    found = Signals(SAID)
    assert not found.within(*at("kết nạp"))
    assert not found.within(0, len(SAID)) & (signals.SAYING | signals.RAISING)
    assert not Signals("đó là trong").within(0, 11) & signals.PART


def test_the_last_word_of_a_filler() -> None:
    found = Signals(SAID)
    assert found.may_end_in_filler(at("được")[1])
    assert not found.may_end_in_filler(at("kết nạp")[1])


def test_columns() -> None:
    assert Signals("Nữ\t12").has_tabs
    assert not Signals(SAID).has_tabs


@pytest.mark.parametrize("written", ["TỈ LỆ ĐẠT", "tỷ lệ đạt", "Tỉ lệ  đạt", "tỷ\nlệ đạt"])
def test_no_spelling_is_missed(written: str) -> None:
    assert re.fullmatch(words("natures", "share", "bare"), fold_spelling(written))
    assert Signals(written).at(0) & signals.BARE
