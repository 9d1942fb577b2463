"""The gold of figures and quotes keeps its promises, and its scores say what they seem to say.

Forty reports of our own and all shared ones are annotated; twins that differ only by place or year
lie in one half, or tuning on one would show in the other.
"""

import itertools
from dataclasses import replace

import pytest

from knowledge.model import Fact, FactKind, Span
from knowledge.text.fold import nfc
from tests.eval import extraction, places
from tests.eval.gold import GoldFigure, GoldQuote, GoldReport, load_gold

GOLD = {gold.name: gold for gold in load_gold()}
TEXT = "Tỉnh đã kỷ luật 81 đảng viên ở TP.HCM năm 2021."
FIGURE = GoldFigure(
    Span(16, 28), "81 đảng viên", "81", "đảng viên", "ky luat", "2021|2021-12-31", "Hồ Chí Minh"
)
FACT = Fact(
    kind=FactKind.FIGURE,
    report="thu.txt",
    text="81 đảng viên",
    start=16,
    end=28,
    sentence=TEXT,
    sentence_start=0,
    value="81",
    unit="đảng viên",
    action="kỉ luật",
    period="2021",
    place="Thành phố Hồ Chí Minh",
)
QUOTE = GoldQuote(Span(0, 20), "Vũ Minh Hà")
SAID = FACT._replace(kind=FactKind.QUOTE, start=0, end=18, speaker="ông Vũ Minh Hà")


def score(gold: GoldReport, facts: list[Fact]) -> dict[str, float]:
    board = extraction._Board()
    extraction._score_figures(board, gold, [one for one in facts if one.kind is FactKind.FIGURE])
    extraction._score_quotes(board, gold, [one for one in facts if one.kind is FactKind.QUOTE])
    return {name: cell["f1"] for name, cell in board.as_dict()["scores"].items()}


def report(*figures: GoldFigure, quotes: tuple[GoldQuote, ...] = ()) -> GoldReport:
    return GoldReport("thu.txt", "own", "dev", None, figures, quotes)


def test_every_report_is_annotated() -> None:
    assert set(places.own_reports()) <= set(GOLD)
    assert len(places.own_reports()) >= 20
    assert set(places.shared_reports()) <= set(GOLD)
    assert set(places.reading_reports()) <= set(GOLD)


def test_reading_reports_lie_in_the_folder_of_their_half() -> None:
    halves = {name: path.parent.name for name, path in places.reading_reports().items()}
    assert halves == {name: GOLD[name].half for name in halves}
    assert sorted(halves.values()) == ["dev"] * 8 + ["test"] * 8


def test_both_halves_measure() -> None:
    counts = {"dev": 0, "test": 0}
    for gold in GOLD.values():
        counts[gold.half] += len(gold.figures)
    assert min(counts.values()) >= 500


@pytest.mark.parametrize(
    "stems",
    [
        ("12-", "35-"),
        ("13-", "14-"),
        ("22-", "23-"),
        ("31-", "32-"),
        ("ky-luat-",),
        ("ngan-sach-",),
    ],
)
def test_twins_lie_in_one_half(stems: tuple[str, ...]) -> None:
    assert len({gold.half for name, gold in GOLD.items() if name.startswith(stems)}) == 1


@pytest.mark.parametrize("gold", GOLD.values(), ids=lambda gold: gold.name)
def test_figures_stand_apart_and_in_order(gold: GoldReport) -> None:
    spans = [figure.span for figure in gold.figures]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


def test_no_sentence_of_others_is_kept() -> None:
    others = [gold for gold in GOLD.values() if gold.origin != "own"]
    assert all(len(figure.text) <= 60 for gold in others for figure in gold.figures)
    sources = [path.read_text("utf-8") for path in (places.CORPUS / "figures").glob("*.toml")]
    quotes = [one.partition("quotes = [")[2] for one in sources if 'origin = "own"' not in one]
    assert not any("text =" in one for one in quotes)


def test_quotes_lie_within_their_report() -> None:
    for gold in GOLD.values():
        if gold.path is not None:
            length = len(nfc(gold.path.read_text("utf-8")))
            assert all(0 <= one.span.start < one.span.end <= length for one in gold.quotes)


def test_a_right_figure_is_right_in_every_slot() -> None:
    assert set(score(report(FIGURE), [FACT]).values()) == {100.0, 0.0}
    assert score(report(FIGURE), [FACT])["value+unit+subject"] == 100.0
    assert score(report(FIGURE), [FACT])["period"] == 100.0
    assert score(report(FIGURE), [FACT])["place"] == 100.0


@pytest.mark.parametrize(
    ("wrong", "slot"),
    [
        (FACT._replace(value="82"), "value"),
        (FACT._replace(unit="vụ"), "value+unit"),
        (FACT._replace(action="kết nạp"), "value+unit+subject"),
        (FACT._replace(period="2022"), "period"),
        (FACT._replace(place="Hà Nội"), "place"),
    ],
)
def test_a_wrong_slot_is_wrong(wrong: Fact, slot: str) -> None:
    assert score(report(FIGURE), [wrong])[slot] == 0.0


def test_gold_may_name_alternatives() -> None:
    either = replace(
        FIGURE, unit="người|đảng viên", about="khai tru|ky luat", place="Huế|Hồ Chí Minh"
    )
    assert score(report(either), [FACT])["value+unit+subject"] == 100.0
    assert score(report(either), [FACT])["place"] == 100.0


def test_what_a_figure_heads_tells_what_it_is_about() -> None:
    heads = replace(FIGURE, about="tp hcm")
    assert score(report(heads), [FACT])["value+unit+subject"] == 100.0


def test_an_invented_figure_costs_precision_an_optional_one_nothing() -> None:
    extra = FACT._replace(start=40, end=44, text="2021", value="2021")
    optional = GoldFigure(Span(40, 44), "2021", "2021", "năm", optional=True)
    assert score(report(FIGURE), [FACT, extra])["value"] < 100.0
    assert score(report(FIGURE, optional), [FACT, extra])["value"] == 100.0
    assert score(report(FIGURE, optional), [FACT])["value"] == 100.0


def test_quotes_are_scored_with_their_speaker() -> None:
    scores = score(report(quotes=(QUOTE,)), [SAID])
    assert (scores["quote content"], scores["quote speaker"]) == (100.0, 100.0)
    scores = score(report(quotes=(QUOTE,)), [SAID._replace(speaker=None)])
    assert (scores["quote content"], scores["quote speaker"]) == (100.0, 0.0)
    assert score(report(quotes=(QUOTE,)), [SAID._replace(start=15)])["quote content"] == 0.0
    assert score(report(quotes=(replace(QUOTE, optional=True),)), [SAID])["quote content"] == 0.0


def test_failures_of_the_test_half_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    result = extraction.evaluate_extraction(show=True)
    shown = capsys.readouterr().out
    assert set(result["halves"]) == {"dev", "test"}
    assert not any(name in shown for name, gold in GOLD.items() if gold.half == "test")


def test_a_subject_that_is_half_a_sentence_names_nothing() -> None:
    named = FACT._replace(action=None, sentence="", subject="Số bị kỷ luật")
    wide = named._replace(subject="Số bị kỷ luật " + "và các việc khác " * 6)
    assert score(report(FIGURE), [named])["value+unit+subject"] == 100.0
    assert score(report(FIGURE), [wide])["value+unit+subject"] == 0.0
