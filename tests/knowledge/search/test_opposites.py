"""What happens, and its opposite: said, unsaid, and words that only look like it."""

import pytest

from knowledge.search.opposites import count_unsaid, states_of


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Huyện A được thành lập năm nào?", ["thành lập"]),
        ("Ông B sinh năm nào và qua đời năm nào?", ["sinh", "qua đời"]),
        ("Đỉnh núi cao nhất cao bao nhiêu?", ["cao nhất"]),
        ("Có bao nhiêu học sinh, sinh viên?", []),
        ("Bán kính là bao nhiêu?", []),
        ("Tốc độ tăng trưởng là bao nhiêu?", []),
    ],
)
def test_what_a_question_says_happens(question: str, words: list[str]) -> None:
    assert [state.word for state in states_of(question)] == words


@pytest.mark.parametrize(
    ("question", "sentence", "counts"),
    [
        ("Huyện A được thành lập năm nào?", "Năm 1997, huyện A ra đời.", (0, 0)),
        ("Huyện A được thành lập năm nào?", "Năm 1997, huyện A có 12 xã.", (1, 0)),
        ("Huyện A được thành lập năm nào?", "Năm 1997, huyện A bị giải thể.", (1, 1)),
        ("Ông B sinh ngày nào?", "Ông B qua đời ngày 3/2/1950.", (1, 1)),
        ("Ông B mất ngày nào?", "Ông B từ trần ngày 3/2/1950.", (0, 0)),
        ("Ông B thăm tỉnh ngày nào?", "Ông B từ trần ngày 3/2/1950.", (0, 0)),
    ],
)
def test_what_a_sentence_leaves_unsaid(
    question: str, sentence: str, counts: tuple[int, int]
) -> None:
    assert count_unsaid(states_of(question), sentence) == counts
