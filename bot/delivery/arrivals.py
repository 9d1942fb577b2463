"""Raw updates as they come off the wire → what the inbox keeps of them.

`read_arrival({"update_id": 7, "message": {"chat": {"id": 5}, …}})` → Arrival(7, lane=5, …). Nothing
here trusts the shape of an update: one that no parser understands is still kept, in its own lane.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.memory.inbox import Arrival

_WIDEST = 2**63


def read_arrival(raw: object) -> Arrival | None:
    """Return what to keep of a raw update; None when it has no usable id."""
    if not isinstance(raw, Mapping):
        return None
    update_id: Any = raw.get("update_id")
    if not _is_id(update_id) or update_id < 0:
        return None
    # ASCII: half a surrogate pair, which JSON allows, fits into no database.
    body = json.dumps(raw, sort_keys=True)
    digest = hashlib.sha256(body.encode()).hexdigest()[:32]
    return Arrival(update_id, find_lane(raw), body, digest)


def read_body(body: str) -> Any:
    """Return the update again, without what no message and no database takes.

    That is half a surrogate pair and the character nought, both of which JSON allows.
    """
    raw = json.loads(body)
    if "\\ud" not in body and "\\u0000" not in body:
        return raw
    whole = json.dumps(raw, ensure_ascii=False).encode("utf-8", "replace").decode()
    return json.loads(whole.replace("\\u0000", "\\u0020"))


def find_lane(raw: Mapping[str, Any]) -> int:
    """Return the chat whose order an update must keep, else its author, else its own id."""
    for kind in ("chat", "from", "user"):
        for part in _parts(raw):
            found = part.get(kind)
            if isinstance(found, Mapping) and _is_id(found.get("id")):
                return int(found["id"])
    return int(raw["update_id"])


def _parts(raw: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield what an update is about: a message, a pressed button and the message it is under."""
    for value in raw.values():
        if isinstance(value, Mapping):
            yield value
            message = value.get("message")
            if isinstance(message, Mapping):
                yield message


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -_WIDEST <= value < _WIDEST
