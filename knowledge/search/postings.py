"""Which reports say a word, tell of a place, or of a period: sets of report numbers by key.

A set that is small is kept as its numbers, a large one as one bit for each report; both lie in one
run of bytes, which may be a file, so that a set costs nothing until it is asked for.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from knowledge.search.packing import pack, unpack

Sections = Mapping[str, Any]


class Gathering:
    """Postings in the making: report numbers come in order, each once for a key."""

    def __init__(self) -> None:
        self._numbers: dict[str, array[int]] = {}

    def add(self, keys: Iterable[str], number: int) -> None:
        """Note that a report has these keys."""
        known = self._numbers
        for key in keys:
            numbers = known.get(key)
            if numbers is None:
                numbers = known[key] = array("I")
            numbers.append(number)

    def sections(self, name: str, reports: int) -> Iterator[tuple[str, bytes]]:
        """Yield the bytes to read the postings from, by the names of their sections."""
        width = (reports + 7) // 8
        counts, offsets, blob = array("I"), array("Q", [0]), bytearray()
        for numbers in self._numbers.values():
            dense = _is_dense(len(numbers), width)
            blob += _bits(numbers).to_bytes(width, "little") if dense else numbers.tobytes()
            counts.append(len(numbers))
            offsets.append(len(blob))
        yield f"{name}.keys", pack(tuple(self._numbers))
        yield f"{name}.counts", counts.tobytes()
        yield f"{name}.offsets", offsets.tobytes()
        yield f"{name}.numbers", bytes(blob)


class Postings:
    """Sets of report numbers by key."""

    def __init__(self, sections: Sections, name: str, reports: int) -> None:
        self._places = {key: at for at, key in enumerate(unpack(sections[f"{name}.keys"]))}
        self._counts = memoryview(sections[f"{name}.counts"]).cast("I")
        self._offsets = memoryview(sections[f"{name}.offsets"]).cast("Q")
        self._numbers = memoryview(sections[f"{name}.numbers"])
        self._width = (reports + 7) // 8

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def find(self, key: str) -> int | None:
        """Return the place of a key among all, or None."""
        return self._places.get(key)

    def bits(self, key: str) -> int:
        """Return the reports of a key, one bit each."""
        at = self._places.get(key)
        if at is None:
            return 0
        cut = self._numbers[self._offsets[at] : self._offsets[at + 1]]
        if _is_dense(self._counts[at], self._width):
            return int.from_bytes(cut, "little")
        return _bits(cut.cast("I"))

    def numbers(self, key: str) -> Sequence[int]:
        """Return the numbers of the reports of a key, in order."""
        return tuple(members(self.bits(key)))


def _is_dense(count: int, width: int) -> bool:
    return 4 * count >= width


def _bits(numbers: Iterable[int]) -> int:
    """Return a set of report numbers, one bit each."""
    flags = bytearray()
    for number in numbers:
        byte = number >> 3
        if byte >= len(flags):
            flags.extend(bytes(byte + 1 - len(flags)))
        flags[byte] |= 1 << (number & 7)
    return int.from_bytes(flags, "little")


def members(bits: int) -> Iterator[int]:
    """Yield the numbers in a set, in order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
