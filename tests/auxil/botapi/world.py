"""The state behind the fake server: people, chats, files, queries, menus, waiting updates."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterable
from typing import Any

from .chats import Chat, PrivateChat
from .entities import check, trim
from .errors import bad_request, violation
from .files import StoredFile
from .inline import InlineCache
from .interactions import Query
from .limits import Json
from .markup import parse_html
from .menus import Menus
from .messages import Message
from .pending import UpdateQueue
from .privacy import Privacy
from .updates import user_json
from .users import User
from .waiting import Bell
from .webhook import Webhook

# Beyond 32 bits, as real ids are: columns that are too narrow fail here.
FIRST_USER = 7_000_000_001
FIRST_GROUP = 4_000_000_001


class World:
    """Everything that exists on this Telegram."""

    def __init__(self, bot: Json, *, clock: Callable[[], float] = time.time) -> None:
        self.bot = bot
        self.clock = clock
        self.bell = Bell()
        self.updates = UpdateQueue()
        self.webhook = Webhook(self.updates, self.now)
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.queries: dict[str, Query] = {}
        self.inline_messages: dict[str, Message] = {}
        self.inline_cache = InlineCache()
        self.inline_feedback = False
        self.menus = Menus()
        self.privacy = Privacy()
        self.profile: dict[tuple[str, str], str] = {}
        self.seen: set[int] = set()
        self._numbers = itertools.count(1)
        self._user_ids = itertools.count(FIRST_USER)
        self._group_ids = itertools.count(FIRST_GROUP)

    def now(self) -> int:
        """Return the time as Telegram writes it."""
        return int(self.clock())

    def user(
        self,
        name: str,
        *,
        username: str | None = None,
        last_name: str | None = None,
        language_code: str | None = "vi",
        user_id: int | None = None,
    ) -> User:
        """Create a person."""
        info = user_json(
            user_id or next(self._user_ids),
            name,
            username=username,
            last_name=last_name,
            language_code=language_code,
        )
        return User(self, info)

    def private(self, user: User, *, started: bool = False) -> PrivateChat:
        """Return the person's chat with the bot; before they write the bot may not."""
        chat = self.chats.get(user.id)
        if not isinstance(chat, PrivateChat):
            names = {key: user.json[key] for key in NAMES if key in user.json}
            chat = PrivateChat(self, {"id": user.id, "type": "private", **names}, started=started)
        chat.started = chat.started or started
        return chat

    def person_json(self, user_id: int) -> Json:
        """Return a User by id, the bot included."""
        if user_id == self.bot["id"]:
            return self.bot_user()
        if user_id not in self.users:
            raise bad_request("user not found")
        return self.users[user_id].json

    def bot_user(self) -> Json:
        """Return the bot as it appears in messages."""
        return {key: self.bot[key] for key in ("id", "is_bot", "first_name", "username")}

    def new_group_id(self, *, basic: bool) -> int:
        """Return an id in the range of basic groups or of supergroups and channels."""
        number = next(self._group_ids)
        return -number if basic else -1_000_000_000_000 - number % 1_000_000_000

    def new_query_id(self) -> str:
        """Return an id for a query or an inline message."""
        return str(4_382_000_000_000_000_000 + next(self._numbers))

    def store(
        self, name: str, content: bytes, mime: str, *, folder: str = "documents", size: int = -1
    ) -> StoredFile:
        """Keep a file."""
        stored = StoredFile(next(self._numbers), name, content, mime, folder, size)
        self.files[stored.file_id] = stored
        return stored

    def chat(self, chat_id: Any) -> Chat:
        """Return a chat the bot can address by id or public name, or refuse."""
        found = self.chats.get(chat_id) if isinstance(chat_id, int) else self._named(str(chat_id))
        if found is None:
            raise bad_request("chat not found")
        return found

    def _named(self, name: str) -> Chat | None:
        groups: Iterable[Chat] = (c for c in self.chats.values() if c.type != "private")
        return next((c for c in groups if f"@{c.json.get('username')}" == name), None)

    def emit(self, kind: str, payload: Json) -> int | None:
        """Tell the bot, unless it has not asked for this kind."""
        sender = payload.get("from")
        if sender:
            self.seen.add(sender["id"])
        update_id = self.updates.put(kind, payload)
        self.bell.ring()
        return update_id

    def show(self, message: Message) -> Message:
        """Tell the bot about a new message if it may see it."""
        if self.privacy.visible(message):
            kind = "channel_post" if message.chat.type == "channel" else "message"
            self.emit(kind, message.to_json())
        return message

    def show_edit(self, message: Message) -> None:
        """Tell the bot about an edited message if it may see it."""
        if self.privacy.visible(message):
            self.emit("edited_message", message.to_json())

    def read_text(self, text: str, mode: Any, entities: Any) -> tuple[str, list[Json]]:
        """Return text and entities of a call by its parse mode."""
        given = list(entities or [])
        if mode:
            if str(mode).lower() != "html":
                raise violation(f"parse mode {mode} is not supported by this fake; use HTML")
            text, given = parse_html(text)
        check(text, given)
        return trim(text, given)


NAMES = ("first_name", "last_name", "username")
