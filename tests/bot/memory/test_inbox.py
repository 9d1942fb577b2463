"""An update is kept once, handed out in its chat's order to one worker, forgotten after a day."""

import threading
from collections import defaultdict
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.engine import open_memory, reading
from bot.memory.inbox import KEPT, LANE_SHARE, LEASE, Arrival, Claim, InboxRows, Settled
from bot.memory.tables import dead_letters

HUGE = 2**52


class Clock:
    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rows(memory: Engine, clock: Clock) -> InboxRows:
    return InboxRows(memory, 42, "a", clock)


@pytest.fixture
def replica(postgresql_store: str) -> Iterator[Engine]:
    engine = open_memory(postgresql_store)
    yield engine
    engine.dispose()


def arrive(update_id: int, lane: int = 1, body: str = "{}") -> Arrival:
    return Arrival(update_id, lane, body, f"digest of {body}")


def ids(claims: list[Claim]) -> list[int]:
    return [one.update_id for one in claims]


def test_update_is_kept_once_and_handed_out_once(rows: InboxRows) -> None:
    assert rows.receive([arrive(5), arrive(6)]) == {5, 6}
    assert rows.receive([arrive(6), arrive(HUGE, lane=-(2**40))]) == {HUGE}
    assert ids(rows.claim(10)) == [5, 6, HUGE]
    assert rows.claim(10) == []


def test_answered_update_delivered_again_is_not_answered_again(rows: InboxRows) -> None:
    rows.receive([arrive(5)])
    rows.claim(1)
    rows.settle([Settled(5)])
    assert rows.receive([arrive(5)]) == set()
    assert rows.claim(1) == []


def test_same_id_with_other_content_is_another_update(rows: InboxRows) -> None:
    rows.receive([arrive(5, body="hôm qua")])
    assert rows.receive([arrive(5, body="chen ngang")]) == set()
    rows.claim(1)
    rows.settle([Settled(5)])
    assert rows.receive([arrive(5, body="hôm nay")]) == {5}
    (claim,) = rows.claim(1)
    assert (claim.body, claim.attempts) == ("hôm nay", 1)


def test_what_is_claimed_on_arrival_is_claimed_by_nobody_else(rows: InboxRows) -> None:
    assert rows.receive([arrive(1), arrive(2, lane=2)], mine={1}) == {1, 2}
    assert ids(rows.claim(9)) == [2]
    assert rows.release(held={1}) == 1
    assert ids(rows.claim(9)) == [2]
    assert rows.release() == 2
    assert [(one.update_id, one.attempts) for one in rows.claim(9)] == [(1, 2), (2, 3)]


def test_two_bots_do_not_meet(rows: InboxRows, memory: Engine, clock: Clock) -> None:
    other = InboxRows(memory, 43, "b", clock)
    rows.receive([arrive(5)])
    assert other.receive([arrive(5, body="khác")]) == {5}
    assert [one.body for one in other.claim(9)] == ["khác"]
    assert [one.body for one in rows.claim(9)] == ["{}"]


def test_only_so_many_are_handed_out(rows: InboxRows) -> None:
    rows.receive([arrive(number, lane=number) for number in range(1, 9)])
    assert ids(rows.claim(3)) == [1, 2, 3]
    assert ids(rows.claim(3)) == [4, 5, 6]


def test_flooding_chat_leaves_room_for_others(rows: InboxRows) -> None:
    rows.receive([arrive(number) for number in range(1, 100)])
    rows.receive([arrive(100, lane=2)])
    assert ids(rows.claim(50)) == [*range(1, LANE_SHARE + 1), 100]


def test_next_of_a_chat_waits_for_those_before(rows: InboxRows) -> None:
    rows.receive([arrive(1)])
    rows.claim(9)
    rows.receive([arrive(2)])
    assert rows.claim(9) == []
    rows.settle([Settled(1)])
    assert ids(rows.claim(9)) == [2]


