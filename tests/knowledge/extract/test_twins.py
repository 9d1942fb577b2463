"""A headline's rounded figure takes the period of the exact one in the body."""

from tests.knowledge.extract.test_figures import figures_in

TITLE = "Tỷ lệ hộ dùng nước sạch chiếm trên 60%"


def test_the_headline_is_dated_by_the_body() -> None:
    first, *_ = figures_in("Năm 2018, tỷ lệ hộ dùng nước sạch tăng lên 60,09%.", TITLE)
    assert (first.text, first.period, first.origins["period"]) == ("trên 60%", "2018", "twin")


def test_another_value_is_no_twin() -> None:
    first, *_ = figures_in("Năm 2018, tỷ lệ hộ dùng nước sạch tăng lên 72%.", TITLE)
    assert first.origins.get("period") != "twin"


def test_another_subject_is_no_twin() -> None:
    first, *_ = figures_in("Năm 2018, rừng che phủ 60,09% diện tích.", TITLE)
    assert first.origins.get("period") != "twin"
