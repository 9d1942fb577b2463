"""Items under "Trong đó:" are parts of the figure that leads into them; others are not."""

import pytest

from tests.knowledge.extract.test_figures import figures_in

LEAD = "Kỷ luật 12 tổ chức đảng và 640 đảng viên. Trong đó:\n"


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (LEAD + "- Khai trừ: 75 đảng viên;\n- Cách chức: 24 đảng viên.", "24 đảng viên",
         "640 đảng viên"),
        (LEAD + "- Khiển trách: 9 tổ chức đảng.", "9 tổ chức đảng", "12 tổ chức đảng"),
        ("Có 12 xã, trong đó:\n- Đạt chuẩn: 9;\n- Nâng cao: 3.", "3", "12 xã"),
        (LEAD + "- Bắc Mê có 3 xã.", "3 xã", None),
        ("Kỷ luật 640 đảng viên. Nhiệm vụ tới:\n- Kết nạp 75 đảng viên.", "75 đảng viên", None),
        ("Có 12 xã và 5 phường, trong đó:\n- Đạt chuẩn: 9.", "9", None),
    ],
)  # fmt: skip
def test_host_of_an_item(text: str, part: str, whole: str | None) -> None:
    facts = figures_in(text, "Báo cáo")
    found = next(fact for fact in facts if fact.text == part)
    hosts = {fact.start: fact.text for fact in facts}
    assert (hosts[found.host] if found.host is not None else None) == whole


def test_bare_item_counts_what_the_whole_does() -> None:
    facts = figures_in("Có 12 xã, trong đó:\n- Đạt chuẩn: 9;\n- Nâng cao: 3.", "Báo cáo")
    assert [fact.unit for fact in facts] == ["xã", "xã", "xã"]
