"""What the reports say is the ground on which words are restored and repaired."""

import pytest

from knowledge.search.tokens import tokenize
from knowledge.search.vocabulary import Vocabulary

SAID = [
    "tỉnh kết nạp 2.150 đảng viên",
    "tỉnh kết nạp 1.464 đảng viên",
    "kỷ luật đảng viên",
    "diện tích trồng lúa",
    "xây dựng nông thôn mới",
    "đang thi công",
    "lắp đặt nước sạch",
]


@pytest.fixture
def vocabulary() -> Vocabulary:
    made = Vocabulary()
    for sentence in SAID:
        made.add(tokenize(sentence))
    return made


def _restored(vocabulary: Vocabulary, text: str, *fixed: str) -> str:
    keys = text.split()
    return " ".join(vocabulary.restore(keys, [key if key in fixed else None for key in keys]))


@pytest.mark.parametrize(
    ("plain", "meant"),
    [
        ("dang vien", "đảng viên"),
        ("dang thi cong", "đang thi công"),
        ("nong thon moi", "nông thôn mới"),
        ("ket nap", "kết nạp"),
        ("", ""),
    ],
)
def test_accents_follow_the_neighbours(vocabulary: Vocabulary, plain: str, meant: str) -> None:
    assert _restored(vocabulary, plain) == meant


def test_a_word_nobody_uses_stays_plain(vocabulary: Vocabulary) -> None:
    assert _restored(vocabulary, "giuong benh") == "giuong benh"


def test_what_is_fixed_stays(vocabulary: Vocabulary) -> None:
    assert vocabulary.restore(["dang", "vien"], ["đáng", None]) == ["đáng", "viên"]


@pytest.mark.parametrize(
    ("key", "before", "after", "meant"),
    [
        ("lap", "ket", "dang", "nap"),
        ("naap", "ket", None, "nap"),
        ("vienn", "dang", None, "vien"),
        ("tihc", "dien", "trong", "tich"),
        ("chong", "tich", "lua", "trong"),
        ("long", None, "thon", "nong"),
    ],
)
def test_a_misspelt_word_is_mended_by_its_neighbours(
    vocabulary: Vocabulary, key: str, before: str | None, after: str | None, meant: str
) -> None:
    assert vocabulary.repair(key, before, after) == meant


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("nap", "ket", None),
        ("vien", "dang", None),
        ("xyz", "ket", None),
        ("benh", "giuong", None),
        ("vienn", None, None),
        ("lap", None, "dat"),
        ("nop", "da", "tien"),
    ],
)
def test_other_words_are_left_alone(
    vocabulary: Vocabulary, key: str, before: str | None, after: str | None
) -> None:
    assert vocabulary.repair(key, before, after) in {None, key}


def test_what_is_said_is_known(vocabulary: Vocabulary) -> None:
    assert vocabulary.knows("vien")
    assert vocabulary.knows_form("vien", "viên")
    assert vocabulary.follows("dang", "vien")


def test_what_is_not_said_is_not_known(vocabulary: Vocabulary) -> None:
    assert not vocabulary.knows("benh")
    assert not vocabulary.knows_form("vien", "viện")
    assert not vocabulary.follows("vien", "dang")


def test_seeded_accents_are_no_words_of_the_reports(vocabulary: Vocabulary) -> None:
    vocabulary.add_forms(tokenize("giường bệnh"), 1)
    assert not vocabulary.knows("benh")
    assert _restored(vocabulary, "giuong benh") == "giường bệnh"


def test_initials_are_spelt_out(vocabulary: Vocabulary) -> None:
    assert vocabulary.spell_out("ntm") == ("nong", "thon", "moi")
    assert vocabulary.spell_out("zzz") is None
