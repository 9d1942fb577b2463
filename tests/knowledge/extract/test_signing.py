import pytest

from knowledge import Fact, FactKind, Found, Unknown
from tests.knowledge.search.shelf import base_of

HEAD = """SỞ TÀI CHÍNH
Số: 12/BC-STC
Gia Lai, ngày 05 tháng 12 năm 2023

BÁO CÁO
Kết quả công tác năm 2023

Năm 2023, Sở tiếp 41 lượt công dân.

"""
SIGNED = HEAD + "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nTrần Thu Cúc\n"
BY_HEAD = HEAD + "GIÁM ĐỐC\n\n\n{}\n"


def signers(text: str) -> list[Fact]:
    facts = base_of({"a.txt": text}).facts
    return [one for one in facts if one.kind is FactKind.PERSON]


def test_who_signs_for_another_holds_the_office_named_last() -> None:
    (fact,) = signers(SIGNED)
    assert (fact.text, fact.value, fact.role) == ("Trần Thu Cúc", "Trần Thu Cúc", "PHÓ GIÁM ĐỐC")
    assert fact.sentence == "PHÓ GIÁM ĐỐC\n(Đã ký)\nTrần Thu Cúc"
    assert fact.place == "Gia Lai"


@pytest.mark.parametrize("written", ["LÊ VĂN BÌNH", "Lê Văn Bình", "Đại tá Lê Văn Bình"])
def test_a_rank_and_capitals_are_no_part_of_the_name(written: str) -> None:
    (fact,) = signers(BY_HEAD.format(written))
    assert (fact.text, fact.value) == (written, "Lê Văn Bình")


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        HEAD + "Trần Thu Cúc\n",
        "Gia Lai: Hội nghị năm 2023\n\nSở tiếp 41 lượt công dân.\n\nTHU CÚC\n",
    ],
)
def test_without_an_office_above_nobody_signs(text: str) -> None:
    assert signers(text) == []


def test_the_holder_of_an_office_is_answered_and_never_for_his_deputy() -> None:
    base = base_of({"a.txt": SIGNED})
    deputy = base.ask("Phó Giám đốc Sở Tài chính Gia Lai là ai?")
    assert isinstance(deputy, Found)
    assert deputy.facts[0].fact.text == "Trần Thu Cúc"
    assert isinstance(base.ask("Ai ký báo cáo của Sở Tài chính Gia Lai?"), Found)
    assert isinstance(base.ask("Giám đốc Sở Tài chính Gia Lai là ai?"), Unknown)
    assert isinstance(base.ask("Phó Giám đốc Sở Tài chính Kon Tum là ai?"), Unknown)
