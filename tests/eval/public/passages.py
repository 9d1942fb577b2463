"""Questions and passages of the shared public sets, and a store of the passages.

The sets are not part of the project: they are read from `../shared/data`, where each file's licence
is told. A passage becomes a report of its own, "p0001.txt", that holds its text and nothing more;
what belongs together is ingested together.
"""

import json
import lzma
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import knowledge
from knowledge.ingest import examine
from knowledge.model import Fact, Report, Span
from tests.eval import places

DATA = places.SHARED / "data"


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """A question with its passage; `answers` are gold, `tempting` is what misleads."""

    id: str
    text: str
    passage: str
    answers: tuple[str, ...]
    tempting: tuple[str, ...] = ()


def at_hand(name: str) -> bool:
    """Whether a file of the shared data is there."""
    return (DATA / name).exists()


def load(name: str) -> list[dict[str, Any]]:
    """Return the records of a file of JSON lines, compressed or not."""
    path = DATA / name
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def read(record: dict[str, Any], *, key: str = "question") -> PublicQuestion:
    """Return the question of a record; `key` chooses the spelling."""
    extra = record.get("extra") or {}
    return PublicQuestion(
        id=record["id"],
        text=record[key],
        passage=record["context"],
        answers=tuple(record["answers"]),
        tempting=tuple(extra.get("plausible_answers") or ()),
    )


class Passages:
    """Passages read as reports: all of them together, or each alone."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._names = {
            text: f"p{number:04}.txt" for number, text in enumerate(dict.fromkeys(texts))
        }
        self._alone: dict[str, knowledge.KnowledgeBase] = {}

    def __len__(self) -> int:
        return len(self._names)

    def holds(self, passage: str) -> bool:
        """Whether a passage is one of these."""
        return passage in self._names

    def name(self, passage: str) -> str:
        """Return the name of the report that a passage became."""
        return self._names[passage]

    @cached_property
    def _read(self) -> dict[str, tuple[Report, tuple[Fact, ...]]]:
        return dict(_examined(self._names))

    def report(self, passage: str) -> Report:
        """Return the report that a passage became."""
        return self._read[self.name(passage)][0]

    def facts(self, passage: str) -> tuple[Fact, ...]:
        """Return the facts read in a passage."""
        return self._read[self.name(passage)][1]

    @cached_property
    def together(self) -> knowledge.KnowledgeBase:
        """A snapshot of all passages."""
        return _knowledge(list(self._read.values()))

    def alone(self, passage: str) -> knowledge.KnowledgeBase:
        """Return a snapshot of one passage."""
        if passage not in self._alone:
            self._alone[passage] = _knowledge([self._read[self.name(passage)]])
        return self._alone[passage]


def _examined(names: dict[str, str]) -> Iterator[tuple[str, tuple[Report, tuple[Fact, ...]]]]:
    with tempfile.TemporaryDirectory(prefix="passages-") as home:
        for text, name in names.items():
            path = Path(home) / name
            path.write_text(text, "utf-8")
            examined = examine(path)
            yield name, (examined.report, examined.facts)


def _knowledge(read: Sequence[tuple[Report, tuple[Fact, ...]]]) -> knowledge.KnowledgeBase:
    return knowledge.KnowledgeBase(
        [report for report, _ in read], [fact for _, facts in read for fact in facts]
    )


def without(passages: Passages, one: PublicQuestion, spans: Iterable[Span]) -> str | None:
    """Return a question's passage without some of its sentences, None when little is left."""
    text = passages.report(one.passage).text
    for span in sorted(set(spans), key=lambda span: -span.start):
        text = text[: span.start] + text[span.end :]
    left = " ".join(text.split())
    return left if len(left) > _LITTLE else None


_LITTLE = 150
