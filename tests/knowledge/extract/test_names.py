"""Whose a title is: the one it stands before, never the next one named."""

from knowledge.extract.names import roles_of
from knowledge.recognize.people import recognize_people


def roles(text: str) -> dict[str, list[str]]:
    return {one.value: roles_of(text, one) for one in recognize_people(text)}


def test_title_behind_a_name_is_not_that_of_the_next_one() -> None:
    text = "Ông Đặng Văn Bảy, Giám đốc HTX Hưng Phong và bà Lê Thị Nương, Chủ tịch Liên minh."
    assert roles(text) == {
        "Đặng Văn Bảy": ["Giám đốc HTX Hưng Phong"],
        "Lê Thị Nương": ["Chủ tịch Liên minh"],
    }


def test_title_before_a_name_is_its_own() -> None:
    assert roles("Dự họp có Giám đốc Sở Y tế Trần Văn Lợi.") == {
        "Trần Văn Lợi": ["Giám đốc Sở Y tế"]
    }
