"""A report says the same whatever format it came in: the same figures with the same slots."""

from pathlib import Path

import pytest

from knowledge.ingest import examine
from tests.documents.build import FORMATS
from tests.documents.gold import DOCUMENTS, Document

Said = tuple[str | None, ...]


def said(document: Document, suffix: str) -> set[Said]:
    data = FORMATS[suffix](document)
    facts = examine(Path(document.name + suffix), data=data).facts
    return {
        (f.kind, f.text, f.value, f.unit, f.action, f.period, f.place, f.speaker) for f in facts
    }


@pytest.mark.parametrize("suffix", [".docx", ".html", ".odt", ".pdf"])
@pytest.mark.parametrize("document", DOCUMENTS, ids=[document.name for document in DOCUMENTS])
def test_facts_are_those_of_the_text(document: Document, suffix: str) -> None:
    assert said(document, suffix) == said(document, ".md")
