import pytest

from knowledge.search.modality import modality_before, modality_factor


@pytest.mark.parametrize(
    ("text", "action", "modality"),
    [
        ("cấp ủy phải thi hành kỷ luật", "thi hành kỷ luật", "due"),
        ("cấp ủy đã thi hành kỷ luật", "thi hành kỷ luật", "done"),
        ("đã bị kỷ luật", "kỷ luật", "done"),
        ("năm tới sẽ kết nạp", "kết nạp", "planned"),
        ("tỉnh phấn đấu kết nạp", "kết nạp", "planned"),
        ("còn 12 xã chưa được công nhận", "công nhận", "negated"),
        ("KHÔNG kết nạp", "kết nạp", "negated"),
        ("phải kỷ luật 315 tổ chức, đã kỷ luật", "kỷ luật", "done"),
        ("kết nạp", "kết nạp", None),
        ("đã họp và kết nạp", "kết nạp", None),
        ("phải kỷ luật", "kết nạp", None),
        ("đảng viên mới", "kết nạp", None),
        ("đã", "kết nạp", None),
        ("", "kết nạp", None),
        ("hôm nay không khí vui, kết nạp", "kết nạp", None),
    ],
)
def test_the_word_before_the_action(text: str, action: str, modality: str | None) -> None:
    assert modality_before(text, action) == modality


def test_an_action_is_no_part_of_another_word() -> None:
    assert modality_before("tỉnh đã chia lại ruộng", "chi") is None


def test_the_same_modality_costs_nothing() -> None:
    assert {modality_factor(m, m) for m in (None, "due", "done", "planned", "negated")} == {1.0}


@pytest.mark.parametrize(("asked", "stated"), [("due", "done"), ("done", "planned")])
def test_opposed_modalities_cost_most(asked: str, stated: str) -> None:
    assert modality_factor(asked, stated) < modality_factor(None, stated) <= 1


def test_what_is_done_is_meant_where_nothing_is_said() -> None:
    assert modality_factor(None, "done") == 1
    assert modality_factor(None, "due") < 1
    assert modality_factor(None, "negated") < modality_factor(None, "planned") < 1
