"""All recognisers together: what wins where two see something, and laws that always hold."""

import tomllib
from datetime import date
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import Mention, MentionKind
from knowledge.recognize import recognize

CORPUS = Path(__file__).parents[2] / "corpus" / "recognize.toml"
CASES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_corpus(case: dict[str, Any]) -> None:
    found = [[str(m.kind), m.text, m.value] for m in recognize(case["text"])]
    assert found == case["found"]


_WORDS = [
    *(
        "Ngày",
        "29/7/2019",
        "năm 2018",
        "7.448",
        "đảng viên",
        "74,48%",
        "tỷ đồng",
        "quận",
        "5",
        "xã",
    ),
    *(
        "Nguyễn Văn Sáu",
        "ông",
        "Hà Nam",
        "UBND",
        "tỉnh",
        "Bí thư",
        "Tỉnh ủy",
        "Sóc Trăng",
        "từ",
        "đến",
    ),
    *(",", ".", "(", ")", "-", "\n", "  ", "6 tháng", "đầu năm", "2015-2020", "Bộ Công an", "trên"),
]
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=16).map(" ".join) | st.text(max_size=80)


@given(_TEXTS, st.none() | st.just(date(2019, 7, 29)))
def test_laws(text: str, reference: date | None) -> None:
    found = recognize(text, reference=reference)
    assert all(text[m.start : m.end] == m.text and m.text for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(
        not one.span.overlaps(other.span) or _may_nest(one, other)
        for one, other in combinations(found, 2)
    )


def _may_nest(outer: Mention, inner: Mention) -> bool:
    """Only an organisation may hold something: places, and the figure in its name."""
    return outer.kind == MentionKind.ORGANISATION and inner.span in outer.span


def test_time_grows_with_length_only() -> None:
    text = "Ngày 29/7/2019, ông Phan Văn Sáu, Bí thư Tỉnh ủy Sóc Trăng, nói về 174 đảng viên. "
    fast, slow = _seconds(text * 50), _seconds(text * 400)
    assert slow < 8 * 3 * fast


def _seconds(text: str) -> float:
    best = 1e9
    for _ in range(3):
        begin = process_time()
        recognize(text)
        best = min(best, process_time() - begin)
    return best
