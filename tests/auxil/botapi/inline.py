"""Inline results: Telegram's cache of answers, and what a chosen result posts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .limits import Json
from .updates import text_content

if TYPE_CHECKING:
    from .world import World


@dataclass
class InlineCache:
    """Answers that Telegram gives again without asking the bot, for `cache_time` seconds."""

    kept: dict[tuple[int, str, str], tuple[float, Json]] = field(default_factory=dict)

    def find(self, user_id: int, text: str, offset: str, now: float) -> Json | None:
        """Return an answer that is still fresh, the person's own or everyone's."""
        for owner in (user_id, 0):
            until, answer = self.kept.get((owner, text, offset), (0.0, {}))
            if now < until:
                return answer
        return None

    def keep(self, user_id: int, text: str, offset: str, answer: Json, now: float) -> None:
        """Remember an answer as long as the bot allowed; the default is 300 seconds."""
        owner = user_id if answer.get("is_personal") else 0
        seconds = float(answer.get("cache_time", 300))
        self.kept[owner, text, offset] = (now + seconds, answer)


def chosen_content(world: World, result: Json) -> Json:
    """Return the content that a tapped result puts into the chat."""
    markup = {"reply_markup": result["reply_markup"]} if "reply_markup" in result else {}
    content = result.get("input_message_content", {})
    if "message_text" in content:
        text, entities = world.read_text(
            str(content["message_text"]), content.get("parse_mode"), content.get("entities")
        )
        return {**text_content(text, entities), **markup}
    return {**text_content(str(result.get("title") or result["id"])), **markup}
