"""What admins have taught and put right, taken up by whoever answers: bot, replica or terminal.

`Corrections(library, memory).catch_up()` now and then: an act in another process is heard of, too.
"""

import threading
from functools import partial

from bot.library import Library
from bot.memory.aliases import find as find_aliases
from bot.memory.corrections import Stamp, find_stamp
from bot.memory.edits import find as find_edits
from bot.memory.engine import Engine
from bot.memory.history import find as find_sightings


class Corrections:
    """Keeps a library at the edits and synonyms of the memory, and at its history of facts."""

    def __init__(self, library: Library, memory: Engine) -> None:
        self._library, self._memory = library, memory
        self._stamp: Stamp | None = None
        self._lock = threading.Lock()
        library.history = partial(find_sightings, memory)

    def catch_up(self) -> None:
        """Answer by what is kept now, unless that is so already; raises StoreError."""
        with self._lock:  # or what was read first might be put in the place of what is newer
            stamp = find_stamp(self._memory)
            if stamp == self._stamp:
                return
            self._library.revise(find_edits(self._memory))
            self._library.use(find_aliases(self._memory))
            self._stamp = stamp
