"""The report folder → a new snapshot to serve, at start and at every /reload.

`read_folder(settings)` → (IngestResult(added=("soc-trang.txt",), …), KnowledgeBase). The snapshot
is built aside; whoever is answering keeps the one it began with. `summarise` tells an admin what
changed.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import knowledge
from bot.access import Access
from bot.library import Library
from bot.listing import spell_count
from bot.pages import shorten
from bot.render import say
from bot.settings import Settings
from knowledge import IngestResult, KnowledgeBase

NAMES = 8
FAILURES = 12
BAR = 20

Progress = Callable[[int, int, str], None]


def read_folder(
    settings: Settings, on_progress: Progress | None = None
) -> tuple[IngestResult, KnowledgeBase]:
    """Return what reading the report folder changed in the store, and the store as it is now."""
    result = knowledge.ingest(
        [settings.reports], settings.store, prune=settings.owns_store, on_progress=on_progress
    )
    return result, knowledge.open_knowledge(settings.store)


def summarise(result: IngestResult, served: KnowledgeBase) -> str:
    """Return what a reload did: what came, changed and went, and which files failed and why."""
    lines = [say("reload.done_with_failures" if result.failed else "reload.done")]
    changes = [
        say(f"reload.{kind}", count=len(names), names=_names(names))
        for kind, names in (
            ("added", result.added),
            ("changed", result.changed),
            ("removed", result.removed),
        )
        if names
    ]
    lines += changes or [say("reload.nothing")]
    if result.unchanged and changes:
        lines.append(say("reload.unchanged", count=len(result.unchanged)))
    lines += _failures(result)
    if result.dropped:
        lines.append(say("reload.dropped", count=result.dropped))
    reports, facts = spell_count(len(served.reports)), spell_count(len(served.facts))
    lines.append(say("reload.total", reports=reports, facts=facts))
    return "\n".join(lines)


def only_seen(result: IngestResult, library: Library, access: Access) -> IngestResult:
    """Return the part of a result that tells of nothing an access does not see."""
    if access.everything:
        return result
    return replace(
        result,
        added=library.seen(access, result.added),
        changed=library.seen(access, result.changed),
        removed=library.seen(access, result.removed),
        unchanged=library.seen(access, result.unchanged),
        # What failed may be named by its whole path.
        failed=tuple(one for one in result.failed if "/" not in one.file),
        dropped=0,
    )


def progress_line(done: int, total: int) -> str:
    """Return how far a reload is, with a bar of text."""
    if done >= total:
        return say("reload.building")
    filled = BAR * done // max(total, 1)
    return say("reload.progress", done=done, total=total, bar="█" * filled + "░" * (BAR - filled))


def _failures(result: IngestResult) -> list[str]:
    if not result.failed:
        return []
    shown = result.failed[:FAILURES]
    lines = [say("reload.failed", count=len(result.failed))]
    lines += [
        say("reload.failure", file=shorten(one.file, 60), reason=shorten(one.reason, 120))
        for one in shown
    ]
    if len(result.failed) > FAILURES:
        lines.append(say("reload.and_more", count=len(result.failed) - FAILURES).strip())
    return lines


def _names(names: Sequence[str]) -> str:
    listed = ", ".join(shorten(name, 50) for name in names[:NAMES])
    if len(names) > NAMES:
        listed += say("reload.and_more", count=len(names) - NAMES)
    return listed
