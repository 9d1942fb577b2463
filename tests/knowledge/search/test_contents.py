"""Reports and facts that are read when asked for look like sequences of them."""

import pytest

from knowledge.search.contents import Facts, Listed, list_reports
from tests.knowledge.search.shelf import index_of, whole_shelf

LETTERS = Listed(4, "abcd".__getitem__)


def test_items_by_number() -> None:
    assert (LETTERS[0], LETTERS[3], LETTERS[-1]) == ("a", "d", "d")
    assert list(LETTERS[1:3]) == ["b", "c"]
    assert list(LETTERS) == list("abcd")
    assert len(LETTERS) == 4


@pytest.mark.parametrize("at", [4, -5])
def test_no_item_beyond(at: int) -> None:
    with pytest.raises(IndexError):
        LETTERS[at]


def test_facts_of_all_reports_in_order() -> None:
    index = index_of(whole_shelf())
    facts = Facts(index)
    assert list(facts) == [facts[at] for at in range(len(facts))]
    assert [fact for report in index.names for fact in facts.of(report)] == list(facts)
    assert not facts.of("mat.txt")


def test_reports_by_name() -> None:
    index = index_of(whole_shelf())
    assert tuple(report.name for report in list_reports(index)) == index.names
