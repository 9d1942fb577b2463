"""Command menus per scope and language, and the bot's profile texts."""

from ..errors import violation
from ..limits import COMMAND_DESCRIPTION, COMMAND_NAME, COMMANDS, Json
from ..params import Params
from ..world import World
from .registry import api


@api("setMyCommands")
def set_my_commands(world: World, params: Params) -> bool:
    """Set a menu."""
    commands = params.array("commands")
    if len(commands) > COMMANDS:
        raise violation("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check(command)
    world.menus.set(_scope(world, params), params.text("language_code"), commands)
    return True


def _check(command: Json) -> None:
    if not COMMAND_NAME.fullmatch(str(command["command"])):
        raise violation("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command["description"])) <= COMMAND_DESCRIPTION:
        raise violation("BOT_COMMAND_DESCRIPTION_INVALID")


def _scope(world: World, params: Params) -> Json:
    scope = params.obj("scope")
    if "chat_id" in scope:
        scope = {**scope, "chat_id": world.chat(scope["chat_id"]).id}
    return scope


@api("getMyCommands")
def get_my_commands(world: World, params: Params) -> list[Json]:
    """Return a menu."""
    return world.menus.get(_scope(world, params), params.text("language_code"))


@api("deleteMyCommands")
def delete_my_commands(world: World, params: Params) -> bool:
    """Remove a menu."""
    world.menus.delete(_scope(world, params), params.text("language_code"))
    return True


def _set_profile(name: str, limit: int) -> None:
    @api(f"setMy{name}")
    def setter(world: World, params: Params) -> bool:
        text = params.text(_field(name))
        if len(text) > limit:
            raise violation(f"{name} is too long")
        world.profile[name, params.text("language_code")] = text
        return True

    @api(f"getMy{name}")
    def getter(world: World, params: Params) -> Json:
        text = world.profile.get((name, params.text("language_code")), "")
        return {_field(name): text}


def _field(name: str) -> str:
    return {"ShortDescription": "short_description"}.get(name, name.lower())


for _name, _limit in (("Name", 64), ("Description", 512), ("ShortDescription", 120)):
    _set_profile(_name, _limit)
