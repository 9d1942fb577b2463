"""Laws for whatever a file may hold: read without a fault, every offset right, in linear time."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import UnreadableReport
from knowledge.extract.signals import Signals
from knowledge.ingest import examine
from knowledge.model import Span

PIECES = [
    *(
        "“",
        "”",
        '"',
        "«",
        "»",
        "‘",
        "’",
        "(",
        ")",
        "[",
        ";",
        ":",
        "…",
        "./.",
        ". ",
        ", ",
        "\n",
        "\n\n",
    ),
    *(
        "7.448",
        "74,48%",
        "1.",
        "2tr5",
        "5-7",
        "29/7/2019",
        "quý II",
        "năm",
        "hai mươi",
        "tỷ đồng",
        "²",
    ),
    *(
        "đảng viên",
        "kết nạp",
        "phấn đấu",
        "đã",
        "trong đó",
        "lần lượt",
        "tăng",
        "so với",
        "Ảnh: T.SỸ",
    ),
    *(
        "ông Nguyễn Văn An",
        "Bí thư Tỉnh ủy",
        "cho biết",
        "theo",
        "rằng",
        "tỉnh Sóc Trăng",
        "TP. HCM",
    ),
    *("İ", "ﬁ", "😀", "\u0301", "\u200b", "\xa0", "Ð", "x"),
]
SOUPS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)
TABLES = ["12 tổ chức đảng, ", "3 hộ; ", "7.448 (74,48%) ", "năm 2019, tăng 5% và "]


@given(SOUPS | st.text(max_size=80))
def test_every_fact_of_any_text_proves_itself(text: str) -> None:
    try:
        examined = examine(Path("a.txt"), data=text.encode("utf-8", "replace"))
    except UnreadableReport:
        return
    assert examined.dropped == 0
    whole = Span(0, len(examined.report.text))
    assert all(span in fact.sentence_span for fact in examined.facts for span in fact.own)
    assert all(fact.sentence_span in whole for fact in examined.facts)


@pytest.mark.parametrize("piece", TABLES)
def test_figures_look_at_no_more_of_a_longer_sentence(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read of a sentence, in letters, grows as the sentence does."""
    seen = 0
    within = Signals.within

    def counted(signals: Signals, start: int, end: int) -> int:
        nonlocal seen
        seen += end - start
        return within(signals, start, end)

    monkeypatch.setattr(Signals, "within", counted)
    counts = []
    for times in (200, 1600):
        seen = 0
        examine(Path("a.txt"), data=f"Có {piece * times}".encode())
        counts.append(seen)
    assert counts[1] < 9 * counts[0]


@pytest.mark.parametrize(
    "piece",
    ["Nguyễn Văn An ", "ông An cho biết ", "“a” ", "theo ông An, ", "29/7/2019 ", "xã Canh Hòa, "],
)
def test_no_text_takes_quadratic_time(piece: str) -> None:
    def seconds(times: int) -> float:
        begin = time.process_time()
        examine(Path("a.txt"), data=(piece * times).encode())
        return time.process_time() - begin

    assert seconds(2000) < 0.5 + 40 * seconds(200)  # ten times the text; a square would be 100
