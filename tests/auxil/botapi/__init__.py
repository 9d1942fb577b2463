"""A strict fake Telegram Bot API server for tests, not tied to any bot.

    async with await FakeBotApi.start() as server:          # or the fixture `botapi`
        app = builder.token(server.token).base_url(f"{server.url}/bot") \\
                     .base_file_url(f"{server.url}/file/bot").build()
        hoa = server.user("Hoa")                            # people act …
        asked = await hoa.sends(hoa.private, "bao nhiêu đảng viên?")
        reply = await hoa.private.wait_reply()              # … and read what the bot did
        press = await hoa.presses(reply, "Nguồn")
        await press.wait_answer()
        await reply.wait_edited()
        assert server.violations == []                      # calls that no correct bot makes
        assert server.calls.refused() == []                 # calls the world refused

To show that a bot stays quiet, let someone write what it must ignore, then what it must answer,
and check that the first reply answers the latter. Groups: `server.group("Ban", [hoa], topics=[…])`;
faults: `server.faults.next("sendMessage", 429, retry_after=1)`; flood control: `server.flood.on()`.
Modules: `world` is the state, `users`, `groups`, `chats`, `messages` its actors, `methods` what
calls do, `gateway` HTTP, `validate` types, `markup` HTML, `pending` and `webhook` ways of updates.
"""

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
