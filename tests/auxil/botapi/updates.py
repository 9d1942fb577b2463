"""Update JSON exactly as Telegram sends it: pure factories, also useful without the server.

`message_update(7, text_message(...))["message"]["text"]`; entities are found in UTF-16 units.
"""

from collections.abc import Sequence

from .entities import detect
from .limits import Json

# Telegram sends these only to bots that name them in allowed_updates.
ON_REQUEST_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
GROUP_ANONYMOUS_BOT: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL_BOT: Json = {
    "id": 136817688,
    "is_bot": True,
    "first_name": "Channel",
    "username": "Channel_Bot",
}


def update(update_id: int, kind: str, payload: Json) -> Json:
    """Return one update of any kind."""
    return {"update_id": update_id, kind: payload}


def user_json(
    user_id: int,
    first_name: str,
    *,
    username: str | None = None,
    last_name: str | None = None,
    language_code: str | None = None,
) -> Json:
    """Return a User; absent values are left out as Telegram does."""
    optional = {"last_name": last_name, "username": username, "language_code": language_code}
    given = {name: value for name, value in optional.items() if value is not None}
    return {"id": user_id, "is_bot": False, "first_name": first_name, **given}


def text_content(text: str, extra: Sequence[Json] = ()) -> Json:
    """Return text with the entities that Telegram finds in it."""
    return content("text", "entities", text, extra)


def caption_content(text: str, extra: Sequence[Json] = ()) -> Json:
    """Return a caption with the entities that Telegram finds in it."""
    return content("caption", "caption_entities", text, extra)


def content(name: str, entities_name: str, text: str, extra: Sequence[Json]) -> Json:
    """Return text under this name with given and detected entities."""
    found = sorted([*extra, *detect(text, extra)], key=lambda entity: entity["offset"])
    return {name: text, entities_name: found} if found else {name: text}


def member_json(user: Json, status: str) -> Json:
    """Return a ChatMember of this status with every required field."""
    member: Json = {"user": user, "status": status}
    if status == "creator":
        member["is_anonymous"] = False
    elif status == "administrator":
        member.update(dict.fromkeys(ADMIN_RIGHTS, True))
        member.update(can_be_edited=False, is_anonymous=False)
    elif status == "kicked":
        member["until_date"] = 0
    return member


ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_send_welcome_messages",
)
