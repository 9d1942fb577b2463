"""What answers reveal of chats, noted beside them: closed to the bot, open again, or moved.

`notes.closed(5)` after a Forbidden; a chat that writes again is open again. A note that cannot be
written is only a note: the next refusal tells the same.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import ParamSpec

from bot.memory.chats import find_gone, note_back, note_gone, note_moved
from bot.memory.engine import Engine
from knowledge import StoreError

_log = logging.getLogger(__name__)
P = ParamSpec("P")


class ChatNotes:
    """Chats that are gone, as known now and as kept in the memory."""

    def __init__(self, memory: Engine) -> None:
        self._memory = memory
        self._gone: set[int] = set()
        self._writing: set[asyncio.Task[None]] = set()

    async def load(self) -> None:
        """Read which chats were gone."""
        try:
            self._gone |= await asyncio.to_thread(find_gone, self._memory)
        except StoreError as error:
            _log.warning("Chats that are gone were not read: %s", error)

    def closed(self, chat: object) -> None:
        """Note that the bot was blocked or removed."""
        if isinstance(chat, int) and chat not in self._gone:
            self._gone.add(chat)
            self._write(note_gone, self._memory, chat, time.time())

    def heard(self, chat: int) -> None:
        """Note that a chat has written."""
        if chat in self._gone:
            self._gone.discard(chat)
            self._write(note_back, self._memory, chat)

    def moved(self, old: object, new: int) -> None:
        """Note that a group goes on under another id."""
        if isinstance(old, int):
            self._write(note_moved, self._memory, old, new)

    async def finish(self) -> None:
        """Wait until every note is written."""
        if self._writing:
            await asyncio.wait(self._writing)

    def _write(self, note: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
        async def write() -> None:
            try:
                await asyncio.to_thread(note, *args, **kwargs)
            except StoreError as error:
                _log.warning("A note on a chat was not written: %s", error)

        task = asyncio.create_task(write())
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
