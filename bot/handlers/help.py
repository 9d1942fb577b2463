"""/start and /help (/trogiup): how to ask, in two screens at most."""

from telegram import Update

from bot.context import BotContext
from bot.delivery.outbox import answer
from bot.gates import is_admin
from bot.handlers.asking import who_wrote
from bot.menus import set_admin_menu
from bot.messages import template
from bot.render import escape, say_html
from bot.reply import Reply


async def start(update: Update, context: BotContext) -> None:
    """Greet, or help when an inline button led here; an admin's menu is set on the way."""
    message = update.effective_message
    if message is None:
        return
    if context.args:
        await _follow_link(update, context, context.args[0])
        return
    await answer(message, await context.run(context.conversation.start))
    user = update.effective_user
    if user is not None and is_admin(update, context.settings):
        await set_admin_menu(context.bot, user.id)


def _admin_help() -> str:
    return template("help.admin") + template("help.admin_lists")


async def _follow_link(update: Update, context: BotContext, payload: str) -> None:
    """Open the fact that a deep link leads to; any other link leads to the help."""
    message = update.effective_message
    if message is None or not payload.startswith("f_"):
        await show_help(update, context)
        return
    conversation, who = context.conversation, who_wrote(message)
    await answer(message, await context.run(conversation.receipt, payload, who))


async def show_help(update: Update, context: BotContext) -> None:
    """Tell how to ask and what the commands are."""
    if update.effective_message is None:
        return
    name = escape(f"@{context.bot.username}")
    inline = template("help.inline").format(bot=name)
    admin = _admin_help() if is_admin(update, context.settings) else ""
    offered = inline if context.bot.supports_inline_queries else ""
    html = say_html("help.help", bot=name, admin=admin, inline=offered)
    await answer(update.effective_message, Reply(html))
