"""What every handler is given: the served knowledge, the settings, the one crossing to sync code.

`talk = await context.talk(chat)`, then `await context.run(talk.reply, question, who)` answers in a
worker thread, so that a slow question never stops the others; `talk` sees what the chat may see,
and there is no other way to ask. Properties instead of string keys and casts.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from telegram.ext import Application, CallbackContext

from bot.access import EVERYTHING, NOTHING, Access
from bot.buckets import Buckets
from bot.client import Bot
from bot.conversation import Conversation
from bot.corrections import Corrections
from bot.delivery.vitals import Vitals
from bot.library import Library
from bot.memory import admins, chats, grants
from bot.memory.engine import Engine
from bot.memory.people import Act, note_act
from bot.memory.recent import Memory
from bot.memory.usage import Tally
from bot.settings import Settings
from knowledge import StoreError

_log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class House:
    """What one running bot shares among its handlers."""

    conversation: Conversation
    settings: Settings
    reloading: bool = False
    reload_again: bool = False
    stopping: bool = False
    memory: Engine | None = None
    corrections: Corrections | None = None
    tally: Tally = field(default_factory=Tally)
    buckets: Buckets = field(default_factory=Buckets)
    vitals: Vitals = field(default_factory=Vitals)
    undelivered: dict[int, str] = field(default_factory=dict)
    """Why the answer to an update did not get out, by its id, until the inbox has noted it."""

    @property
    def open_memory(self) -> Engine:
        """The bot's own database, open while it serves."""
        if self.memory is None:
            raise RuntimeError("the memory is open only while the bot serves")
        return self.memory

    def catch_up(self) -> None:
        """Answer by the edits and synonyms that are kept now; raises StoreError."""
        if self.corrections is not None:
            self.corrections.catch_up()


class BotContext(CallbackContext[Bot, dict[Any, Any], dict[Any, Any], House]):
    """A handler's context with typed access to the house."""

    async def talk(self, chat: int | None) -> Conversation:
        """Return who answers in a chat: it knows what this chat may see, and nothing more.

        Without a chat it knows what everybody may see.
        """
        access = NOTHING if chat is None else await self.access(chat)
        return self.bot_data.conversation.within(access)

    async def access(self, chat: int) -> Access:
        """Return what a chat may see; a group sees no more for an admin being in it."""
        if not self.settings.collections or (chat > 0 and await self.is_admin(chat)):
            return EVERYTHING
        return Access(await self.run(grants.find, self.memory, chat))

    async def is_admin(self, person: int) -> bool:
        """Whether somebody is an admin, by the settings or by the owner's command."""
        if person in self.settings.all_admins:
            return True
        return await self.run(admins.is_admin, self.memory, person)

    async def is_let_in(self, chat: int) -> bool:
        """Whether a person, by their private chat, or a group is answered at all."""
        settings = self.settings
        open_to_all, fixed = (
            (settings.open_users, settings.users)
            if chat > 0
            else (settings.open_groups, settings.groups)
        )
        if open_to_all or chat in (fixed or ()):
            return True
        if await self.run(chats.is_allowed, self.memory, chat):
            return True
        return chat > 0 and await self.is_admin(chat)

    async def admins(self) -> frozenset[int]:
        """Return everybody who is an admin."""
        return self.settings.all_admins | await self.run(admins.find, self.memory)

    async def note_act(self, person: int, act: str, about: object = "") -> None:
        """Keep what an admin does; a memory that fails must not stop them."""
        try:
            await self.run(note_act, self.memory, Act(person, act, str(about), time.time()))
        except StoreError as error:
            _log.warning("An admin's act was not kept: %s", error)

    @property
    def library(self) -> Library:
        """All that is served, to whomever."""
        return self.bot_data.conversation.library

    @property
    def recent(self) -> Memory:
        """The conversations still warm."""
        return self.bot_data.conversation.memory

    @property
    def memory(self) -> Engine:
        """The bot's own database: `bot.memory` knows what is in it."""
        return self.bot_data.open_memory

    @property
    def settings(self) -> Settings:
        """What the environment said."""
        return self.bot_data.settings

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what synchronous code returns, run in a worker thread."""
        return await asyncio.to_thread(function, *args, **kwargs)


BotApplication = Application[Bot, BotContext, dict[Any, Any], dict[Any, Any], House, None]
