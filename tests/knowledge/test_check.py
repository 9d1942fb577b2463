"""A draft against the store: never "said there" for another year, place, subject or number."""

from collections import Counter
from pathlib import Path

import pytest

from knowledge import Checked, FactKind, KnowledgeBase, Verdict, check_draft, ingest, samples
from knowledge import open_knowledge as opened
from tests.knowledge.search.shelf import whole_shelf


def check(text: str) -> Checked:
    (checked,) = check_draft(whole_shelf(), text)
    return checked


@pytest.mark.parametrize(
    ("draft", "verdict", "stated"),
    [
        ("Năm 2021, Bắc Giang kết nạp 2.150 đảng viên.", Verdict.SAME, "2.150 đảng viên"),
        ("Năm 2021 Bắc Giang kết nạp hơn 2.100 đảng viên.", Verdict.SAME, "2.150 đảng viên"),
        ("Năm 2021 Bắc Giang kết nạp gần 2.200 đảng viên.", Verdict.SAME, "2.150 đảng viên"),
        ("Năm 2021, Bắc Giang kết nạp 2.510 đảng viên.", Verdict.DIFFERS, "2.150 đảng viên"),
        ("Năm 2021 Bắc Giang kết nạp hơn 2.200 đảng viên.", Verdict.DIFFERS, "2.150 đảng viên"),
        ("Năm 2021 Lào Cai kết nạp 1.446 đảng viên.", Verdict.DIFFERS, "1.464 đảng viên"),
    ],
)
def test_figure_is_held_against_its_own(draft: str, verdict: Verdict, stated: str) -> None:
    checked = check(draft)
    assert checked.verdict is verdict
    assert [fact.text for fact in checked.facts] == [stated]


@pytest.mark.parametrize(
    "draft",
    [
        "Năm 2020, Bắc Giang kết nạp 2.150 đảng viên.",
        "Năm 2022, Bắc Giang kết nạp 2.150 đảng bộ.",
        "6 tháng đầu năm 2021, Bắc Giang kết nạp 2.150 đảng viên.",
        "Năm 2021, Huế kết nạp 2.150 đảng viên.",
        "Năm 2021, Lào Cai kết nạp 2.150 đoàn viên.",
        "Năm 2021, Bắc Giang khai trừ 2.150 đoàn viên.",
        "Năm 2021, Bắc Giang mua 2.150 tàu ngầm.",
        "Kết nạp 2.150 đảng viên.",
    ],
)
def test_other_year_place_and_subject_are_not_there(draft: str) -> None:
    checked = check(draft)
    assert (checked.verdict, checked.facts) == (Verdict.ABSENT, ())


@pytest.mark.parametrize("draft", ["", "   ", "Xin chào các đồng chí.", "Nghị quyết số 4-NQ/TW"])
def test_draft_without_figures_has_nothing_to_check(draft: str) -> None:
    assert check_draft(whole_shelf(), draft) == ()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    store = str(tmp_path_factory.mktemp("store") / "s.sqlite3")
    ingest([samples()], store)
    return opened(store)


def verdicts(base: KnowledgeBase, text: str) -> Counter[Verdict]:
    return Counter(one.verdict for one in check_draft(base, text))


def test_reports_agree_with_themselves(base: KnowledgeBase) -> None:
    total: Counter[Verdict] = Counter()
    for report in base.reports:
        total += verdicts(base, report.text)
    assert total[Verdict.SAME] > 0.9 * total.total()
    assert total[Verdict.DIFFERS] == 0


def test_changed_numbers_are_never_said_to_agree(base: KnowledgeBase) -> None:
    total: Counter[Verdict] = Counter()
    for report in base.reports:
        figures = [one for one in base.facts if one.report == report.name]
        letters = list(report.text)
        for fact in figures:
            first = next((i for i, c in enumerate(fact.text) if c.isdigit()), None)
            if fact.kind is FactKind.FIGURE and first is not None:
                digit = int(report.text[fact.start + first])
                letters[fact.start + first] = str(digit % 9 + 1)
        text = "".join(letters)
        for one in check_draft(base, text):
            changed = any(c.isdigit() for c in one.figure.text)
            total[one.verdict] += changed
            assert not (changed and one.verdict is Verdict.SAME) or _unchanged(one, base)
    assert total[Verdict.DIFFERS] > 0.8 * total.total()


def _unchanged(one: Checked, base: KnowledgeBase) -> bool:
    """Whether the numeral came through untouched: it belongs to no figure of the report."""
    return any(one.figure.text in report.text for report in base.reports)


def test_report_left_out_proves_nothing(base: KnowledgeBase, tmp_path: Path) -> None:
    for report in ("ngan-sach-dong-thap-2022.txt", "an-toan-giao-thong-6-thang-2024-nghe-an.txt"):
        store = str(tmp_path / f"{report}.sqlite3")
        ingest([path for path in samples().glob("*.txt") if path.name != report], store)
        assert set(verdicts(opened(store), base.report(report).text)) == {Verdict.ABSENT}
