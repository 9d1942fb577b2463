import pytest

from knowledge.computed import Computed, Operation, spell_amount
from knowledge.search.operations import Asking, may_be_worked_out, read_operation

SUM, DIFFERENCE = Operation.SUM, Operation.DIFFERENCE
MOST, LEAST = Operation.MOST, Operation.LEAST


@pytest.mark.parametrize(
    ("question", "operation", "asked"),
    [
        (
            "Bắc Giang hay Lào Cai kết nạp nhiều đảng viên hơn?",
            MOST,
            "Bắc Giang và Lào Cai kết nạp bao nhiêu đảng viên ?",
        ),
        (
            "bac giang hay lao cai ket nap it dang vien hon",
            LEAST,
            "bac giang và lao cai ket nap bao nhiêu dang vien",
        ),
        (
            "Năm 2021 và 2022, năm nào thu cao hơn?",
            MOST,
            "Năm 2021 và năm 2022, thu bao nhiêu ?",
        ),
        (
            "năm 2021 và 2022 Bắc Giang thu tất cả bao nhiêu?",
            SUM,
            "năm 2021 và năm 2022 Bắc Giang thu bao nhiêu?",
        ),
        (
            "Bắc Giang kết nạp nhiều hơn Lào Cai bao nhiêu đảng viên?",
            DIFFERENCE,
            "Bắc Giang kết nạp và Lào Cai bao nhiêu đảng viên?",
        ),
        (
            "Chênh lệch số đảng viên giữa Bắc Giang với Lào Cai là bao nhiêu?",
            DIFFERENCE,
            "số đảng viên Bắc Giang và Lào Cai là bao nhiêu?",
        ),
        (
            "Hai tỉnh Bắc Giang và Lào Cai cộng lại kết nạp bao nhiêu đảng viên?",
            SUM,
            "Bắc Giang và Lào Cai kết nạp bao nhiêu đảng viên?",
        ),
    ],
)
def test_what_is_worked_out_is_read(question: str, operation: Operation, asked: str) -> None:
    assert may_be_worked_out(question)
    assert read_operation(question) == Asking(operation, asked)


def test_a_claim_names_last_what_it_is_about() -> None:
    asked = "Lào Cai và Bắc Giang kết nạp bao nhiêu đảng viên"
    question = "Bắc Giang kết nạp nhiều đảng viên hơn Lào Cai phải không?"
    assert read_operation(question) == Asking(MOST, asked, claimed=True)


def test_all_places_may_be_added_up() -> None:
    asking = read_operation("Các tỉnh cộng lại kết nạp bao nhiêu đảng viên?")
    assert asking == Asking(SUM, "kết nạp bao nhiêu đảng viên?", over="place")


@pytest.mark.parametrize(
    "question",
    [
        "Bắc Giang kết nạp bao nhiêu đảng viên?",
        "Bắc Giang kết nạp hơn bao nhiêu đảng viên?",
        "Hơn 2.000 đảng viên được kết nạp ở đâu?",
        "Còn tỉnh nào nữa?",
        "Ai đánh giá cao hơn nữa?",
        "Tổng số đảng viên là bao nhiêu?",
        "Đồng chí nào phát biểu?",
        "Nhiều đồng bào hơn ai hết mong gì?",
        "",
    ],
)
def test_other_questions_are_left_alone(question: str) -> None:
    assert read_operation(question) is None


@pytest.mark.parametrize(
    ("value", "unit", "spelt"),
    [
        ("891", "vụ", "891 vụ"),
        ("7448", None, "7.448"),
        ("18293000000000", "đồng", "18.293 tỷ đồng"),
        ("55500000", "đồng", "55,5 triệu đồng"),
        ("4.10", "điểm phần trăm", "4,1 điểm phần trăm"),
        ("95.7", "%", "95,7%"),
        ("120", "ha", "120 ha"),
        ("100", "đồng", "100 đồng"),
    ],
)
def test_amounts_are_spelt_the_vietnamese_way(value: str, unit: str | None, spelt: str) -> None:
    assert spell_amount(value, unit) == spelt


def test_what_is_computed_is_a_value() -> None:
    assert Computed(SUM, "5") == Computed(SUM, "5")
