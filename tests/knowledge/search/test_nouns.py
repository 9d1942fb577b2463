"""What is counted: the nouns after "bao nhiêu", one or a list of them, and nothing else."""

import pytest

from knowledge.search.nouns import counts_known, read_counted
from knowledge.search.tokens import keys_of, tokenize


def _counted(question: str) -> list[str]:
    return [" ".join(noun) for noun in read_counted(tokenize(question), question)]


def _keys(*nouns: str) -> list[str]:
    return [" ".join(keys_of(noun)) for noun in nouns]


@pytest.mark.parametrize(
    ("question", "nouns"),
    [
        ("có bao nhiêu đảng viên", ["đảng viên"]),
        ("mấy nghìn hộ", ["hộ"]),
        ("bao nhiêu triệu lượt khách", ["lượt khách"]),
        ("bao nhiêu người", ["người"]),
        (
            "bao nhiêu nghị định, nghị quyết và quyết định",
            ["nghị định", "nghị quyết", "quyết định"],
        ),
        ("bao nhiêu xã và phường", ["xã", "phường"]),
        ("số học sinh là bao nhiêu", ["học sinh"]),
        ("số lượng tàu cá là bao nhiêu", ["tàu cá"]),
        ("dân số quận là bao nhiêu", ["người"]),
        ("tổng dân số năm 2020 là bao nhiêu", ["người"]),
        ("bao nhiêu xã và bao nhiêu phường", ["xã", "phường"]),
    ],
)
def test_nouns(question: str, nouns: list[str]) -> None:
    assert _counted(question) == _keys(*nouns)


@pytest.mark.parametrize(
    "question",
    [
        "đạt bao nhiêu",
        "đạt bao nhiêu so với năm 2020",
        "là bao nhiêu vậy ạ",
        "bao nhiêu trong năm 2021",
        "số liệu này là bao nhiêu",
        "số tiền là bao nhiêu",
        "ẩn số là bao nhiêu",
        "đội cơ số 9 bay mất bao lâu",
        "ai chủ trì hội nghị",
        "bao nhiêu",
        "",
    ],
)
def test_nothing_is_counted(question: str) -> None:
    assert _counted(question) == []


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("số hộ nghèo cho vay vốn là bao nhiêu", True),
        ("số học sinh được cấp học bổng là bao nhiêu", True),
        ("số chi bộ được khen thưởng là bao nhiêu", True),
        ("số vốn đã giải ngân là bao nhiêu", False),
        ("số thu ngân sách là bao nhiêu", False),
        ("số tiền phạt là bao nhiêu", False),
    ],
)
def test_a_known_noun_behind_number_is_counted(question: str, known: bool) -> None:
    assert counts_known(tokenize(question), question) is known
