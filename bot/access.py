"""Who may see which reports: a sub-folder of the report folder may be a collection of its own.

`collection_of("noi-bo/so-ket.docx", {"noi-bo"})` → "noi-bo". What lies in no collection is for
everybody; `ALL` in the setting makes every sub-folder a collection.
"""

from collections.abc import Collection
from dataclasses import dataclass

ALL = "*"


@dataclass(frozen=True, slots=True)
class Access:
    """What a chat was given; an admin sees everything."""

    given: frozenset[str] = frozenset()
    everything: bool = False

    def hidden(self, collections: Collection[str]) -> frozenset[str]:
        """Return which of these collections must not be seen."""
        return frozenset() if self.everything else frozenset(collections) - self.given


EVERYTHING = Access(everything=True)
NOTHING = Access()
"""What everybody sees, and nothing that anybody was given."""


def collection_of(report: str, declared: Collection[str]) -> str | None:
    """Return the collection that a report belongs to, None for one that everybody sees."""
    folder, inside, _ = report.partition("/")
    return folder if inside and (ALL in declared or folder in declared) else None
