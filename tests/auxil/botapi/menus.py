"""Command menus per scope and language, and which of them a person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .limits import Json

if TYPE_CHECKING:
    from .chats import Chat

Key = tuple[str, int, int]


def scope_key(scope: Json | None) -> Key:
    """Return a BotCommandScope as a key."""
    scope = scope or {"type": "default"}
    return str(scope["type"]), int(scope.get("chat_id", 0)), int(scope.get("user_id", 0))


class Menus:
    """Every menu that the bot has set."""

    def __init__(self) -> None:
        self.stored: dict[tuple[Key, str], list[Json]] = {}

    def set(self, scope: Json | None, language: str, commands: list[Json]) -> None:
        """Store a menu; an empty one is removed."""
        self.stored[scope_key(scope), language] = commands
        if not commands:
            self.delete(scope, language)

    def get(self, scope: Json | None, language: str) -> list[Json]:
        """Return exactly the menu of this scope and language."""
        return self.stored.get((scope_key(scope), language), [])

    def delete(self, scope: Json | None, language: str) -> None:
        """Remove a menu."""
        self.stored.pop((scope_key(scope), language), None)

    def seen_by(self, user_id: int, chat: Chat, language: str) -> list[tuple[str, str]]:
        """Return name and description of the commands by the documented order of scopes."""
        for key in _scopes(user_id, chat):
            for spoken in (language, ""):
                found = self.stored.get((key, spoken))
                if found:
                    return [(command["command"], command["description"]) for command in found]
        return []


def _scopes(user_id: int, chat: Chat) -> list[Key]:
    if chat.type == "private":
        return [("chat", chat.id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
    admin = chat.status_of(user_id) in ("creator", "administrator")
    ordered: list[tuple[Key, bool]] = [
        (("chat_member", chat.id, user_id), True),
        (("chat_administrators", chat.id, 0), admin),
        (("chat", chat.id, 0), True),
        (("all_chat_administrators", 0, 0), admin),
        (("all_group_chats", 0, 0), True),
        (("default", 0, 0), True),
    ]
    return [key for key, applies in ordered if applies]
