"""Groups and channels: members, topics, anonymous admins, migration, the bot coming and going."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .chats import Chat
from .errors import bad_request, forbidden
from .messages import Message
from .updates import GROUP_ANONYMOUS_BOT, text_content

if TYPE_CHECKING:
    from .users import User
    from .world import World


class Group(Chat):
    """A group or supergroup."""

    def __init__(
        self,
        world: World,
        title: str,
        members: Iterable[User] = (),
        *,
        admins: Iterable[User] = (),
        topics: Iterable[str] = (),
        basic: bool = False,
        bot_status: str = "member",
    ) -> None:
        names = list(topics)
        info = {
            "id": world.new_group_id(basic=basic),
            "type": "group" if basic else "supergroup",
            "title": title,
        }
        if names:
            info["is_forum"] = True
        super().__init__(world, info, bot_status=bot_status)
        self.topics = {100 + number: name for number, name in enumerate(names)}
        self._next_id = 1000 if names else 1
        self.statuses |= {user.id: "member" for user in members}
        self.statuses |= {user.id: "administrator" for user in admins}

    async def adds_bot(self, by: User, *, admin: bool = False) -> None:
        """Let a member add the bot: my_chat_member and the service message."""
        self.change_bot_status("administrator" if admin else "member", by.json)
        joined = {"from": by.json, "new_chat_members": [self.world.bot_user()]}
        self.world.show(self.post(joined))

    async def removes_bot(self, by: User) -> None:
        """Let an admin remove the bot."""
        self.change_bot_status("kicked", by.json)

    async def promotes_bot(self, by: User) -> None:
        """Make the bot an admin, so that it sees every message."""
        self.change_bot_status("administrator", by.json)

    async def anonymous_admin_sends(
        self, text: str, *, reply_to: Message | None = None, topic: str | None = None
    ) -> Message:
        """Write as an admin who hides behind the group."""
        sender = {"from": GROUP_ANONYMOUS_BOT, "sender_chat": self.json}
        thread = self.topic(topic) if topic else None
        message = self.post({**sender, **text_content(text)}, reply_to=reply_to, thread=thread)
        return self.world.show(message)

    async def migrates(self, by: User, *, told_in_old: bool = True) -> Group:
        """Turn a basic group into a supergroup and return it; the old id then names the new."""
        new = Group(self.world, self.json["title"], bot_status=self.bot_status)
        new.statuses = dict(self.statuses)
        self.migrated_to = new
        old_service = self.post({"from": by.json, "migrate_to_chat_id": new.id})
        if told_in_old:
            self.world.show(old_service)
        sender = {"from": GROUP_ANONYMOUS_BOT, "sender_chat": new.json}
        self.world.show(new.post({**sender, "migrate_from_chat_id": self.id}))
        return new


class Channel(Chat):
    """A channel in which the bot may be an admin."""

    def __init__(self, world: World, title: str, *, bot_status: str = "administrator") -> None:
        info = {"id": world.new_group_id(basic=False), "type": "channel", "title": title}
        super().__init__(world, info, bot_status=bot_status)

    async def posts(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Publish a post; it has no `from`."""
        data = {"sender_chat": self.json, **text_content(text)}
        return self.world.show(self.post(data, reply_to=reply_to))

    async def edits_post(self, message: Message, text: str) -> None:
        """Change a post."""
        message.change(**{"entities": None, **text_content(text)})
        self.world.emit("edited_channel_post", message.to_json())

    def check_bot_may_write(self) -> None:
        """Refuse when the bot is no admin here."""
        if self.bot_status in ("kicked", "left"):
            raise forbidden("bot is not a member of the channel chat")
        if self.bot_status != "administrator":
            raise bad_request("need administrator rights in the channel chat")
