"""Reports and what they say: the front door. Callers import from here and nothing inside.

    base = open_knowledge(default_store())
    answer = base.ask("Cả tỉnh có bao nhiêu đảng bộ trực thuộc?")

`answer` is `Found`, `Ambiguous` or `Unknown`; not knowing is a value. Everything here blocks: an
asynchronous caller goes through `asyncio.to_thread`.
"""

from pathlib import Path

from knowledge.ask import KnowledgeBase, open_knowledge
from knowledge.check import Checked, Verdict, check_draft
from knowledge.computed import Computed, Operation, spell_amount, spell_working
from knowledge.errors import (
    KnowledgeError,
    LexiconError,
    StoreError,
    UnreadableReport,
    UnsupportedFormat,
)
from knowledge.ingest import ingest
from knowledge.model import (
    Ambiguous,
    Answer,
    Block,
    BlockKind,
    Candidate,
    Fact,
    FactKind,
    FileFailure,
    Found,
    IngestResult,
    Mention,
    MentionKind,
    Missing,
    Nature,
    Passage,
    Report,
    Span,
    Unknown,
)
from knowledge.recognize import recognize
from knowledge.search.computing import SCOPE
from knowledge.store.location import default_store
from knowledge.text.fold import fold

__all__ = [
    "SCOPE",
    "Ambiguous",
    "Answer",
    "Block",
    "BlockKind",
    "Candidate",
    "Checked",
    "Computed",
    "Fact",
    "FactKind",
    "FileFailure",
    "Found",
    "IngestResult",
    "KnowledgeBase",
    "KnowledgeError",
    "LexiconError",
    "Mention",
    "MentionKind",
    "Missing",
    "Nature",
    "Operation",
    "Passage",
    "Report",
    "Span",
    "StoreError",
    "Unknown",
    "UnreadableReport",
    "UnsupportedFormat",
    "Verdict",
    "check_draft",
    "default_store",
    "fold",
    "ingest",
    "open_knowledge",
    "recognize",
    "samples",
    "spell_amount",
    "spell_working",
]


def samples() -> Path:
    """Return the folder of sample reports that comes with the package."""
    return Path(__file__).with_name("samples")
