"""`recognize --batch FILE`: what the recognisers see in a text.

`{"id": 1, "text": "7.448 đảng viên"}` → `{"id": 1, "mentions": [{"kind": "number", …}]}`.
"""

import argparse
from datetime import date, datetime

from knowledge.cli.batch import MalformedLineError, Record, run_batch, text_field
from knowledge.cli.records import Json, mention_record
from knowledge.model import MentionKind
from knowledge.recognize import recognize


def run(options: argparse.Namespace) -> int:
    """Recognise every line's text."""
    return run_batch(options.batch, _mentions)


def _mentions(record: Record) -> Json:
    text = text_field(record, "text")
    mentions = recognize(text, reference=_reference(record))
    # Organisations serve extraction; the contract has no such kind.
    told = (item for item in mentions if item.kind is not MentionKind.ORGANISATION)
    return {"mentions": [mention_record(mention) for mention in told]}


def _reference(record: Record) -> date | None:
    """Return the day "hôm nay" means: "2026-11-23T08:00:00+07:00" → 2026-11-23."""
    if record.get("reference_time") is None:
        return None
    try:
        return datetime.fromisoformat(text_field(record, "reference_time")).date()
    except ValueError as error:
        raise MalformedLineError(f'"reference_time" không đúng ISO 8601: {error}') from error
