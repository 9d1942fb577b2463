"""How often somebody may ask: a token bucket for each person and each group, told once when empty.

`buckets.take([("person", 42)])` → None when there is a token; else a `Refusal` that says when there
will be, and whether this is the first refusal since the last question that was answered.
"""

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from time import monotonic

KEPT = 20_000
MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Refusal:
    """No token: seconds until there is one, and whether nobody was told yet."""

    seconds: int
    first: bool


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    told: bool = False


class Buckets:
    """Buckets of a minute's worth; the one not asked from longest is forgotten, hence full."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._buckets: OrderedDict[Hashable, _Bucket] = OrderedDict()

    def take(self, wanted: Sequence[tuple[Hashable, int]]) -> Refusal | None:
        """Take a token from each bucket, given by its key and rate a minute; from all or none."""
        buckets = [(self._bucket(key, rate), rate) for key, rate in wanted]
        empty = [(bucket, rate) for bucket, rate in buckets if bucket.tokens < 1]
        if not empty:
            for bucket, _ in buckets:
                bucket.tokens -= 1
                bucket.told = False
            return None
        first = not all(bucket.told for bucket, _ in empty)
        for bucket, _ in empty:
            bucket.told = True
        seconds = max((1 - bucket.tokens) * MINUTE / rate for bucket, rate in empty)
        return Refusal(math.ceil(seconds), first)

    def _bucket(self, key: Hashable, rate: int) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = _Bucket(rate, now)
        bucket.tokens = min(rate, bucket.tokens + (now - bucket.at) * rate / MINUTE)
        bucket.at = now
        self._buckets.move_to_end(key)
        while len(self._buckets) > KEPT:
            self._buckets.popitem(last=False)
        return bucket
