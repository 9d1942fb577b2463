"""The snapshot served now, as each may see it: one shelf for each set of hidden collections.

`library.shelf(access)` → a `Shelf` whose knowledge is built from the reports that this access sees
and from nothing else: whoever asks it cannot learn of others, whatever they ask and however. A
shelf is built when first needed, outside the event loop; the ones in use are ready before a new
snapshot is served.
"""

import threading
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from bot.access import ALL, EVERYTHING, Access, collection_of
from bot.memory.aliases import Alias
from bot.memory.edits import Edit
from bot.memory.history import Sighting
from bot.revision import Revision, revise
from bot.shelf import Shelf
from bot.wording import Wording
from knowledge import KnowledgeBase

Hidden = frozenset[str]
KEPT = 16
"""Shelves kept beside the whole one; the one built first makes room."""


class Library:
    """What the bot answers from; `serve` puts another snapshot in its place in one step."""

    def __init__(self, knowledge: KnowledgeBase, declared: Collection[str] = ()) -> None:
        self._declared = frozenset(declared)
        self._read = knowledge
        self._edits: Mapping[str, Edit] = {}
        self._snapshot = _Snapshot(Revision(knowledge), self._declared)
        self._serving = threading.Lock()
        self.wording = Wording()
        self.history: Callable[[str], Sequence[Sighting]] = lambda _: ()
        """Where the fact of a code stood before; the bot's memory knows."""

    @property
    def knowledge(self) -> KnowledgeBase:
        """Everything that is served, hidden or not."""
        return self._snapshot.whole.knowledge

    @property
    def collections(self) -> frozenset[str]:
        """The collections that hold reports now."""
        return self._snapshot.collections

    def known(self, folder: Path) -> frozenset[str]:
        """Return the collections there are: those declared, or each sub-folder when all are."""
        if ALL not in self._declared:
            return self._declared
        names = {unicodedata.normalize("NFC", one.name) for one in folder.iterdir() if one.is_dir()}
        return self.collections | names

    def serve(
        self, knowledge: KnowledgeBase | None = None, edits: Mapping[str, Edit] | None = None
    ) -> None:
        """Serve another snapshot from the next question on; it is made ready first.

        Without a knowledge, or without edits, those of the snapshot before stay.
        """
        with self._serving:
            self._read = knowledge or self._read
            self._edits = self._edits if edits is None else edits
            snapshot = _Snapshot(revise(self._read, self._edits), self._declared)
            snapshot.prepare(self._snapshot.in_use)
            self._snapshot = snapshot

    def use(self, aliases: Sequence[Alias]) -> None:
        """Read questions by these aliases from the next one on."""
        self.wording = Wording(aliases)

    def revise(self, edits: Mapping[str, Edit]) -> None:
        """Serve what was read with these edits applied, unless they are already."""
        if edits != self._edits:
            self.serve(edits=edits)

    def shelf(self, access: Access = EVERYTHING) -> Shelf:
        """Return what an access sees."""
        snapshot = self._snapshot
        return snapshot.shelf(access.hidden(snapshot.collections))

    def built_shelf(self, access: Access) -> Shelf | None:
        """Return what an access sees when it is there already."""
        snapshot = self._snapshot
        return snapshot.built(access.hidden(snapshot.collections))

    def hidden(self, access: Access) -> Hidden:
        """Return the collections that an access does not see."""
        return access.hidden(self._snapshot.collections)

    def sees(self, access: Access, report: str) -> bool:
        """Whether a report of this name would be seen, be it in the store or not."""
        collection = collection_of(report, self._declared)
        return collection is None or not access.hidden({collection})

    def seen(self, access: Access, reports: Sequence[str]) -> tuple[str, ...]:
        """Return the names among these that an access may see."""
        return tuple(name for name in reports if self.sees(access, name))


class _Snapshot:
    """One moment of the knowledge and the shelves built of it."""

    def __init__(self, revision: Revision, declared: frozenset[str]) -> None:
        self._declared, self._revision = declared, revision
        self.whole = Shelf(revision.knowledge, revision.codes, revision.edits)
        reports = revision.knowledge.reports if declared else ()
        found = (collection_of(report.name, declared) for report in reports)
        self.collections = frozenset(name for name in found if name)
        self._shelves: OrderedDict[Hidden, Shelf] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def in_use(self) -> tuple[Hidden, ...]:
        """Which parts were asked for lately."""
        return tuple(self._shelves)

    def prepare(self, wanted: Sequence[Hidden]) -> None:
        """Build the whole and these parts."""
        self.whole.prepare()
        for hidden in wanted:
            self.shelf(hidden & self.collections).prepare()

    def built(self, hidden: Hidden) -> Shelf | None:
        """Return everything but the hidden collections, None when that is not built yet."""
        return self._shelves.get(hidden) if hidden else self.whole

    def shelf(self, hidden: Hidden) -> Shelf:
        """Return everything but the hidden collections."""
        # Whoever's shelf is there does not wait for another's being built.
        shelf = self.built(hidden)
        if shelf is not None:
            return shelf
        with self._lock:
            shelf = self._shelves.get(hidden)
            if shelf is None:
                part, revision = self._part(hidden), self._revision
                shelf = self._shelves[hidden] = Shelf(part, revision.codes, revision.edits)
            while len(self._shelves) > KEPT:
                self._shelves.popitem(last=False)
        return shelf

    def _part(self, hidden: Hidden) -> KnowledgeBase:
        whole = self.whole.knowledge
        reports = [
            one for one in whole.reports if collection_of(one.name, self._declared) not in hidden
        ]
        names = {report.name for report in reports}
        return KnowledgeBase(reports, [fact for fact in whole.facts if fact.report in names])
