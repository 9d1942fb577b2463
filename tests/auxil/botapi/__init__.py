"""A strict fake Telegram Bot API server for tests, not tied to any bot."""

from .calls import Call
from .chats import Chat, PrivateChat
from .groups import Channel, Group
from .interactions import GuestQuery, InlineQuery, Press
from .messages import Button, Message
from .server import FakeBotApi
from .users import User
from .waiting import NothingHappened

__all__ = [
    "Button",
    "Call",
    "Channel",
    "Chat",
    "FakeBotApi",
    "Group",
    "GuestQuery",
    "InlineQuery",
    "Message",
    "NothingHappened",
    "Press",
    "PrivateChat",
    "User",
]
