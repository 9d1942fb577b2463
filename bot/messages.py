"""The words of the bot: `messages.toml` beside this file, read once.

`template("source.none")` → "Chưa có câu trả lời nào để xem nguồn. …". Values are filled in by
`render.say`, which escapes them.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

SCOPES = ("private", "groups", "admin", "owner")
"""Whose command menu: everybody's, in groups, an admin's, the owner's."""


@cache
def _table() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("messages.toml")
    return tomllib.loads(source.read_text("utf-8"))


def template(key: str) -> str:
    """Return the sentence of a dotted key, with its {placeholders}."""
    section, _, name = key.rpartition(".")
    sentence = _table()[section][name]
    if not isinstance(sentence, str):
        raise TypeError(f"messages.toml: {key} is not a sentence")
    return sentence.rstrip("\n")


def commands(scope: str) -> tuple[tuple[str, str], ...]:
    """Return the command menu of a scope ("private", "groups", "admin") as (name, description)."""
    descriptions = _table()["command"]
    return tuple((name, descriptions[name]) for name in _table()["menu"][scope])
