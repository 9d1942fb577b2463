"""What is kept beside the answers, now and then and at the end: nobody waits for it.

After a `kill -9` the last seconds of it are lost: a follow-up, a few counts; never a question.
"""

import asyncio
import logging
import time
from collections.abc import Iterator

from bot.context import House
from bot.memory import history, usage, warm
from bot.memory.history import Edition
from knowledge import StoreError

_log = logging.getLogger(__name__)
SAVE_EVERY = 2.0


async def keep_saving(house: House) -> None:
    """Save until cancelled, and once more then."""
    try:
        while True:
            await asyncio.sleep(SAVE_EVERY)
            await asyncio.to_thread(save, house)
            await asyncio.to_thread(catch_up, house)
    finally:
        save(house)


def catch_up(house: House) -> None:
    """Hear of edits and synonyms that another replica has been told; asked again if it fails."""
    try:
        house.catch_up()
    except StoreError as error:
        _log.warning("Edits and synonyms were not looked up: %s", error)


def note_history(house: House) -> None:
    """Note where the facts being served stand; a memory that fails costs nobody an answer."""
    try:
        history.note(house.open_memory, _editions(house), time.time())
    except StoreError as error:
        _log.warning("The history of facts was not kept: %s", error)


def _editions(house: House) -> Iterator[Edition]:
    for edition in house.conversation.library.shelf().editions():
        if house.stopping:
            raise StoreError("the bot is being stopped")
        yield edition


def save(house: House) -> None:
    """Save what was counted and remembered since; what cannot be saved waits for next time."""
    counts, changed = house.tally.drain(), house.conversation.memory.drain()
    try:
        if counts:
            usage.save(house.open_memory, counts)
            counts = {}
        if changed:
            warm.save(house.open_memory, changed, time.time())
    except StoreError as error:
        _log.warning("Not everything was saved: %s", error)
        house.tally.put_back(counts)
        house.conversation.memory.put_back(changed)
