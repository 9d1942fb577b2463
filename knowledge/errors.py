"""Faults of the knowledge package. Not knowing an answer is a value (`Unknown`), never a fault.

KnowledgeError
├── UnreadableReport     one report file could not be read; the others go on
│   └── UnsupportedFormat
├── LexiconError         a lexicon file is wrong; names file and entry
└── StoreError           the store cannot be opened, migrated, read or written
"""

from pathlib import Path


class KnowledgeError(Exception):
    """Base of every fault raised on purpose by this package."""


class UnreadableReport(KnowledgeError):
    """A report file could not be read. `reason` is Vietnamese, fit to be shown to an admin."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.path = path
        self.reason = reason


class UnsupportedFormat(UnreadableReport):
    """No reader exists for this kind of file."""


class LexiconError(KnowledgeError):
    """A lexicon file does not say what its schema asks for."""


class StoreError(KnowledgeError):
    """The store cannot be opened, migrated, read or written."""
