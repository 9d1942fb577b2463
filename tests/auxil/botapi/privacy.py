"""What a bot sees in groups: everything as an admin or with privacy mode off.

With privacy mode on (the default): commands, replies to it, its own inline results and service
messages; whether plain mentions arrive is reported differently, so a test chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .limits import cut_utf16

if TYPE_CHECKING:
    from .messages import Message

SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "new_chat_title",
)


@dataclass
class Privacy:
    """The bot's privacy mode."""

    on: bool = True
    mentions_arrive: bool = False

    def visible(self, message: Message) -> bool:
        """Tell whether Telegram shows this message to the bot."""
        chat = message.chat
        if chat.type == "private":
            return True
        if chat.bot_status not in ("member", "administrator", "restricted"):
            return False
        if not self.on or chat.bot_status == "administrator" or chat.type == "channel":
            return True
        return self._addressed(message)

    def _addressed(self, message: Message) -> bool:
        bot = message.chat.world.bot
        replied = message.reply_to
        own_inline = message.data.get("via_bot", {}).get("id") == bot["id"]
        to_bot = replied is not None and (
            replied.from_bot or replied.data.get("via_bot", {}).get("id") == bot["id"]
        )
        service = any(name in message.data for name in SERVICE)
        return own_inline or to_bot or service or self._names(message, str(bot["username"]))

    def _names(self, message: Message, username: str) -> bool:
        for entity in message.entities:
            words = cut_utf16(message.text, entity["offset"], entity["length"]).lower()
            _, at, addressee = words.partition("@")
            meant = addressee == username.lower()
            if entity["type"] == "bot_command" and (meant or not at):
                return True
            if entity["type"] == "mention" and meant and self.mentions_arrive:
                return True
        return False
