"""Which period holds where it is said in short, compared with, or only of a list's lead-in."""

from dataclasses import replace

import pytest

from knowledge.extract import extract_facts, find_report_date
from knowledge.model import Fact, Report
from knowledge.text.blocks import split_blocks

NINE = "Tình hình quý III và 9 tháng năm 2023\n\n"
FLOOD = "Bão số 3 (tính đến 17 giờ ngày 12/9/2024)\n\n"
HALF = "Sơ kết 6 tháng đầu năm 2022\n\nSáng 5/7, huyện họp.\n\n"
TERM = "Đại hội, nhiệm kỳ 2023-2028\n\nNgày 12/9/2023, tỉnh họp.\n\n"


def facts(text: str) -> list[Fact]:
    report = Report("thu.txt", text, text.partition("\n")[0], "0" * 64, blocks=split_blocks(text))
    return list(extract_facts(replace(report, date=find_report_date(report))))


def period(text: str, figure: str) -> str | None:
    return next(fact.period for fact in facts(text) if fact.text == figure)


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        (NINE + "Tính chung 9 tháng có 301 ca.", "301 ca", "2023-01/2023-09"),
        (NINE + "Trong quý có 218 ca.", "218 ca", "2023-07/2023-09"),
        (NINE + "Có 400 hộ.", "400 hộ", "2023-01/2023-09"),
        (NINE + "Phạt 9 tháng tù; có 400 hộ.", "400 hộ", "2023-01/2023-09"),
        (HALF + "Thời hạn 6 tháng. Có 9 vụ.", "9 vụ", "2022-01/2022-06"),
        (HALF + "Phấn đấu cả năm có 9 xã.", "9 xã", "2022"),
        (FLOOD + "Có 48 nhà sập.", "48 nhà", "2024-09-12T17:00"),
        (FLOOD + "Nước vượt lịch sử năm 1968. Có 48 nhà sập.", "48 nhà", "2024-09-12T17:00"),
        (TERM + "Năm năm qua, tỉnh kết nạp 90 hội viên.\n\nCó 3 xã.", "3 xã", "2018/2022"),
        (TERM + "Tỉnh kết nạp 90 hội viên.", "90 hội viên", "2023/2028"),
        (TERM + "Năm năm qua xây 5 cầu; nhiệm kỳ tới xây 9 cầu.", "9 cầu", "2023/2028"),
    ],
)  # fmt: skip
def test_period_in_short(text: str, figure: str, value: str | None) -> None:
    assert period(text, figure) == value


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        (HALF + "Tăng 7 lần so với cùng kỳ năm 2021 (803 ca).", "803 ca", "2021-01/2021-06"),
        (HALF + "Dư nợ tăng 4% (cùng kỳ tăng 3,2%).", "3,2%", "2021-01/2021-06"),
        (HALF + "Nay đạt 300 tỷ đồng. Cùng kỳ năm 2021 chỉ là 212 tỷ đồng.", "212 tỷ đồng",
         "2021-01/2021-06"),
        (HALF + "Giảm còn 5 vụ, so với 18 vụ của năm 2019.", "18 vụ", "2019"),
        (HALF + "Giảm còn 5 vụ, so với 18 vụ của năm 2019.", "5 vụ", "2022-01/2022-06"),
        (HALF + "Số vụ tăng so với năm 2019 (tăng 30 vụ).", "30 vụ", "2022-01/2022-06"),
        (HALF + "Gấp 3,1 lần cả năm 2019, có 40 xã.", "40 xã", "2022-01/2022-06"),
    ],
)  # fmt: skip
def test_what_is_compared_with_holds_for_its_own_figure(text: str, figure: str, value: str) -> None:
    assert period(text, figure) == value


