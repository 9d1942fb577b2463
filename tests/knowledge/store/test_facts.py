import pytest

from knowledge.model import Fact, FactKind, Report
from knowledge.store.engine import opened
from knowledge.store.facts import load
from knowledge.store.reports import Changes, Stored, save
from tests.auxil.facts import make_bare_fact, make_fact, make_report

REPORT = make_report()


def test_every_slot_comes_back(store: str) -> None:
    facts = (make_fact(REPORT), make_bare_fact(REPORT))
    with opened(store) as engine:
        save(engine, Changes((Stored(REPORT, facts, "1"),)))
        assert load(engine) == ((REPORT,), facts)


@pytest.mark.parametrize(
    "value", ["0.10", "74.480", "28345600000000000000.000000000000000001", "-1", "1/3", "--07-29"]
)
def test_values_stay_exact(store: str, value: str) -> None:
    with opened(store) as engine:
        save(engine, Changes((Stored(REPORT, (make_fact(REPORT, value=value),), "1"),)))
        assert [fact.value for fact in load(engine)[1]] == [value]


def test_text_comes_back_letter_by_letter(store: str) -> None:
    text = "Tiêu đề\u00a0“lạ” 😀\n\n  Uỷ ban\tcó 74,48% \u2028 'x'; --\\ %s :a ?\n"
    report = Report("dấu cách 'và' ? %.txt", text, "Tiêu đề", "f" * 64)
    with opened(store) as engine:
        save(engine, Changes((Stored(report, (), "1"),)))
        assert load(engine) == ((report,), ())


def test_facts_come_by_report_and_place_in_it(store: str) -> None:
    reports = [make_report(name) for name in ("b.txt", "Đ.txt", "a.txt", "Z.txt")]
    stored = [Stored(item, _three_facts(item)[::-1], "1") for item in reports]
    with opened(store) as engine:
        save(engine, Changes(tuple(stored)))
        loaded, facts = load(engine)
    names = ["Z.txt", "a.txt", "b.txt", "Đ.txt"]
    assert [report.name for report in loaded] == names
    assert list(facts) == [fact for name in names for fact in _three_facts(make_report(name))]


def _three_facts(report: Report) -> tuple[Fact, ...]:
    first = make_fact(report)
    return (first, first._replace(kind=FactKind.QUOTE), make_bare_fact(report))
