"""People in whole reports: the gold is what it says it is, and recognition does not fall behind."""

import pytest

from knowledge.read import read_report
from tests.eval import places
from tests.eval.extraction import Score
from tests.eval.people import GoldPeople, evaluate_people, load_people, render_people, score_people

REPORTS = load_people()
AT_HAND = [report for report in REPORTS if report.path is not None]


def test_gold_knows_every_report_once() -> None:
    names = [report.name for report in REPORTS]
    assert len(set(names)) == len(names)
    assert places.own_reports().keys() <= set(names)


@pytest.mark.parametrize("report", AT_HAND, ids=[report.name for report in AT_HAND])
def test_gold_names_stand_where_it_says(report: GoldPeople) -> None:
    assert report.path is not None
    text = read_report(report.path).text
    for start, name in (*report.people, *report.optional):
        assert text[start : start + len(name)] == name


@pytest.mark.parametrize("half", ["dev", "test"])
def test_people_are_recognised_in_reports(half: str) -> None:
    score = evaluate_people()[half]
    assert score["gold"] > 30
    assert score["precision"] >= 97
    assert score["recall"] >= 95


def test_a_name_cut_short_is_missed_and_invented() -> None:
    text = "Ông Trần Văn Bảy và Phan Văn Sáu. Ảnh: Hà Thu Lan"
    people, optional = ((4, "Trần Văn"), (20, "Phan Văn Sáu")), ((39, "Hà Thu Lan"),)
    score = Score()
    faults = score_people(score, GoldPeople("x", "dev", None, people, optional), text)
    assert [fault.split()[0] for fault in faults] == ["[invented]", "[missed]"]
    assert (score.right, score.given, score.gold) == (1, 2, 2)
    assert "P  50.0  R  50.0" in render_people({"dev": score.as_dict()})
