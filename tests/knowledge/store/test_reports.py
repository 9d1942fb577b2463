from dataclasses import replace

import pytest

from knowledge.errors import StoreError
from knowledge.store.engine import opened
from knowledge.store.facts import load
from knowledge.store.reports import Changes, Stored, fingerprints, save
from tests.auxil.facts import make_bare_fact, make_fact, make_report

REPORT = make_report()
FACTS = (make_fact(REPORT), make_bare_fact(REPORT))
STORED = Stored(REPORT, FACTS, "one")


def test_saving_counts_the_facts_of_the_store(store: str) -> None:
    other = make_report("khac.txt")
    with opened(store) as engine:
        assert save(engine, Changes((STORED,))) == 2
        assert save(engine, Changes((Stored(other, (make_fact(other),), "two"),))) == 3
        assert save(engine, Changes()) == 3


def test_a_report_is_replaced_with_its_facts(store: str) -> None:
    changed = replace(REPORT, title="Tên mới")
    with opened(store) as engine:
        save(engine, Changes((STORED,)))
        save(engine, Changes((Stored(changed, FACTS[:1], "two"),)))
        assert load(engine) == ((changed,), FACTS[:1])
        assert fingerprints(engine) == {REPORT.name: "two"}


def test_a_removed_report_takes_its_facts_along(store: str) -> None:
    other = make_report("khac.txt")
    facts = (make_fact(other),)
    with opened(store) as engine:
        save(engine, Changes((STORED, Stored(other, facts, "two"))))
        save(engine, Changes(removed=(REPORT.name, "không-có.txt")))
        assert load(engine) == ((other,), facts)


def test_a_write_that_fails_changes_nothing(store: str) -> None:
    twice = Stored(make_report("khac.txt"), FACTS + FACTS, "two")
    with opened(store) as engine:
        save(engine, Changes((STORED,)))
        with pytest.raises(StoreError, match="Không ghi được kho"):
            save(engine, Changes((twice,), removed=(REPORT.name,)))
        assert load(engine) == ((REPORT,), FACTS)
