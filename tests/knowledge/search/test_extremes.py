import pytest

from knowledge.search.extremes import Extreme, read_extreme


@pytest.mark.parametrize(
    ("question", "asked", "level", "most"),
    [
        ("Huyện nào kết nạp nhiều đảng viên nhất?", "kết nạp bao nhiêu đảng viên ?", "huyen", True),
        ("Xã nào có tỷ lệ hộ nghèo thấp nhất?", "có tỷ lệ hộ nghèo bao nhiêu ?", "xa", False),
        ("huyen nao it nhat", "bao nhiêu", "huyen", False),
        ("Đơn vị nào thu cao nhất năm 2022?", "thu bao nhiêu năm 2022?", None, True),
        ("Cấp học nào có đông học sinh nhất?", "có bao nhiêu học sinh ?", None, True),
    ],
)
def test_the_most_and_the_least_are_asked_for(
    question: str, asked: str, level: str | None, most: bool
) -> None:
    assert read_extreme(question) == Extreme(asked, level, most)


def test_times_are_compared_too() -> None:
    asked = Extreme("Hà Nam thu bao nhiêu ?", None, most=True, grain="năm")
    assert read_extreme("Năm nào Hà Nam thu nhiều nhất?") == asked
    which = read_extreme("Năm 2021 tỉnh nào thu nhiều nhất?")
    assert which == Extreme("Năm 2021 thu bao nhiêu ?", "tinh", most=True)


@pytest.mark.parametrize(
    "question",
    [
        "Huyện Kế Sách kết nạp bao nhiêu đảng viên?",
        "Hội nghị nào bàn nhiều việc, thống nhất cao?",
        "Huyện nào đạt nhiều giải Nhất?",
        "Đại hội lần thứ nhất có bao nhiêu đại biểu?",
        "Ai được tín nhiệm cao nhất?",
        "Tỉnh nào kết nạp 7.448 đảng viên?",
        "Lớn nhất là bao nhiêu?",
        "Cơ quan nào có ý kiến nhiều, nhất trí cao?",
    ],
)
def test_other_questions_are_left_alone(question: str) -> None:
    assert read_extreme(question) is None
