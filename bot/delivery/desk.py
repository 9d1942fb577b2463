"""What this process has claimed of the inbox, and how much waits on disk behind it.

All of it happens in one thread, the writer's. Where one process has the inbox to itself, an update
that finds room and nothing before it is claimed by the very commit that keeps it; claiming from
disk is for what came in a flood, and for several replicas.
"""

import time
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.memory.inbox import LANE_SHARE, Arrival, Claim, InboxRows, Settled
from knowledge import StoreError


class Desk:
    """The updates in the hands of this process, at most `capacity`."""

    def __init__(self, rows: InboxRows, capacity: int) -> None:
        self._rows, self._capacity = rows, capacity
        self._held: dict[int, int] = {}
        self._lanes: Counter[int] = Counter()
        # How many wait unclaimed; None when a fault has left that open.
        self._behind: int | None = None

    @property
    def held(self) -> int:
        """How many updates are claimed and not yet settled."""
        return len(self._held)

    @property
    def may_claim(self) -> bool:
        """Whether to look for more on disk: there is a good deal of room and, maybe, more."""
        waiting = self._behind != 0 or not self._rows.alone
        return waiting and len(self._held) <= self._capacity // 2

    def receive(self, arrivals: Iterable[Arrival]) -> tuple[int, list[Claim]]:
        """Keep updates; return how many are new, and those to be answered at once."""
        # Once each: PostgreSQL refuses to meet a row twice in one statement.
        batch = sorted({one.update_id: one for one in arrivals}.values(), key=_update_id)
        mine = self._fitting(batch)
        try:
            new = self._rows.receive(batch, mine)
        except StoreError:
            self._behind = None
            raise
        now = time.time()
        claims = [
            Claim(one.update_id, one.lane, one.body, now, 1)
            for one in batch
            if one.update_id in mine and one.update_id in new
        ]
        self._hold(claims)
        if self._behind is not None:
            self._behind += len(new) - len(claims)
        return len(new), claims

    def claim(self) -> list[Claim]:
        """Take from disk what there is room for."""
        if self._behind is None:
            self._behind = self._rows.release(self._held)
        if not self.may_claim:
            return []
        try:
            claims = self._rows.claim(self._capacity - len(self._held))
        except StoreError:
            self._behind = None
            raise
        self._hold(claims)
        self._behind = max(0, self._behind - len(claims))
        return claims

    def settle(self, settled: Sequence[Settled]) -> None:
        """Note what is dealt with."""
        self._rows.settle(settled)
        for one in settled:
            lane = self._held.pop(one.update_id, None)
            if lane is not None:
                self._lanes[lane] -= 1
                if not self._lanes[lane]:
                    del self._lanes[lane]

    def release(self) -> None:
        """Give back everything."""
        self._held.clear()
        self._lanes.clear()
        self._behind = self._rows.release()

    def _fitting(self, batch: Sequence[Arrival]) -> set[int]:
        """Return which updates may be answered at once: none while others wait before them."""
        fitting: set[int] = set()
        if self._behind != 0 or not self._rows.alone:
            return fitting
        lanes = self._lanes.copy()
        for one in batch:
            if len(self._held) + len(fitting) >= self._capacity:
                break
            if lanes[one.lane] < LANE_SHARE:
                lanes[one.lane] += 1
                fitting.add(one.update_id)
        return fitting

    def _hold(self, claims: Iterable[Claim]) -> None:
        for one in claims:
            self._held[one.update_id] = one.lane
            self._lanes[one.lane] += 1


def _update_id(one: Arrival) -> int:
    return one.update_id
