"""Counts add up in the database."""

from bot.memory import usage
from bot.memory.engine import Engine
from bot.memory.ratings import Rating, rate
from bot.memory.usage import Kind, Opinions

KIND = Kind("2026-11-24", "private", "found", 100)


def test_counts_add_up_by_day(memory: Engine) -> None:
    old = KIND._replace(day="2026-11-01")
    usage.save(memory, {KIND: 2, old: 5})
    usage.save(memory, {KIND: 3})
    assert usage.find(memory, "2026-11-02") == {KIND: 5}
    assert usage.find(memory, "2026-11-01") == {KIND: 5, old: 5}


def test_opinions_are_those_since_a_time(memory: Engine) -> None:
    for number, good in enumerate((True, True, False)):
        rate(memory, Rating(1, number, 1, good, "?", "!", rated_at=float(number)))
    assert usage.find_opinions(memory, 1.0) == Opinions(1, 1, 0, 0)
