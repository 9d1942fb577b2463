import pytest

from knowledge.read.heads import counts_columns, find_heads, is_blank, is_figure
from knowledge.read.text_tables import find_tables

PIPES = "| Xã | Số hộ |\n|---|---|\n| An Mỹ | 1.245 |\n| Ba Trinh | 98 |"
TABS = "Xã\tSố hộ\nAn Mỹ\t1.245\nBa Trinh\t98"
SPACES = "Xã            Số hộ   Nghèo\nAn Mỹ         1.245   –\nBa Trinh      98      7"


@pytest.mark.parametrize("text", [PIPES, TABS, SPACES], ids=["pipes", "tabs", "spaces"])
def test_columns_are_found(text: str) -> None:
    (table,) = find_tables(f"Đầu\n\n{text}\n\nCuối")
    words = {(c.row, c.column): c.span.cut(f"Đầu\n\n{text}\n\nCuối") for c in table.cells}
    assert (words[0, 0], words[0, 1]) == ("Xã", "Số hộ")
    assert (words[2, 0], words[2, 1]) == ("Ba Trinh", "98")
    assert (table.heads, table.labels) == (1, 1)


def test_a_gap_leaves_its_column_empty() -> None:
    text = (
        "Xã            Số hộ   Nghèo\n"
        "An Mỹ         1.245   12\n"
        "Ô Môn                 5\n"
        "Ba Trinh      98      7"
    )
    (table,) = find_tables(text)
    assert {(c.row, c.column): c.span.cut(text) for c in table.cells}[2, 2] == "5"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tỉnh có 16 xã.",
        "TỈNH ỦY A        ĐẢNG CỘNG SẢN VIỆT NAM\n   *             Lam Giang, ngày 5",
        "Một  hai\nba  bốn",
        "a | b",
        "- Kết nạp:\t16\n",
        "Hội nghị có 120 đại biểu,   trong đó 40 nữ.\nĐại hội bầu 15 đồng chí.",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert find_tables(text) == ()


@pytest.mark.parametrize(
    "text", ["1.245", "93,68%", "-5,2", "(5,2)", "0", "12/16", "1 200", "2023"]
)
def test_figures(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["", "–", "12 xã", "Huyện", "I", "12-BC", "1.2.3.4", "29/7/2019"])
def test_what_is_no_figure(text: str) -> None:
    assert not is_figure(text)


def test_gaps_say_nothing() -> None:
    assert all(map(is_blank, ("", "-", "–", "…", "...", " x ", "/")))
    assert not any(map(is_blank, ("0", "0%", "xã")))


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        (("A", "B", "1", "2", "3=2/1"), True),
        (("(1)", "(2)", "(3)"), True),
        (("1", "2", "3"), True),
        (("1", "Kế Sách", "2"), False),
        (("5", "9", "2"), False),
    ],
)
def test_rows_that_count_columns(row: tuple[str, ...], counts: bool) -> None:
    assert counts_columns(row) is counts


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ([["Huyện", "2021", "2022"], ["Kế Sách", "5", "6"], ["Mỹ Tú", "7", "8"]], (1, 1)),
        ([["TT", "Huyện", "Thu"], ["1", "Kế Sách", "5"], ["2", "Mỹ Tú", "7"]], (1, 2)),
        ([["Kế Sách", "5"], ["Mỹ Tú", "7"]], (0, 1)),
        ([["Họ tên", "Chức vụ"], ["A", "Bí thư"]], (1, 1)),
        ([], (0, 0)),
        ([["xã"]], (0, 1)),
    ],
)
def test_headers_end_where_figures_begin(rows: list[list[str]], heads: tuple[int, int]) -> None:
    assert find_heads(rows) == heads