def test_restart_hands_out_again_what_was_not_answered(rows: InboxRows) -> None:
    rows.receive([arrive(1), arrive(2)])
    rows.claim(9)
    rows.settle([Settled(1)])
    rows.release()
    (again,) = rows.claim(9)
    assert (again.update_id, again.attempts) == (2, 2)


def test_what_a_dead_worker_held_comes_back(rows: InboxRows, memory: Engine, clock: Clock) -> None:
    other = InboxRows(memory, 42, "b", clock)
    rows.receive([arrive(1), arrive(2, lane=2)])
    assert ids(rows.claim(9)) == [1, 2]
    clock.now += LEASE / 2
    rows.renew()
    clock.now += LEASE * 0.9
    assert other.claim(9) == []
    clock.now += LEASE
    assert ids(other.claim(9)) == [1, 2]


def test_release_leaves_alone_what_others_hold(replica: Engine, clock: Clock) -> None:
    mine, other = InboxRows(replica, 42, "a", clock), InboxRows(replica, 42, "b", clock)
    mine.receive([arrive(1)])
    mine.claim(9)
    other.release()
    assert other.claim(9) == []
    mine.release()
    assert ids(other.claim(9)) == [1]


def test_dead_letters_are_kept_with_their_reason(rows: InboxRows, memory: Engine) -> None:
    rows.receive([arrive(1, body="hỏng"), arrive(2)])
    rows.claim(9)
    rows.settle([Settled(1, "does not parse"), Settled(2)])
    rows.bury("không phải update", "no id")
    with reading(memory) as connection:
        found = connection.execute(sa.select(dead_letters.c.body, dead_letters.c.reason)).all()
    assert sorted(map(tuple, found)) == [("hỏng", "does not parse"), ("không phải update", "no id")]
    assert rows.depth().dead == 2


def test_depth_tells_how_long_the_oldest_waits(rows: InboxRows, clock: Clock) -> None:
    assert rows.depth().waiting == 0
    rows.receive([arrive(1)])
    clock.now += 5
    rows.receive([arrive(2)])
    depth = rows.depth()
    assert (depth.waiting, depth.oldest_at) == (2, clock.now - 5)
    rows.claim(9)
    assert rows.depth().waiting == 2
    rows.settle([Settled(1), Settled(2)])
    assert rows.depth().waiting == 0


def test_answered_updates_are_kept_for_a_day(rows: InboxRows, clock: Clock) -> None:
    rows.receive([arrive(1), arrive(2)])
    rows.claim(9)
    rows.settle([Settled(1)])
    clock.now += KEPT - 1
    assert rows.sweep() == 0
    clock.now += 2
    assert rows.sweep() == 1
    assert rows.depth().waiting == 1
    assert rows.receive([arrive(1)]) == {1}


def test_nothing_received_costs_nothing(rows: InboxRows) -> None:
    assert rows.receive([]) == set()


def test_replicas_share_the_work_and_keep_each_chats_order(postgresql_store: str) -> None:
    """Three engines, as three machines have them, claim at once until nothing is left."""
    count, people = 600, 20
    engines = [open_memory(postgresql_store) for _ in range(3)]
    rows = [InboxRows(engine, 42, f"w{number}") for number, engine in enumerate(engines)]
    rows[0].receive([arrive(number, lane=number % people) for number in range(1, count + 1)])
    handled: dict[int, list[int]] = defaultdict(list)
    shares = [0] * len(rows)
    guard = threading.Lock()

    def work(number: int) -> None:
        mine = rows[number]
        while mine.depth().waiting:
            for claim in mine.claim(16):
                with guard:
                    handled[claim.lane].append(claim.update_id)
                    shares[number] += 1
                mine.settle([Settled(claim.update_id)])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(rows))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for engine in engines:
        engine.dispose()
    assert sum(shares) == count
    assert min(shares) > 0
    assert all(seen == sorted(seen) for seen in handled.values())
    assert sorted(one for seen in handled.values() for one in seen) == [*range(1, count + 1)]
