"""Sets of reports are the same whether few or many are in them."""

import pytest

from knowledge.search.postings import Gathering, Postings, members

REPORTS = 1000


def _postings(**numbers: range) -> Postings:
    gathering = Gathering()
    for number in range(REPORTS):
        gathering.add([key for key, some in numbers.items() if number in some], number)
    return Postings(dict(gathering.sections("said", REPORTS)), "said", REPORTS)


@pytest.mark.parametrize(
    "some", [range(1), range(999, 1000), range(0, 1000, 50), range(0, 1000, 2), range(1000)]
)
def test_numbers_come_back(some: range) -> None:
    postings = _postings(other=range(3, 5), key=some)
    assert list(postings.numbers("key")) == list(some)
    assert postings.bits("key") == sum(1 << number for number in some)
    assert list(postings.numbers("other")) == [3, 4]


def test_what_nobody_says_is_said_nowhere() -> None:
    postings = _postings(key=range(3))
    assert not postings.bits("other")
    assert list(postings) == ["key"]


def test_an_empty_store_says_nothing() -> None:
    postings = Postings(dict(Gathering().sections("said", 0)), "said", 0)
    assert not postings.numbers("key")


def test_members_come_in_order() -> None:
    assert list(members(0)) == []
    assert list(members(0b1011)) == [0, 1, 3]
