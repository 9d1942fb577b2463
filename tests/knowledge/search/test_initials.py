import pytest

from knowledge.search.initials import Initials

PAIRS = {
    "kim": {"ngach": 9},
    "ngach": {"xuat": 7},
    "xuat": {"khau": 9, "kho": 1},
    "nong": {"thon": 5},
    "thon": {"moi": 4},
}


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("knxk", ("kim", "ngach", "xuat", "khau")),
        ("nxk", ("ngach", "xuat", "khau")),
        ("ntm", ("nong", "thon", "moi")),
    ],
)
def test_the_commonest_words_with_these_initials(letters: str, words: tuple[str, ...]) -> None:
    assert Initials(PAIRS).spell_out(letters) == words


@pytest.mark.parametrize("letters", ["", "k", "nt", "xyz", "mtn", "k4x", "knxkabc", "nt."])
def test_none_where_nothing_fits(letters: str) -> None:
    assert Initials(PAIRS).spell_out(letters) is None


def test_an_empty_store_spells_nothing_out() -> None:
    assert Initials({}).spell_out("ntm") is None
