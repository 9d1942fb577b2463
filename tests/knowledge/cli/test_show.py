from io import StringIO

import pytest
from rich.console import Console

from knowledge.ask import KnowledgeBase
from knowledge.cli.show import fact_line, show_answer
from knowledge.computed import Computed, Operation
from knowledge.model import Ambiguous, Answer, Candidate, Found, Missing, Unknown
from tests.auxil.facts import make_bare_fact, make_fact, make_report

REPORT = make_report()
FULL, BARE = make_fact(REPORT), make_bare_fact(REPORT)
BEST, NEXT = Candidate(FULL, 0.9), Candidate(BARE, 0.5)


def _shown(answer: Answer, *, colour: bool = False) -> str:
    screen = Console(
        file=StringIO(), width=200, color_system="standard" if colour else None, markup=False
    )
    show_answer(screen, KnowledgeBase((REPORT,), (FULL, BARE)), answer)
    assert isinstance(screen.file, StringIO)
    return screen.file.getvalue()


def test_the_figure_comes_first_then_sentence_and_source() -> None:
    lines = [line.strip() for line in _shown(Found("?", (BEST,), (NEXT,))).splitlines()]
    assert lines[0] == "trên 74,48%  (Mẫu, 6 tháng đầu năm 2019)"
    assert lines[1] == f"“{FULL.sentence}”"
    assert lines[2] == "Huyện Mẫu sơ kết công tác · 2019-07-29 · mau.txt"
    assert lines[4:] == ["Xem thêm:", "16 đảng bộ"]


def test_the_figure_stands_out_in_its_sentence() -> None:
    shown = _shown(Found("?", (BEST,)), colour=True)
    assert "\x1b[1;36mtrên 74,48%\x1b[0m" in shown
    assert "\x1b[1;3;36m74,48%\x1b[0m" in shown


def test_what_is_worked_out_is_said_before_its_figures() -> None:
    computed = Computed(Operation.SUM, "90.48", "%")
    lines = _shown(Found("?", (BEST, NEXT), computed=computed)).splitlines()
    assert lines[0].startswith("Tính từ báo cáo: 74,48% + ")


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        (Missing("scope", "period"), "Không tính được: các số liệu khác nhau về thời gian"),
        (Missing("place", "Huế"), "Không thấy: Huế"),
    ],
)
def test_why_nothing_answers_is_said(missing: Missing, told: str) -> None:
    assert told in _shown(Unknown("?", (NEXT,), (missing,)))


@pytest.mark.parametrize(("verdict", "word"), [(True, "Đúng."), (False, "Không đúng.")])
def test_a_verdict_is_said_first(verdict: bool, word: str) -> None:
    assert _shown(Found("?", (BEST,), verdict=verdict)).splitlines()[0] == word


def test_an_ambiguous_answer_asks_back() -> None:
    assert "xin hỏi rõ hơn" in _shown(Ambiguous("?", (BEST, NEXT), "period"))


def test_not_knowing_is_said_and_never_answered() -> None:
    shown = _shown(Unknown("?", (NEXT,), (Missing("period", "năm 1999"),)))
    lines = [line.strip() for line in shown.splitlines()]
    assert lines[:2] == ["Không có trong kho báo cáo.", "Không thấy: năm 1999"]
    assert lines[2:] == ["Gần nhất (không phải câu trả lời):", "16 đảng bộ"]


def test_a_line_holds_every_known_slot() -> None:
    told = fact_line(FULL).plain
    assert "trên 74.48 % · đảng bộ · đạt · 2019-01/2019-06 · Mẫu · Nguyễn Văn A" in told
    assert fact_line(BARE).plain.strip() == "16 đảng bộ"
