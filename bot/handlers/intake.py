"""/nap: an admin sends a file; it is read apart, and joins the report folder only when kept."""

import hashlib
import secrets
import time

from telegram import CallbackQuery, Document, Message, Update
from telegram.error import TelegramError

from bot.context import BotContext
from bot.delivery.outbox import answer, replace
from bot.folder import find_folder, is_taken, place, safe_name
from bot.gates import is_admin
from bot.handlers import private
from bot.handlers.admin import begin_reload
from bot.handlers.asking import arguments, with_typing
from bot.intake import examine, find_twins, tell
from bot.memory import pending
from bot.memory.pending import File
from bot.messages import template
from bot.render import say
from bot.reply import Reply

LARGEST = 20 * 1024 * 1024
"""What Telegram lets a bot fetch."""


async def take(update: Update, context: BotContext) -> None:
    """Read a file that an admin sends; other people's files are no questions."""
    message = update.effective_message
    if message is None or message.document is None:
        return
    if not await is_admin(update, context):
        await private.not_text(update, context)
        return
    words = (message.caption or "").strip()
    folder = words.partition(" ")[2] if words.startswith("/") else words
    await _take(message, message.document, folder, context)


async def take_replied(message: Message, context: BotContext) -> None:
    """Read the file that /nap replies to, or tell how to send one."""
    replied = message.reply_to_message
    if replied is None or replied.document is None:
        await answer(message, Reply(say("intake.usage")))
        return
    await _take(message, replied.document, arguments(message), context)


async def press(query: CallbackQuery, message: Message, context: BotContext) -> None:
    """Keep or drop a file."""
    _, _, asked = (query.data or "").partition(":")
    choice, _, token = asked.partition(":")
    file = await context.run(pending.find, context.memory, token)
    if file is None:
        await query.answer(template("intake.settled"))
        return
    await query.answer()
    if choice == "drop":
        await context.run(pending.settle, context.memory, token)
        await context.note_act(query.from_user.id, "drop_file", file.name)
        await replace(message, Reply(say("intake.dropped", file=file.name)))
        return
    kept = await _keep(message, file, context, swap=choice == "swap")
    if kept:
        await context.note_act(query.from_user.id, "keep_file", kept)
        await begin_reload(message, context)


async def _take(message: Message, document: Document, words: str, context: BotContext) -> None:
    settings = context.settings
    folder = await context.run(find_folder, settings.reports, words)
    refusal = None
    if not settings.owns_store:
        refusal = say("intake.samples")
    elif (document.file_size or 0) > LARGEST:
        refusal = say("intake.too_large")
    elif folder is None:
        refusal = say("intake.no_folder", folder=words)
    if refusal is not None or folder is None:
        await answer(message, Reply(refusal or ""))
        return
    try:
        data = await _fetch(document.file_id, context)
    except TelegramError:
        await answer(message, Reply(say("intake.not_fetched")))
        return
    name = safe_name(document.file_name or "bao-cao.txt")
    reply = await with_typing(
        message,
        _examine(
            File(
                secrets.token_hex(8),
                document.file_id,
                name,
                folder,
                hashlib.sha256(data).hexdigest(),
                time.time(),
            ),
            data,
            context,
        ),
    )
    await answer(message, reply)


async def _examine(file: File, data: bytes, context: BotContext) -> Reply:
    """Return what is in a file, which is kept in mind when there is something to decide."""
    intake = await context.run(examine, file.name, data)
    twins = await context.run(find_twins, intake, context.library.knowledge)
    place_ = context.settings.reports / file.folder
    taken = await context.run(is_taken, place_, file.name, data)
    reply = tell(intake, twins, file.token, taken=taken)
    if reply.buttons:
        await context.run(pending.keep, context.memory, file)
    return reply


async def _keep(message: Message, file: File, context: BotContext, *, swap: bool) -> str | None:
    """Return the name under which a file now lies in the report folder; None when it does not."""
    try:
        data = await _fetch(file.file_id, context)
        if hashlib.sha256(data).hexdigest() != file.sha256:
            raise OSError("the file is another one now")
        folder = context.settings.reports / file.folder
        name = await context.run(place, folder, file.name, data, replace=swap)
    except TelegramError:
        await answer(message, Reply(say("intake.not_fetched")))
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        await answer(message, Reply(say("intake.not_written", file=file.name, reason=reason)))
        return None
    await context.run(pending.settle, context.memory, file.token)
    kept = f"{file.folder}/{name}" if file.folder else name
    await replace(message, Reply(say("intake.kept", file=kept)))
    return kept


async def _fetch(file_id: str, context: BotContext) -> bytes:
    file = await context.bot.get_file(file_id)
    return bytes(await file.download_as_bytearray())
