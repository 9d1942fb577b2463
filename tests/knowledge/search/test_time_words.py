"""Which words tell of which time: own examples, and that nothing is lost or invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import Span
from knowledge.recognize.periods import recognize_periods
from knowledge.search.time_words import (
    BEHIND,
    ELSEWHERE,
    OWN,
    SUBJECT,
    TimeWords,
    level_at,
    share_out,
)


def shared(text: str) -> list[TimeWords]:
    return share_out(text, [mention.span for mention in recognize_periods(text)])


def owners(text: str, word: str) -> list[str]:
    """Return the times that a word tells most of."""
    found, at = shared(text), text.index(word)
    levels = [level_at(one, found[0], at) for one in found]
    return [
        one.time.cut(text)
        for one, level in zip(found, levels, strict=True)
        if level > max(SUBJECT, BEHIND)
    ]


@pytest.mark.parametrize(
    ("text", "word", "times"),
    [
        ("Cầu khởi công vào năm 1992, chợ khai trương vào năm 1999.", "Cầu", ["năm 1992"]),
        ("Cầu khởi công vào năm 1992, chợ khai trương vào năm 1999.", "chợ", ["năm 1999"]),
        ("Năm 1992, cầu khởi công; đến năm 1999, chợ khai trương.", "cầu", ["Năm 1992"]),
        ("Năm 1992, cầu khởi công; đến năm 1999, chợ khai trương.", "chợ", ["năm 1999"]),
        ("Chợ mở cửa năm 1992 và đóng cửa năm 1999.", "đóng", ["năm 1999"]),
        ("Thời tái thiết (1863–1877) kết thúc, chợ mở năm 1880.", "tái", ["1863–1877"]),
        ("Chợ cháy vào các năm 1990, 1992 và 1995.", "Chợ", ["năm 1990", "1992", "1995"]),
    ],
)
def test_words_belong_to_their_time(text: str, word: str, times: list[str]) -> None:
    assert owners(text, word) == times


def test_a_time_itself_is_its_own() -> None:
    [words] = shared("Cầu khởi công vào năm 1992.")
    assert level_at(words, words, words.time.start) == OWN


def test_no_time_no_words() -> None:
    assert share_out("Cầu đang xây.", []) == []


@given(
    st.text(alphabet="ab ,;().và", max_size=60),
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), max_size=4),
)
def test_stretches_lie_in_the_sentence(text: str, places: list[tuple[int, int]]) -> None:
    times: list[Span] = []
    for start, length in sorted(places):
        if start + length <= len(text) and (not times or start >= times[-1].end):
            times.append(Span(start, start + length))
    found = share_out(text, times)
    assert [one.time for one in found] == times
    assert all(0 <= one.start <= one.end <= len(text) for one in found)
    for at in range(len(text)):
        assert all(ELSEWHERE <= level_at(one, found[0], at) <= OWN for one in found)
