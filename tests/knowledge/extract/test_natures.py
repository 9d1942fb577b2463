"""How figures are meant: changes, levels, shares, targets and thresholds, and what is none."""

import pytest

from knowledge.extract import natures
from knowledge.model import Nature
from knowledge.recognize.quantities import recognize_quantities
from knowledge.text.fold import fold_spelling


def nature_of(sentence: str) -> tuple[Nature, str | None]:
    """Return the nature of the last figure of a sentence that ends with it."""
    mention = recognize_quantities(sentence)[-1]
    before = fold_spelling(sentence[: mention.start])
    return natures.find_nature(before, mention, before)


@pytest.mark.parametrize(
    ("sentence", "nature", "direction"),
    [
        ("Số vụ tăng 17,7%", Nature.CHANGE, "tăng"),
        ("Số vụ giảm khoảng 7%", Nature.CHANGE, "giảm"),
        ("Tỷ lệ tăng lên 60%", Nature.LEVEL, None),
        ("Tỷ lệ giảm còn 4%", Nature.LEVEL, None),
        ("Tỷ lệ tăng từ 5%", Nature.BASE, None),
        ("Nữ chiếm 40%", Nature.SHARE, None),
        ("Tỉnh phấn đấu đạt 95%", Nature.TARGET, None),
        ("Người dưới 40 tuổi", Nature.THRESHOLD, None),
        ("Toàn tỉnh có 12 xã", Nature.LEVEL, None),
        ("Công tác tăng cường 12 cán bộ", Nature.LEVEL, None),
        ("Người 40 tuổi", Nature.LEVEL, None),
        ("Tỷ lệ hộ dùng nước sạch là 95%", Nature.LEVEL, None),
    ],
)
def test_nature(sentence: str, nature: Nature, direction: str | None) -> None:
    assert nature_of(sentence) == (nature, direction)


@pytest.mark.parametrize("words", [", đạt ", " (", ", chiếm tỷ lệ ", ", tương đương "])
def test_bare(words: str) -> None:
    assert natures.is_bare(fold_spelling(words))


@pytest.mark.parametrize("words", [", tỷ lệ hộ nghèo ", " nữ chiếm ", ", xuất khẩu đạt "])
def test_not_bare(words: str) -> None:
    assert not natures.is_bare(fold_spelling(words))


def test_documents_and_laws() -> None:
    assert natures.dates_document(fold_spelling("theo Chỉ thị số 34-CT/TW ngày "))
    assert not natures.dates_document(fold_spelling("tính đến ngày "))
    assert natures.names_law(fold_spelling("theo Luật Hộ tịch năm "))
    assert not natures.names_law(fold_spelling("luật sư, trong năm "))
    assert natures.points_back("trong năm đó")
    assert not natures.points_back("năm 2019")


def test_respectively_and_parts() -> None:
    assert natures.ends_respectively(fold_spelling("mầm non và tiểu học lần lượt là "))
    assert not natures.ends_respectively(fold_spelling("lần lượt khám cho hơn hai chục xã với "))
    assert natures.opens_parts(fold_spelling("trong đó nữ "))
    assert not natures.opens_parts(fold_spelling("bên trong nhà máy "))
