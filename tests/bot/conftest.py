"""A running bot: our application against the strict fake Bot API, on loopback."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.app import build_application, serve
from bot.context import BotApplication
from bot.conversation import Conversation
from bot.library import Library
from bot.memory import chats
from bot.settings import Secret, Settings
from knowledge import KnowledgeBase
from tests.auxil.botapi import FakeBotApi, Group, Message, PrivateChat, User
from tests.bot.fakes import library

ADMIN = 4_200_000_001


@dataclass
class Stage:
    """A server, the bot on it, and two people: somebody and the admin."""

    server: FakeBotApi
    application: BotApplication
    settings: Settings
    hoa: User
    admin: User

    @property
    def chat(self) -> PrivateChat:
        """The private chat of the first person."""
        return self.server.private(self.hoa)

    def group(self, title: str, members: Sequence[User], topics: Sequence[str] = ()) -> Group:
        """Return a group that an admin has let in."""
        group = self.server.group(title, members, topics=topics)
        chats.allow(self.application.bot_data.open_memory, group.id)
        return group

    async def ask(self, text: str) -> Message:
        """Return the bot's reply to a private text."""
        await self.hoa.sends(self.chat, text)
        return await self.chat.wait_reply()

    async def press(self, message: Message, words: str) -> Message:
        """Return the bot's reply to a pressed button in the private chat."""
        await self.hoa.presses(message, words)
        return await self.chat.wait_reply()


@pytest.fixture
def knowledge_base() -> KnowledgeBase:
    return library()


@pytest.fixture
def reports_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


@pytest.fixture
def changes() -> dict[str, Any]:
    """Settings in which a test's bot differs."""
    return {}


@pytest.fixture
async def stage(
    knowledge_base: KnowledgeBase, reports_folder: Path, tmp_path: Path, changes: dict[str, Any]
) -> AsyncIterator[Stage]:
    async with await FakeBotApi.start() as server:
        settings = Settings(
            token=Secret(server.token),
            admins=frozenset({ADMIN}),
            reports=reports_folder,
            store=str(tmp_path / "store.sqlite3"),
            memory=str(tmp_path / "bot.sqlite3"),
            api_url=server.url,
            data_dir=tmp_path,
            **changes,
        )
        library = Library(knowledge_base, settings.collections)
        application = build_application(Conversation(library), settings)
        stop = asyncio.Event()
        serving = asyncio.create_task(serve(application, stop))
        await server.wait_calls("setMyCommands", 4)
        hoa, admin = server.user("Hoa"), server.user("An", user_id=ADMIN)
        yield Stage(server, application, settings, hoa, admin)
        stop.set()
        await serving
        assert server.violations == []


@pytest.fixture
def settings(tmp_path: Path) -> Callable[..., Settings]:
    """Settings without a token, changed as told."""

    def build(**changes: object) -> Settings:
        plain = {
            "token": None,
            "admins": frozenset[int](),
            "reports": tmp_path,
            "store": str(tmp_path / "store.sqlite3"),
            "memory": str(tmp_path / "bot.sqlite3"),
        }
        return Settings(**{**plain, **changes})  # type: ignore[arg-type]

    return build
