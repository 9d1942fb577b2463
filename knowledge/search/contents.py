"""Sequences that are not in memory: the reports and the facts of an index, read when asked for.

`Listed(3, read)` is as long as it says and reads its items by number.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar, overload

from knowledge.model import Fact, Report

if TYPE_CHECKING:
    from knowledge.search.index import Index

Item = TypeVar("Item")


class Listed(Sequence[Item]):
    """Items read by their number."""

    __slots__ = ("_length", "_read")

    def __init__(self, length: int, read: Callable[[int], Item]) -> None:
        self._length, self._read = length, read

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        if isinstance(at, slice):
            return [self._read(number) for number in range(*at.indices(self._length))]
        if not -self._length <= at < self._length:
            raise IndexError(at)
        return self._read(at if at >= 0 else at + self._length)


def list_reports(index: "Index") -> Sequence[Report]:
    """Return all reports of an index."""
    return Listed(len(index.reports), lambda number: index.reports[number].report)


class Facts(Listed[Fact]):
    """All facts of an index, report by report."""

    __slots__ = ("_index",)
    _index: "Index"

    def __init__(self, index: "Index") -> None:
        self._index = index
        super().__init__(index.first_facts[-1], self._fact)

    def __iter__(self) -> Iterator[Fact]:
        for entry in self._index.reports:
            yield from entry.facts

    def of(self, report: str) -> Sequence[Fact]:
        """Return the facts of a report by its name; none of one that is not held."""
        number = self._index.numbers.get(report)
        return () if number is None else self._index.reports[number].facts

    def _fact(self, at: int) -> Fact:
        number = bisect_right(self._index.first_facts, at) - 1
        return self._index.reports[number].fact(at - self._index.first_facts[number])
