import pytest

from knowledge.read.heads import find_heads, spread_heads


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ([["Năm", "Số hộ"], ["2019", "310"], ["2020", "287"]], (1, 1)),
        ([["Số xã", "Số hộ"], ["2019", "310"], ["2020", "287"]], (1, 0)),
        ([["TT", "Huyện", "Kết nạp"], ["1", "Kế Sách", "245"]], (1, 2)),
    ],
)
def test_years_label_rows_below_their_header(rows: list[list[str]], heads: tuple[int, int]) -> None:
    assert find_heads(rows) == heads


def test_a_header_holds_for_the_blanks_that_its_parts_fill() -> None:
    top = ["Cây", "Diện tích", "", "Sản lượng", "", "Năng suất"]
    below = ["", "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện", ""]
    assert spread_heads([top, below], 2) == {(0, 1): 1, (0, 3): 1}


@pytest.mark.parametrize(
    "rows",
    [
        [["Cây", "", "Sản lượng"], ["", "", "Kế hoạch"]],
        [["Cây", "Diện tích", ""], ["", "", "Ghi chú"]],
        [["Cây", "Diện tích", ""]],
    ],
)
def test_other_blanks_are_no_part_of_a_header(rows: list[list[str]]) -> None:
    assert spread_heads(rows, len(rows)) == {}