def test_a_lead_in_holds_for_its_list_and_an_item_for_itself() -> None:
    items = "- 3 cầu;\n- 4 chợ;\n- Năm 2021: 5 ao;\n- 6 đập."
    text = f"Kết quả\n\nNgày 2/5/2024, xã họp.\n\nNăm 2023, xã có:\n{items}"
    found = {fact.text: fact.period for fact in facts(text) if fact.value}
    assert [found[one] for one in ("3 cầu", "4 chợ", "5 ao", "6 đập")] == [
        "2023",
        "2023",
        "2021",
        "2023",
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sơ kết\n\n14/10/2021 08:15\n\nHuyện họp.", "2021-10-14"),
        ("Trao quà\n\nTrong hai ngày 24 và 25/10/2020, Hội trao quà.", "2020-10-25"),
        ("Báo cáo\n(Kèm theo Công văn số 388 ngày 05/7/2024)\n\nHuyện họp.", "2024-07-05"),
        ("Báo cáo\n\nTheo Công văn số 388 ngày 05/7/2024, năm 2025 huyện họp.", None),
        ("Sơ kết\n\nSáng 5-7, sơ kết 6 tháng đầu năm 2022.", "2022-07-05"),
        ("Tổng kết\n\nTừ 1/1/2019 đến 30/9/2019, huyện họp 5 lần.", "2019"),
    ],
)
def test_report_date(text: str, date: str | None) -> None:
    report = Report("thu.txt", text, text.partition("\n")[0], "0" * 64, blocks=split_blocks(text))
    assert find_report_date(report) == date


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("Lễ\n\nTrong 5 ngày nghỉ (27/4 - 1/5/2024), có 9 tàu.\n\nBán 800 vé.", "800 vé",
         "2024-04-27/2024-05-01"),
        ("Sơ kết năm 2021\n\nIII. KẾ HOẠCH NĂM 2022\n\n1. Trồng 500 cây xanh.", "500 cây xanh",
         "2022"),
        ("Dịch\n\nNgày 20/11/2023, tuần qua (từ 13/11 - 19/11) có 41 ca.", "41 ca",
         "2023-11-13/2023-11-19"),
        ("Đường\n\nNgày 12/3/2021, tỉnh họp.\n\nDự án thu hồi 147 ha.", "147 ha", "2021-03-12"),
    ],
)  # fmt: skip
def test_period_of_the_lead_and_of_a_plan(text: str, figure: str, value: str) -> None:
    assert period(text, figure) == value


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("Kết quả năm 2023\n\nTháng 12 có 87 ca. Khám 940 lượt.", "940 lượt", "2023"),
        ("Xuất siêu quý I/2018\n\nTháng 3/2018 bán 20 tấn. Mua 19 tấn.", "19 tấn", "2018-03"),
        ("Kết quả năm 2023\n\nGiai đoạn 2021 - 2023 có 13 xã. Hiện có 65 cán bộ.", "65 cán bộ",
         "2023"),
        ("Điện quý II/2023\n\nLũy kế 6 tháng đạt 498 kWh.", "498 kWh", "2023-01/2023-06"),
        ("Lũ cuốn 9 nhà\n\nSáng 4/8/2019, lũ về.\n\nNăm 2018 hỏng 3 cầu.", "9 nhà", "2019-08-04"),
    ],
)  # fmt: skip
def test_narrow_periods_hold_narrowly(text: str, figure: str, value: str) -> None:
    assert period(text, figure) == value


def test_a_day_of_the_year_told_of_moves_only_when_looking_back() -> None:
    for lead, date in (("tổng kết", "2025-02-26"), ("giao quân", "2024-02-26")):
        text = f"Tin\n\nSáng 26/2, huyện họp {lead} năm 2024."
        blocks = split_blocks(text)
        assert find_report_date(Report("thu.txt", text, "Tin", "0" * 64, blocks=blocks)) == date


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Sáng 28/12, kho cháy", "2023-12-28"),
        ("Ngày 3/1, kho cháy", "2024-01-03"),
        ("Lúc 9h ngày 28/12, kho cháy", "2023-12-28T09:00"),
        ("Trước ngày 31/12 phải xây", "2024-12-31"),
        ("Ngày 28/12/2024 sẽ xây", "2024-12-28"),
    ],
)
def test_a_day_told_in_january_is_past(said: str, value: str) -> None:
    assert period(f"Cháy kho\n\nNgày 5/1/2024, xã họp.\n\n{said} 3 nhà.", "3 nhà") == value
