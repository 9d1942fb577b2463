"""Which function carries out which method; the rest is validated and answered `true`."""

from collections.abc import Awaitable, Callable
from typing import Any

from ..params import Params
from ..world import World

Handler = Callable[[World, Params], Any | Awaitable[Any]]
HANDLERS: dict[str, Handler] = {}


def api(name: str) -> Callable[[Handler], Handler]:
    """Register the function for a method of the Bot API."""

    def register(handler: Handler) -> Handler:
        HANDLERS[name.lower()] = handler
        return handler

    return register
