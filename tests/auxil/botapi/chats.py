"""Chats and what was written in them: `await chat.wait_reply()` gives the bot's next message.

Also the rules of who may write: the bot must have been started, not blocked, not kicked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .errors import bad_request, forbidden
from .limits import Json
from .messages import Message
from .updates import member_json
from .waiting import PATIENCE

if TYPE_CHECKING:
    from .world import World

PRESENT = ("creator", "administrator", "member", "restricted")


class Chat:
    """A private chat, group, supergroup or channel."""

    def __init__(self, world: World, info: Json, *, bot_status: str = "member") -> None:
        self.world = world
        self.json = info
        self.messages: dict[int, Message] = {}
        self.sent: list[Message] = []
        self.bot_status = bot_status
        self.statuses: dict[int, str] = {}
        self.topics: dict[int, str] = {}
        self.migrated_to: Chat | None = None
        self.actions: list[str] = []
        self._taken = 0
        self._next_id = 1
        world.chats[self.id] = self

    @property
    def id(self) -> int:
        """The chat id."""
        return int(self.json["id"])

    @property
    def type(self) -> str:
        """Return private, group, supergroup or channel."""
        return str(self.json["type"])

    @property
    def shown(self) -> list[Message]:
        """Everything people see in the chat now, oldest first."""
        return [message for message in self.messages.values() if not message.deleted]

    @property
    def unread(self) -> int:
        """How many messages of the bot no wait_reply has taken yet."""
        return len(self.sent) - self._taken

    def topic(self, name: str) -> int:
        """Return the message_thread_id of a topic by its name."""
        return next(thread for thread, title in self.topics.items() if title == name)

    async def wait_reply(self, *, timeout: float = PATIENCE) -> Message:  # noqa: ASYNC109
        """Return the bot's next message here that was not returned before."""
        await self.world.bell.until(
            lambda: self.unread > 0, what=lambda: f"a message of the bot in {self}", timeout=timeout
        )
        self._taken += 1
        return self.sent[self._taken - 1]

    async def wait_replies(self, count: int, *, timeout: float = PATIENCE) -> list[Message]:  # noqa: ASYNC109
        """Return the bot's next messages here, so many."""
        return [await self.wait_reply(timeout=timeout) for _ in range(count)]

    def skip_replies(self) -> None:
        """Take what the bot has sent so far as read."""
        self._taken = len(self.sent)

    def post(
        self,
        data: Json,
        *,
        reply_to: Message | None = None,
        thread: int | None = None,
        from_bot: bool = False,
    ) -> Message:
        """Put a message into the chat without telling anyone."""
        thread = thread or (reply_to.thread if reply_to else None)
        if thread:
            data = {**data, "message_thread_id": thread, "is_topic_message": True}
        elif reply_to is not None and self.type == "supergroup" and not self.topics:
            # A trap of the real thing: such replies carry a thread id although it is no topic.
            root = reply_to.data.get("message_thread_id", reply_to.id)
            data = {**data, "message_thread_id": root}
        message = Message(
            self, self._next_id, {"date": self.world.now(), **data}, reply_to, from_bot
        )
        self._next_id += 1
        self.messages[message.id] = message
        if from_bot:
            self.sent.append(message)
        self.world.bell.ring()
        return message

    def find(self, message_id: int | None) -> Message | None:
        """Return a message that is still there."""
        message = self.messages.get(message_id or 0)
        return None if message is None or message.deleted else message

    def check_bot_may_write(self) -> None:
        """Refuse as Telegram does when the bot may not write here."""
        if self.migrated_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.migrated_to.id,
            )
        if self.bot_status in ("kicked", "left"):
            raise forbidden(f"bot was kicked from the {self._kind} chat")
        if self.bot_status == "restricted":
            raise bad_request("not enough rights to send text messages to the chat")

    @property
    def _kind(self) -> str:
        return "group" if self.type == "group" else self.type

    def check_topic(self, thread: int | None) -> None:
        """Refuse a topic that this chat does not have."""
        if thread and thread not in self.topics:
            raise bad_request("message thread not found")

    def status_of(self, user_id: int) -> str:
        """Return the status of a person or of the bot here."""
        if user_id == self.world.bot["id"]:
            return self.bot_status
        return self.statuses.get(user_id, "left")

    def member(self, user_id: int) -> Json:
        """Return the ChatMember of a person or the bot."""
        status = self.status_of(user_id)
        return member_json(self.world.person_json(user_id), status)

    def present(self) -> Sequence[int]:
        """Return the ids of the people who are in the chat."""
        return [user_id for user_id, status in self.statuses.items() if status in PRESENT]

    def change_bot_status(self, new: str, by: Json) -> None:
        """Give the bot another status and tell it."""
        bot = self.world.bot_user()
        old, self.bot_status = self.bot_status, new
        change = {
            "chat": self.json,
            "from": by,
            "date": self.world.now(),
            "old_chat_member": member_json(bot, old),
            "new_chat_member": member_json(bot, new),
        }
        self.world.emit("my_chat_member", change)

    def __repr__(self) -> str:
        last = [message.text for message in self.shown[-5:]]
        return f"<{self.type} {self.id}, last messages {last}>"


class PrivateChat(Chat):
    """The chat of one person with the bot."""

    def __init__(self, world: World, info: Json, *, started: bool) -> None:
        super().__init__(world, info)
        self.started = started
        self.statuses[self.id] = "member"

    def check_bot_may_write(self) -> None:
        """Refuse when the person has never written, has blocked the bot or is gone."""
        if self.bot_status == "kicked":
            raise forbidden("bot was blocked by the user")
        if self.bot_status == "deactivated":
            raise forbidden("user is deactivated")
        if not self.started:
            if self.id in self.world.seen:
                raise forbidden("bot can't initiate conversation with a user")
            raise bad_request("chat not found")
