"""A knowledge as admins have corrected it: facts hidden, their slots put right, words untouched.

`revise(knowledge, edits)` → Revision(knowledge, …), built anew where there is an edit to apply.
What a report says is never changed: an edit says what a figure counts, where and when, or that it
is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.codes import codes_of
from bot.memory.edits import Edit
from knowledge import Fact, KnowledgeBase


@dataclass(frozen=True, slots=True)
class Revision:
    """The corrected knowledge, the codes of facts in reports that were edited, the edits by key."""

    knowledge: KnowledgeBase
    codes: Mapping[str, str] = field(default_factory=dict)
    edits: Mapping[str, Edit] = field(default_factory=dict)


def revise(knowledge: KnowledgeBase, edits: Mapping[str, Edit]) -> Revision:
    """Return the knowledge with these edits applied; those whose fact is gone wait for it."""
    reports = {edit.report for edit in edits.values()}
    if not reports:
        return Revision(knowledge)
    codes = codes_of(fact for fact in knowledge.facts if fact.report in reports)
    found = {key: edits[code] for key, code in codes.items() if code in edits}
    if not found:
        return Revision(knowledge)
    facts = [apply(fact, found.get(fact.key)) for fact in knowledge.facts]
    kept = [fact for fact in facts if fact is not None]
    return Revision(KnowledgeBase(knowledge.reports, kept), codes, found)


def apply(fact: Fact, edit: Edit | None) -> Fact | None:
    """Return a fact as an edit leaves it, None when it is hidden."""
    if edit is None:
        return fact
    if edit.hidden:
        return None
    # A slot that was put right is no longer taken from elsewhere.
    origins = {slot: where for slot, where in fact.origins.items() if slot not in edit.changes}
    slots = {name: value or None for name, value in edit.changes.items()}
    return fact._replace(**slots, origins=origins)  # type: ignore[arg-type]
