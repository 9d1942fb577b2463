"""A bucket holds a minute's worth, fills evenly, and says once when it is empty."""

from bot.buckets import KEPT, Buckets, Refusal

RATE = 6


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_bucket_empties_is_told_once_and_fills_again() -> None:
    clock = Clock()
    buckets = Buckets(clock)
    mine = [("an", RATE)]
    assert [buckets.take(mine) for _ in range(RATE)] == [None] * RATE
    assert buckets.take(mine) == Refusal(10, first=True)
    clock.now += 4
    assert buckets.take(mine) == Refusal(6, first=False)
    clock.now += 6
    assert buckets.take(mine) is None
    assert buckets.take(mine) == Refusal(10, first=True)
    clock.now += 3600
    assert [buckets.take(mine) for _ in range(RATE)] == [None] * RATE
    assert buckets.take(mine) is not None


def test_people_do_not_share_but_groups_do() -> None:
    buckets = Buckets(Clock())
    for person in range(3):
        assert buckets.take([(person, RATE), ("group", 3)]) is None
    assert buckets.take([(9, RATE), ("group", 3)]) == Refusal(20, first=True)
    assert [buckets.take([(9, RATE)]) for _ in range(RATE)] == [None] * RATE  # nothing was lost


def test_no_more_is_kept_than_needed() -> None:
    buckets = Buckets(Clock())
    for person in range(KEPT + 5):
        buckets.take([(person, 1)])
    assert buckets.take([(0, 1)]) is None
    assert buckets.take([(KEPT + 4, 1)]) is not None
