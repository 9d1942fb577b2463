"""What finds room is claimed as it is kept; what does not waits its turn on disk."""

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine

from bot.delivery.desk import Desk
from bot.memory.engine import open_memory
from bot.memory.inbox import LANE_SHARE, Arrival, Claim, InboxRows, Settled
from knowledge import StoreError


class Rows(InboxRows):
    """Rows whose next write, or the report of it, may fail."""

    failing = ""

    def receive(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        if self.failing == "before":
            raise StoreError("đĩa đầy")
        new = super().receive(*args, **kwargs)
        if self.failing == "after":
            raise StoreError("mất kết nối")
        return new


@pytest.fixture
def memory(sqlite_store: str) -> Iterator[Engine]:
    engine = open_memory(sqlite_store)
    yield engine
    engine.dispose()


@pytest.fixture
def rows(memory: Engine) -> Rows:
    return Rows(memory, 42, "a")


@pytest.fixture
def desk(rows: Rows) -> Desk:
    desk = Desk(rows, 20)
    assert desk.claim() == []
    return desk


def arrive(*numbers: int, lane: int | None = None) -> list[Arrival]:
    return [Arrival(n, n if lane is None else lane, "{}", "d") for n in numbers]


def ids(claims: list[Claim]) -> list[int]:
    return [one.update_id for one in claims]


def test_what_finds_room_is_handed_out_by_the_commit_that_keeps_it(desk: Desk) -> None:
    new, claims = desk.receive(arrive(3, 1, 2, 3))
    assert (new, ids(claims), desk.held) == (3, [1, 2, 3], 3)
    assert not desk.may_claim
    assert desk.receive(arrive(2, 4))[0] == 1
    desk.settle([Settled(number) for number in (1, 2, 3, 4)])
    assert desk.held == 0
    assert desk.receive(arrive(1)) == (0, [])


def test_nobody_overtakes_what_waits_on_disk(desk: Desk, rows: Rows) -> None:
    assert ids(desk.receive(arrive(*range(1, 31)))[1]) == [*range(1, 21)]
    assert desk.receive(arrive(31))[1] == []
    assert desk.claim() == []  # too little room to be worth a look
    desk.settle([Settled(number) for number in range(1, 16)])
    assert ids(desk.claim()) == [*range(21, 32)]
    desk.settle([Settled(16)])
    assert ids(desk.receive(arrive(32))[1]) == [32]


def test_flooding_chat_leaves_room_for_others(desk: Desk) -> None:
    flood, others = arrive(*range(1, 16), lane=7), arrive(16, 17)
    assert ids(desk.receive([*flood, *others])[1]) == [*range(1, LANE_SHARE + 1), 16, 17]
    assert desk.claim() == []  # the chat's next wait for those before
    desk.settle([Settled(number) for number in range(1, LANE_SHARE + 1)])
    assert ids(desk.claim()) == [*range(LANE_SHARE + 1, 16)]


@pytest.mark.parametrize("when", ["before", "after"])
def test_fault_leaves_nothing_behind_and_takes_nothing_twice(
    desk: Desk, rows: Rows, when: str
) -> None:
    desk.receive(arrive(1))
    rows.failing = when
    with pytest.raises(StoreError):
        desk.receive(arrive(2, 3))
    rows.failing = ""
    assert desk.may_claim
    claims = desk.claim()
    again = desk.receive(arrive(2, 3))[1]
    assert sorted(ids([*claims, *again])) == [2, 3]


def test_restart_takes_up_what_was_not_settled(desk: Desk, rows: Rows) -> None:
    desk.receive(arrive(1, 2))
    desk.settle([Settled(1)])
    other = Desk(rows, 20)
    (claim,) = other.claim()
    assert (claim.update_id, claim.attempts) == (2, 2)


def test_replicas_claim_from_disk_alone(postgresql_store: str) -> None:
    engine = open_memory(postgresql_store)
    desk = Desk(InboxRows(engine, 42, "a"), 20)
    assert desk.claim() == []
    assert desk.receive(arrive(1, 2)) == (2, [])
    assert desk.may_claim
    assert ids(desk.claim()) == [1, 2]
    engine.dispose()
