"""Messages that the bot sends: text and files, with replies, topics and buttons."""

from typing import Any

from ..chats import Chat
from ..entities import complete
from ..errors import bad_request, violation
from ..keyboards import check_markup
from ..limits import (
    CAPTION,
    ENTITIES,
    PHOTO_BYTES,
    TEXT,
    UPLOAD_BYTES,
    Json,
    check_length,
)
from ..messages import Message
from ..params import Params
from ..world import World
from .registry import api


def target(world: World, params: Params) -> Chat:
    """Return the addressed chat if the bot may write there."""
    chat = world.chat(params.chat_id())
    chat.check_bot_may_write()
    return chat


def formatted(world: World, params: Params, name: str = "text") -> tuple[str, list[Json]]:
    """Return text and entities of a call, within Telegram's limits after parsing."""
    limit, entities_name = (TEXT, "entities") if name == "text" else (CAPTION, "caption_entities")
    text, entities = world.read_text(
        params.text(name), params.raw.get("parse_mode"), params.array(entities_name)
    )
    check_length(text, limit, "message" if name == "text" else "message caption")
    if len(entities) > ENTITIES:
        raise violation(f"too many entities: {len(entities)}")
    if name == "text" and not text:
        raise violation("message text is empty")
    return text, complete(text, entities)


def text_data(world: World, params: Params, name: str = "text") -> Json:
    """Return the message fields for text or caption."""
    text, entities = formatted(world, params, name)
    entities_name = "entities" if name == "text" else "caption_entities"
    shown = {name: text} if text else {}
    return {**shown, entities_name: entities} if entities else shown


def send(world: World, params: Params, data: Json) -> Json:
    """Post a message of the bot and return it."""
    chat = target(world, params)
    thread = params.integer("message_thread_id")
    chat.check_topic(thread)
    reply_to = _replied(chat, params)
    markup = check_markup(params.value("reply_markup"))
    inline = {"reply_markup": markup} if markup and "inline_keyboard" in markup else {}
    sender: Json = {"sender_chat": chat.json} if chat.type == "channel" else {}
    if chat.type != "channel":
        sender = {"from": world.bot_user()}
    message = chat.post(
        {**sender, **data, **inline}, reply_to=reply_to, thread=thread, from_bot=True
    )
    message.markup = markup
    return message.to_json()


def _replied(chat: Chat, params: Params) -> Message | None:
    reply = params.obj("reply_parameters")
    if not reply:
        return None
    other = reply.get("chat_id")
    there = chat if other in (None, chat.id) else chat.world.chat(other)
    found = there.find(int(reply["message_id"]))
    if found is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    if found is not None and str(reply.get("quote", "")) not in found.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    return found


@api("sendMessage")
def send_message(world: World, params: Params) -> Json:
    """Send text."""
    return send(world, params, text_data(world, params))


@api("sendDocument")
def send_document(world: World, params: Params) -> Json:
    """Send a file that is uploaded or already known."""
    return send(world, params, _attachment(world, params, "document", UPLOAD_BYTES))


@api("sendPhoto")
def send_photo(world: World, params: Params) -> Json:
    """Send a picture."""
    return send(world, params, _attachment(world, params, "photo", PHOTO_BYTES))


def _attachment(world: World, params: Params, kind: str, limit: int) -> Json:
    upload = params.upload(kind)
    if upload is not None:
        if not upload.content:
            raise violation("file must be non-empty")
        if len(upload.content) > limit:
            raise violation("Request Entity Too Large")
        folder = "photos" if kind == "photo" else "documents"
        stored = world.store(upload.name, upload.content, upload.mime, folder=folder)
    else:
        known = world.files.get(params.text(kind))
        if known is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        stored = known
    shown: Any = stored.photo() if kind == "photo" else stored.document()
    return {kind: shown, **text_data(world, params, "caption")}


@api("sendChatAction")
def send_chat_action(world: World, params: Params) -> bool:
    """Show that the bot is busy."""
    chat = target(world, params)
    chat.check_topic(params.integer("message_thread_id"))
    chat.actions.append(params.text("action"))
    world.bell.ring()
    return True
