"""/start and /help (/trogiup): how to ask, in two screens at most."""

from telegram import Message, Update

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.gates import is_admin
from bot.handlers.asking import who_wrote
from bot.menus import set_admin_menu
from bot.messages import template
from bot.render import escape, say, say_html
from bot.reply import Reply


async def start(update: Update, context: BotContext) -> None:
    """Greet, or help when an inline button led here; an admin's menu is set on the way."""
    message = update.effective_message
    if message is None:
        return
    if context.args:
        await _follow_link(update, context, context.args[0])
        return
    talk = await context.talk(message.chat.id)
    await answer(message, await context.run(talk.start))
    user = update.effective_user
    if user is not None and await is_admin(update, context):
        owner = user.id in context.settings.owners
        await set_admin_menu(context.bot, user.id, owner=owner)


async def _admin_help(update: Update, context: BotContext) -> str:
    """Return what an admin is told besides; the owner a little more."""
    if not await is_admin(update, context):
        return ""
    told = template("help.admin") + template("help.admin_lists")
    user = update.effective_user
    owns = user is not None and user.id in context.settings.owners
    return told + template("help.owner_lists") if owns else told


async def _follow_link(update: Update, context: BotContext, payload: str) -> None:
    """Open the fact that a deep link leads to; any other link leads to the help."""
    message = update.effective_message
    if message is None or not payload.startswith("f_"):
        await show_help(update, context)
        return
    talk, who = await context.talk(message.chat.id), who_wrote(message)
    await answer(message, await context.run(talk.receipt, payload, who))


async def show_help(update: Update, context: BotContext) -> None:
    """Tell how to ask and what the commands are."""
    message = update.effective_message
    if message is None:
        return
    name = escape(f"@{context.bot.username}")
    inline = template("help.inline").format(bot=name)
    admin = await _admin_help(update, context)
    offered = inline if context.bot.supports_inline_queries else ""
    html = say_html("help.help", bot=name, admin=admin, inline=offered)
    await answer(message, Reply(html + _own_id(message)))


def _own_id(message: Message) -> str:
    """Return the line by which somebody can tell an admin who they are; never in a group."""
    if message.chat.type != message.chat.PRIVATE:
        return ""
    return say("help.your_id", person=message.chat.id)
