"""What kind of answer the wording asks for; whole questions are in corpus/queries.toml."""

import pytest

from knowledge.recognize import recognize
from knowledge.search.asked import Asked, find_asks, read_asked
from knowledge.text.fold import fold_spelling


def _asked(question: str) -> Asked:
    return read_asked(fold_spelling(question), recognize(question))[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim ngạch đạt bao nhiêu?", "Kim ngạch đạt bao nhiêu USD?"),
        ("Tỷ lệ là bao nhiêu?", "Tỷ lệ là bao nhiêu phần trăm?"),
        ("Diện tích bao nhiêu?", "Diện tích bao nhiêu ha?"),
        ("Diễn ra khi nào?", "Diễn ra ngày nào?"),
        ("Tổ chức ở đâu?", "Tổ chức tại nơi nào?"),
        ("Do ai chủ trì?", "Người nào chủ trì?"),
        ("Ông Tuấn nói gì?", "Ông Tuấn phát biểu thế nào?"),
        ("Có 12 xã phải không?", "Có đúng 12 xã không?"),
        ("Tăng bao nhiêu?", "Tăng mấy phần trăm?"),
        ("Rừng chiếm tỉ lệ bao nhiêu diện tích?", "Rừng chiếm bao nhiêu phần trăm diện tích?"),
        ("Đi hết bao nhiêu thời gian?", "Đi hết bao lâu?"),
    ],
)
def test_two_wordings_of_one_question(one: str, other: str) -> None:
    assert _asked(one) is _asked(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thiệt hại bao nhiêu người?", "Thiệt hại bao nhiêu tiền?"),
        ("Ai nói?", "Nói gì?"),
        ("Tổ chức ở đâu?", "Tổ chức nào?"),
        ("Có bao nhiêu đồng chí?", "Có bao nhiêu đồng?"),
        ("Có bao nhiêu xã không đạt?", "Có 12 xã không đạt phải không?"),
        ("Tăng bao nhiêu?", "Là bao nhiêu?"),
        ("Có bao nhiêu tỉ phú?", "Có bao nhiêu tỷ?"),
        ("Số ngày sương giá là bao nhiêu?", "Giá là bao nhiêu?"),
        ("Rừng chiếm bao nhiêu xã?", "Rừng chiếm bao nhiêu diện tích?"),
    ],
)
def test_two_questions_that_look_alike(one: str, other: str) -> None:
    assert _asked(one) is not _asked(other)


@pytest.mark.parametrize("asked", list(Asked))
def test_every_kind_is_told_by_a_word_of_its_own(asked: Asked) -> None:
    assert asked.value == asked.name.lower()


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("chết bao nhiêu, bị thương mấy người", 2),
        ("có mấy ông dự, tặng bao nhiêu suất quà", 1),
        ("ai chủ trì", 0),
        ("bao nhiêu", 1),
        ("", 0),
    ],
)
def test_where_a_number_is_asked_for(question: str, asks: int) -> None:
    assert len(find_asks(question)) == asks


def test_the_wording_suggests_other_kinds_too() -> None:
    _, soft = read_asked(fold_spelling("Kim ngạch tăng bao nhiêu phần trăm?"), [])
    assert Asked.PERCENT in soft
