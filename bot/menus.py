"""The command menus people see: one for each scope, in Vietnamese.

Private chats, groups and each admin's own chat have their own; everything else gets the default.
"""

import logging
from collections.abc import Collection, Iterable

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.messages import commands

_log = logging.getLogger(__name__)


async def set_menus(bot: ExtBot[None], admins: Iterable[int], owners: Collection[int]) -> None:
    """Set every menu; a menu that cannot be set is logged, the bot serves all the same."""
    await _set(bot, "private", BotCommandScopeDefault())
    await _set(bot, "private", BotCommandScopeAllPrivateChats())
    await _set(bot, "groups", BotCommandScopeAllGroupChats())
    for admin in sorted(admins):
        await set_admin_menu(bot, admin, owner=admin in owners)


async def set_admin_menu(bot: ExtBot[None], admin: int, *, owner: bool = False) -> None:
    """Set the menu of an admin's private chat; Telegram refuses until they have written once."""
    await _set(bot, "owner" if owner else "admin", BotCommandScopeChat(admin))


async def unset_menu(bot: ExtBot[None], person: int) -> None:
    """Give a private chat the menu that everybody has."""
    try:
        await bot.delete_my_commands(BotCommandScopeChat(person))
    except TelegramError as error:
        _log.warning("A menu was not taken away: %s", error.message)


async def _set(bot: ExtBot[None], menu: str, scope: BotCommandScope) -> None:
    listed = [BotCommand(name, description) for name, description in commands(menu)]
    try:
        await bot.set_my_commands(listed, scope=scope)
    except TelegramError as error:
        _log.warning("The %s menu was not set: %s", menu, error.message)
