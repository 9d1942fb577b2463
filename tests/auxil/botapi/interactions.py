"""What people do besides writing, and the bot's answers: presses, inline and guest queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .limits import Json
from .waiting import PATIENCE

if TYPE_CHECKING:
    from .messages import Button, Message
    from .users import User
    from .world import World


@dataclass(eq=False)
class Query:
    """Something that the bot answers once, in time."""

    world: World
    id: str
    user: User
    answer: Json | None = None
    expired: bool = False
    answers: int = field(default=0)

    def expire(self) -> None:
        """Let the time for an answer pass."""
        self.expired = True

    async def wait_answer(self, *, timeout: float = PATIENCE) -> Json:  # noqa: ASYNC109
        """Return the parameters that the bot answered with."""
        return await self.world.bell.until(
            lambda: self.answer, what=f"an answer to {self}", timeout=timeout
        )


@dataclass(eq=False)
class Press(Query):
    """A pressed button; the answer's text is the notice people see."""

    button: Button | None = None
    message: Message | None = None

    @property
    def notice(self) -> str:
        """The text shown to the person, empty when none."""
        return str((self.answer or {}).get("text", ""))


@dataclass(eq=False)
class InlineQuery(Query):
    """Words typed after the bot's name in any chat."""

    text: str = ""
    offset: str = ""
    cached: bool = False

    @property
    def results(self) -> list[Json]:
        """The offered results."""
        return list((self.answer or {}).get("results", []))

    @property
    def header(self) -> Json:
        """The button above the results, empty when none."""
        return dict((self.answer or {}).get("button", {}))

    async def wait_results(self, *, timeout: float = PATIENCE) -> list[Json]:  # noqa: ASYNC109
        """Return the results once the bot has answered."""
        await self.wait_answer(timeout=timeout)
        return self.results


@dataclass(eq=False)
class GuestQuery(Query):
    """A mention of the bot in a chat in which it is not."""

    message: Message | None = None
