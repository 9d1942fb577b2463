"""People as actors: `await hoa.sends(chat, "/hoi …")`, `await hoa.presses(message, "Nguồn")`.

Every act changes the world and tells the bot what Telegram would tell it, nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .chats import PRESENT, Chat, PrivateChat
from .inline import chosen_content
from .interactions import GuestQuery, InlineQuery, Press
from .limits import INLINE_QUERY, START_PAYLOAD, TEXT, Json, utf16
from .messages import Button, Message
from .updates import caption_content, text_content

if TYPE_CHECKING:
    from .world import World


class User:
    """One person."""

    def __init__(self, world: World, info: Json) -> None:
        self.world = world
        self.json = info
        world.users[self.id] = self

    @property
    def id(self) -> int:
        """The user id."""
        return int(self.json["id"])

    @property
    def private(self) -> PrivateChat:
        """The chat of this person with the bot."""
        return self.world.private(self)

    async def sends(
        self,
        chat: Chat,
        text: str,
        *,
        reply_to: Message | None = None,
        topic: str | None = None,
        entities: Sequence[Json] = (),
    ) -> Message:
        """Write a message, as long as Telegram lets people write."""
        if not text.strip() or utf16(text) > TEXT:
            raise ValueError("Telegram would not send this text")
        return self._posts(chat, text_content(text.strip(), entities), reply_to, topic)

    async def uploads(
        self,
        chat: Chat,
        content: bytes,
        name: str,
        *,
        caption: str = "",
        mime: str = "application/octet-stream",
        size: int = -1,
        reply_to: Message | None = None,
    ) -> Message:
        """Send a file; `size` may claim another size than the content has."""
        stored = self.world.store(name, content, mime, size=size)
        told = caption_content(caption) if caption else {}
        return self._posts(chat, {"document": stored.document(), **told}, reply_to, None)

    def _posts(
        self, chat: Chat, content: Json, reply_to: Message | None, topic: str | None
    ) -> Message:
        self._enter(chat)
        thread = chat.topic(topic) if topic else None
        message = chat.post({"from": self.json, **content}, reply_to=reply_to, thread=thread)
        return self.world.show(message)

    def _enter(self, chat: Chat) -> None:
        if isinstance(chat, PrivateChat):
            if chat.id != self.id:
                raise ValueError("this private chat belongs to someone else")
            if chat.bot_status == "kicked":
                raise ValueError("who has blocked the bot cannot write to it: unblock first")
            chat.started = True
        elif chat.status_of(self.id) not in PRESENT:
            raise ValueError("not a member of this group")

    async def starts(self, payload: str = "") -> Message:
        """Open the bot by its button or a deep link."""
        if payload and not START_PAYLOAD.fullmatch(payload):
            raise ValueError(f"no valid deep link payload: {payload!r}")
        return await self.sends(self.private, f"/start {payload}".strip())

    async def edits(self, message: Message, text: str, *, entities: Sequence[Json] = ()) -> None:
        """Change one of the own messages."""
        if message.data.get("from") != self.json:
            raise ValueError("people edit only their own messages")
        if message.deleted:
            raise ValueError("the message is deleted")
        message.change(**{"entities": None, **text_content(text.strip(), entities)})
        self.world.show_edit(message)

    async def deletes(self, message: Message) -> None:
        """Delete a message; Telegram does not tell bots."""
        message.deleted = True
        self.world.bell.ring()

    async def presses(self, message: Message, what: str | Button) -> Press:
        """Press a callback button that the message shows now."""
        button = message.button(what) if isinstance(what, str) else what
        if button not in message.buttons:
            raise ValueError(f"{button.text!r} is no longer shown")
        if button.data is None:
            raise ValueError(f"{button.text!r} is no callback button: {button.raw}")
        return self.presses_stale(message, button)

    def presses_stale(self, message: Message, button: Button) -> Press:
        """Press a button of an older version, as a slow client can."""
        press = Press(self.world, self.world.new_query_id(), self, button=button, message=message)
        self.world.queries[press.id] = press
        payload = {"id": press.id, "from": self.json, "data": button.data}
        payload["chat_instance"] = str(abs(message.chat.id) * 31)
        if message.inline_id:
            payload["inline_message_id"] = message.inline_id
        elif message.deleted:
            gone = {"chat": message.chat.json, "message_id": message.id, "date": 0}
            payload["message"] = gone
        else:
            payload["message"] = message.to_json()
        self.world.emit("callback_query", payload)
        return press

    async def inline(
        self, text: str, *, offset: str = "", chat_type: str | None = "sender"
    ) -> InlineQuery:
        """Type the bot's name and words in some chat; a cached answer does not reach the bot."""
        query = InlineQuery(
            self.world, self.world.new_query_id(), self, text=text[:INLINE_QUERY], offset=offset
        )
        cached = self.world.inline_cache.find(self.id, query.text, offset, self.world.clock())
        if cached is not None:
            query.answer, query.cached = cached, True
            return query
        self.world.queries[query.id] = query
        payload = {"id": query.id, "from": self.json, "query": query.text, "offset": offset}
        more = {"chat_type": chat_type} if chat_type else {}
        self.world.emit("inline_query", {**payload, **more})
        return query

    async def chooses(self, query: InlineQuery, result_id: str, chat: Chat) -> Message:
        """Tap an inline result: it is posted in the person's name, via the bot."""
        result = next(found for found in query.results if found["id"] == result_id)
        self._enter(chat)
        sender = {"from": self.json, "via_bot": self.world.bot_user()}
        message = chat.post({**sender, **chosen_content(self.world, result)})
        chosen = {"result_id": result_id, "from": self.json, "query": query.text}
        if "reply_markup" in result:
            message.inline_id = self.world.new_query_id()
            self.world.inline_messages[message.inline_id] = message
            chosen["inline_message_id"] = message.inline_id
        if self.world.inline_feedback:
            self.world.emit("chosen_inline_result", chosen)
        return self.world.show(message)

    async def mentions_as_guest(self, chat: Chat, text: str) -> GuestQuery:
        """Mention the bot in a chat in which it is not: Update.guest_message."""
        query = GuestQuery(self.world, self.world.new_query_id(), self)
        self.world.queries[query.id] = query
        data = {"from": self.json, "guest_query_id": query.id, **text_content(text)}
        query.message = chat.post(data)
        self.world.emit("guest_message", query.message.to_json())
        return query

    async def reacts(self, message: Message, emoji: str) -> None:
        """React to a message; told only to bots that ask for it."""
        reaction = {"type": "emoji", "emoji": emoji}
        payload = {
            "chat": message.chat.json,
            "message_id": message.id,
            "user": self.json,
            "date": self.world.now(),
            "old_reaction": [],
            "new_reaction": [reaction],
        }
        self.world.emit("message_reaction", payload)

    async def blocks(self) -> None:
        """Block the bot."""
        self.private.change_bot_status("kicked", self.json)

    async def unblocks(self) -> None:
        """Unblock the bot."""
        self.private.change_bot_status("member", self.json)

    async def joins(self, chat: Chat) -> None:
        """Enter a group."""
        chat.statuses[self.id] = "member"
        self.world.show(chat.post({"from": self.json, "new_chat_members": [self.json]}))

    async def leaves(self, chat: Chat) -> None:
        """Leave a group."""
        chat.statuses[self.id] = "left"
        self.world.show(chat.post({"from": self.json, "left_chat_member": self.json}))

    def menu(self, chat: Chat | None = None) -> list[tuple[str, str]]:
        """Return the command menu that this person sees in a chat."""
        return self.world.menus.seen_by(
            self.id, chat or self.private, str(self.json.get("language_code", ""))
        )

    def __repr__(self) -> str:
        return f"<User {self.json['first_name']} {self.id}>"
