"""The twin of a text says what the text looks like, and every offset leads back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.recognize import recognize
from knowledge.text.clean import Cleaned, is_clean

PLAIN = "Ngày 29/7/2019, ông Phan Văn Sáu trao 4 suất quà tại huyện Kế Sách, giá 1,5 triệu đồng."


@pytest.mark.parametrize(
    "odd",
    [
        unicodedata.normalize("NFD", PLAIN),
        PLAIN.replace(" ", "\u00a0"),
        PLAIN.replace(" ", "  "),
        PLAIN.replace(" ", " \u200b"),
        PLAIN.replace("Sáu", "Sá\u00adu"),
        "\ufeff" + PLAIN,
        PLAIN.replace("29/7/2019", "２９/７/２０１９"),
    ],
)
def test_odd_text_is_read_as_it_looks(odd: str) -> None:
    mentions = recognize(odd)
    expected = [(m.kind, m.value, m.unit) for m in recognize(PLAIN)]
    assert [(m.kind, m.value, m.unit) for m in mentions] == expected
    assert all(odd[m.start : m.end] == m.text for m in mentions)


@pytest.mark.parametrize("text", ["", PLAIN, "1\u00a0200\u00a0000 đồng", "a   b", "a\tb", "a\r\nb"])
def test_clean_text_is_left_alone(text: str) -> None:
    assert is_clean(text)


@given(st.text(alphabet="aă\u0301\u0323 \u00a0\u200b１%1.\n", max_size=30))
def test_every_offset_leads_back(text: str) -> None:
    twin = Cleaned(text)
    backs = [twin.back(at, at + 1) for at in range(len(twin.text))]
    assert all(0 <= start < end <= len(text) for start, end in backs)
    assert backs == sorted(backs)
    assert twin.text == text or not is_clean(text)
