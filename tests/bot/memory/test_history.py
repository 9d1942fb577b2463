"""A fact's sightings: opened when it comes or moves, closed when it goes."""

from bot.memory import history
from bot.memory.engine import Engine
from bot.memory.history import Edition, Place, Sighting

OLD, NEW = "a" * 64, "b" * 64


def test_moves_and_ends_are_told_latest_first(memory: Engine) -> None:
    first = Edition("x.txt", OLD, (Place("abcde23456", 3, 9), Place("fghij23456", 10, 12)))
    history.note(memory, [first], 1.0)
    history.note(memory, [first], 2.0)
    assert history.find(memory, "abcde23456") == [Sighting("x.txt", OLD, 3, 9, 1.0, None)]
    history.note(memory, [Edition("x.txt", NEW, (Place("abcde23456", 5, 11),))], 3.0)
    assert history.find(memory, "abcde23456") == [
        Sighting("x.txt", NEW, 5, 11, 3.0, None),
        Sighting("x.txt", OLD, 3, 9, 1.0, 3.0),
    ]
    assert history.find(memory, "fghij23456") == [Sighting("x.txt", OLD, 10, 12, 1.0, 3.0)]
    history.note(memory, [], 4.0)
    assert history.find(memory, "abcde23456")[0].gone_at == 4.0
    history.note(memory, [first], 5.0)
    assert [one.seen_at for one in history.find(memory, "abcde23456")] == [5.0, 3.0, 1.0]


def test_other_reports_are_left_alone(memory: Engine) -> None:
    kept = Edition("y.txt", OLD, (Place("klmno23456", 0, 1),))
    history.note(memory, [Edition("x.txt", OLD, (Place("abcde23456", 3, 9),)), kept], 1.0)
    history.note(memory, [kept], 2.0)
    assert history.find(memory, "klmno23456") == [Sighting("y.txt", OLD, 0, 1, 1.0, None)]
