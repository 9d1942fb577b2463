"""The parameters of a call, however the library sent them: query, form, multipart or JSON.

`Params({"chat_id": "5", "reply_markup": "{…}"}).integer("chat_id")` → 5.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .errors import violation
from .limits import Json


@dataclass(frozen=True)
class Upload:
    """One uploaded part."""

    name: str
    content: bytes
    mime: str


class Params:
    """Raw values and typed access to them."""

    def __init__(self, raw: Mapping[str, Any], files: Mapping[str, Upload] | None = None) -> None:
        self.raw = raw
        self.files = files or {}

    def __contains__(self, name: str) -> bool:
        return name in self.raw

    def __getitem__(self, name: str) -> Any:
        """Return a value as it came, for assertions in tests."""
        return self.raw[name]

    def text(self, name: str, default: str = "") -> str:
        """Return a string."""
        value = self.raw.get(name)
        return default if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Return an integer, written as a number or as digits."""
        value = self.raw.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise violation(f"{name} must be an integer") from None

    def flag(self, name: str) -> bool:
        """Return a boolean; absent is false."""
        return str(self.raw.get(name, "")).lower() in ("true", "1", "yes")

    def value(self, name: str) -> Any:
        """Return a JSON value, decoded when it came as text."""
        value = self.raw.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise violation(f"can't parse {name} JSON object") from None

    def obj(self, name: str) -> Json:
        """Return an object; absent is empty."""
        value = self.value(name) if name in self.raw else None
        return value if isinstance(value, dict) else {}

    def array(self, name: str) -> list[Any]:
        """Return an array; absent is empty."""
        value = self.value(name) if name in self.raw else None
        return value if isinstance(value, list) else []

    def chat_id(self) -> int | str | None:
        """Return the addressed chat: a number, or a name like @kenh."""
        value = self.raw.get("chat_id")
        if isinstance(value, str) and value.lstrip("-").isdigit():
            return int(value)
        return value

    def upload(self, name: str) -> Upload | None:
        """Return the uploaded part of this name, following attach://."""
        value = str(self.raw.get(name, ""))
        return self.files.get(value.removeprefix("attach://") or name, self.files.get(name))

    def __repr__(self) -> str:
        return f"Params({dict(self.raw)})"
