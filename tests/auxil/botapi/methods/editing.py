"""Changing and removing messages of the bot."""

from ..errors import bad_request
from ..keyboards import check_markup
from ..limits import Json
from ..messages import Message
from ..params import Params
from ..world import World
from .registry import api
from .sending import text_data

DELETABLE_SECONDS = 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def editable(world: World, params: Params) -> Message:
    """Return the message of the bot that a call wants to change, or refuse."""
    inline_id = params.text("inline_message_id")
    if inline_id:
        found = world.inline_messages.get(inline_id)
        if found is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return found
    chat = world.chat(params.chat_id())
    chat.check_bot_may_write()
    message = chat.find(params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return message


def change(message: Message, data: Json) -> Json | bool:
    """Apply an edit, refusing one that changes nothing."""
    names = data.keys()
    if all(message.data.get(name) == data[name] for name in names):
        raise bad_request(NOT_MODIFIED)
    message.change(**data)
    return True if message.inline_id else message.to_json()


def _markup(params: Params) -> Json | None:
    return check_markup(params.value("reply_markup"))


@api("editMessageText")
def edit_message_text(world: World, params: Params) -> Json | bool:
    """Replace text and buttons; absent buttons are removed."""
    message = editable(world, params)
    if "text" not in message.data:
        raise bad_request("there is no text in the message to edit")
    new = {"entities": None, **text_data(world, params), "reply_markup": _markup(params)}
    return change(message, new)


@api("editMessageCaption")
def edit_message_caption(world: World, params: Params) -> Json | bool:
    """Replace caption and buttons."""
    message = editable(world, params)
    empty: Json = {"caption": None, "caption_entities": None}
    new = {**empty, **text_data(world, params, "caption"), "reply_markup": _markup(params)}
    return change(message, new)


@api("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, params: Params) -> Json | bool:
    """Replace the buttons; absent ones are removed."""
    return change(editable(world, params), {"reply_markup": _markup(params)})


@api("deleteMessage")
def delete_message(world: World, params: Params) -> bool:
    """Remove a message: the bot's own, or anyone's where the bot may."""
    chat = world.chat(params.chat_id())
    chat.check_bot_may_write()
    message = chat.find(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if world.now() - message.data["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    may = message.from_bot or chat.type == "private" or chat.bot_status == "administrator"
    if not may:
        raise bad_request("message can't be deleted")
    message.deleted = True
    world.bell.ring()
    return True


@api("deleteMessages")
def delete_messages(world: World, params: Params) -> bool:
    """Remove several messages; those not found are skipped."""
    chat = world.chat(params.chat_id())
    for message_id in params.array("message_ids"):
        message = chat.find(int(message_id))
        if message is not None:
            message.deleted = True
    world.bell.ring()
    return True
