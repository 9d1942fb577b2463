"""Which period and place a figure inherits, and where from."""

import pytest

from tests.knowledge.extract.test_figures import figures_in


@pytest.mark.parametrize(
    ("title", "text", "period", "origin"),
    [
        ("", "Năm 2022, tỉnh có 40 xã.", "2022", "own"),
        ("", "Năm 2022, tỉnh xây 3 cầu; có 40 xã.", "2022", "sentence"),
        ("", "Năm 2022 có mưa. Tỉnh có 40 xã.", "2022", "block"),
        ("Kết quả năm 2022", "Tỉnh làm tốt.\n\nTỉnh có 40 xã.", "2022", "report"),
        ("Kết quả", "Đến tháng 6/2022 có 3 cầu. Tỉnh có 40 xã.", "2022-06", "lead"),
        ("Kết quả", "Lũy kế từ năm 2019 đến nay xây 3 cầu.\n\nTỉnh có 40 xã.", None, None),
        ("Kết quả", "Xây 3 cầu, tăng 5% so với năm 2019. Tỉnh có 40 xã.", None, None),
        ("Kết quả", "Theo Nghị quyết số 5 ngày 3/2/2019, tỉnh có 40 xã.", None, None),
    ],
)
def test_period(title: str, text: str, period: str | None, origin: str | None) -> None:
    last = figures_in(text, title)[-1]
    assert (last.text, last.period, last.origins.get("period")) == ("40 xã", period, origin)


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("Ninh Thuận làm đường", "Có 40 xã.", "Ninh Thuận"),
        ("Ninh Thuận làm đường", "Cả nước có 40 xã.", "cả nước"),
        ("Làm đường", "Tại Đà Nẵng, hội nghị diễn ra.\n\nCó 40 xã.", None),
        ("Làm đường", "Việt Nam có 40 xã.", None),
    ],
)
def test_place(title: str, text: str, place: str | None) -> None:
    assert figures_in(text, title)[-1].place == place
