"""Names in lower case: those the store tells are capitalised, all else stays."""

import pytest

from knowledge.search.names import Names

NAMES = ("Trần Văn Lâm", "Nguyễn Thị Hoa", "Nguyễn Thị Hòa", "Lê Minh", "đại diện Sở Y tế")


@pytest.mark.parametrize(
    ("typed", "restored", "meant"),
    [
        ("trần văn lâm nói gì", "trần văn lâm nói gì", "Trần Văn Lâm nói gì"),
        ("ong tran van lam noi gi", "ông trần vạn lam nói gì", "ông Trần Văn Lâm nói gì"),
        ("bà nguyễn thị hoa nói gì", "bà nguyễn thị hoa nói gì", "bà Nguyễn Thị Hoa nói gì"),
    ],
)
def test_a_known_name_is_written_as_one(typed: str, restored: str, meant: str) -> None:
    assert Names(NAMES).capitalise(restored, typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "trần văn lắm nói gì",
        "ba nguyen thi hoa noi gi",
        "lê minh",
        "đại diện sở y tế",
        "văn lâm",
        "",
    ],
)
def test_another_name_and_one_of_two_alike_stay(typed: str) -> None:
    assert Names(NAMES).capitalise(typed, typed) == typed
