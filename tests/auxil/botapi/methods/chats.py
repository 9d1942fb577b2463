"""What a bot can ask about chats and do in them: members, reactions, leaving."""

from ..chats import Chat
from ..errors import bad_request, forbidden
from ..limits import Json
from ..params import Params
from ..world import World
from .registry import api

FULL_INFO: Json = {
    "accent_color_id": 0,
    "max_reaction_count": 11,
    "accepted_gift_types": {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    },
}


def _visible_chat(world: World, params: Params) -> Chat:
    chat = world.chat(params.chat_id())
    if chat.type != "private" and chat.bot_status in ("kicked", "left"):
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    return chat


@api("getMe")
def get_me(world: World, params: Params) -> Json:
    """Return the bot."""
    return {**world.bot, "can_read_all_group_messages": not world.privacy.on}


@api("getChat")
def get_chat(world: World, params: Params) -> Json:
    """Return the full information of a chat."""
    return {**_visible_chat(world, params).json, **FULL_INFO}


@api("getChatMember")
def get_chat_member(world: World, params: Params) -> Json:
    """Return a person's or the bot's status in a chat."""
    return _visible_chat(world, params).member(params.integer("user_id"))


@api("getChatAdministrators")
def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """Return the admins of a group, bots left out but for the asking one."""
    chat = _visible_chat(world, params)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    ids = [*chat.statuses, world.bot["id"]]
    admins = ("creator", "administrator")
    return [chat.member(user_id) for user_id in ids if chat.status_of(user_id) in admins]


@api("getChatMemberCount")
def get_chat_member_count(world: World, params: Params) -> int:
    """Return how many are in a chat, the bot included."""
    return len(_visible_chat(world, params).present()) + 1


@api("setMessageReaction")
def set_message_reaction(world: World, params: Params) -> bool:
    """React to a message."""
    chat = world.chat(params.chat_id())
    chat.check_bot_may_write()
    message = chat.find(params.integer("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    message.reactions = params.array("reaction")
    world.bell.ring()
    return True


@api("leaveChat")
def leave_chat(world: World, params: Params) -> bool:
    """Leave a group or channel."""
    chat = _visible_chat(world, params)
    if chat.type == "private":
        raise bad_request("chat not found")
    chat.change_bot_status("left", world.bot_user())
    return True
