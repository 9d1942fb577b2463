"""What every handler is given: the served knowledge, the settings, the one crossing to sync code.

`await context.run(context.conversation.reply, question, who)` answers in a worker thread, so that a
slow question never stops the others. Properties instead of string keys and casts.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from telegram.ext import Application, CallbackContext

from bot.client import Bot
from bot.conversation import Conversation
from bot.delivery.vitals import Vitals
from bot.memory.engine import Engine
from bot.settings import Settings
from knowledge import KnowledgeBase

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class House:
    """What one running bot shares among its handlers."""

    conversation: Conversation
    settings: Settings
    reloading: bool = False
    stopping: bool = False
    memory: Engine | None = None
    vitals: Vitals = field(default_factory=Vitals)
    undelivered: dict[int, str] = field(default_factory=dict)
    """Why the answer to an update did not get out, by its id, until the inbox has noted it."""

    @property
    def open_memory(self) -> Engine:
        """The bot's own database, open while it serves."""
        if self.memory is None:
            raise RuntimeError("the memory is open only while the bot serves")
        return self.memory


class BotContext(CallbackContext[Bot, dict[Any, Any], dict[Any, Any], House]):
    """A handler's context with typed access to the house."""

    @property
    def conversation(self) -> Conversation:
        """Who answers."""
        return self.bot_data.conversation

    @property
    def knowledge(self) -> KnowledgeBase:
        """The snapshot served now; take it once for each question."""
        return self.bot_data.conversation.knowledge

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
