"""Every sentence that is said exists, every sentence that exists is said, and all is NFC."""

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

from bot.messages import commands, template

BOT = Path(__file__).parent.parent.parent / "bot"
SOURCE = "\n".join(path.read_text("utf-8") for path in sorted(BOT.rglob("*.py")))
TOML = (BOT / "messages.toml").read_text("utf-8")
TABLE = tomllib.loads(TOML)
# Keys put together in the code: say(f"answer.{name}"), say(f"reload.{kind}"), …
BUILT = {
    "answer": {"true", "false"}
    | {name for name in TABLE["answer"] if name.startswith(("most_", "least_", "scope_"))},
    "inline": {"true", "false"},
    "reload": {"added", "changed", "removed"},
    "slot": set(TABLE["slot"]),
    "lists": set(TABLE["lists"]),
    "reason": set(TABLE["reason"]),
    "intake": {"keep", "swap", "drop", "figure", "quote", "person", "place", "date"},
    "stats": {"today", "week", "month"},
    "audit": set(TABLE["audit"]),
    "owner": {"owner", "fixed", "added"},
    "example": {"count", "share", "quote"},
    "talk": set(TABLE["talk"]),
}
KEYS = [
    f"{section}.{name}"
    for section, table in TABLE.items()
    if section not in ("menu", "command")
    for name in table
]


@pytest.mark.parametrize("key", KEYS)
def test_sentence_is_said_somewhere(key: str) -> None:
    section, _, name = key.partition(".")
    assert re.search(rf"[\"']{key}[\"']", SOURCE) or name in BUILT.get(section, ())
    assert template(key)


def test_what_is_said_exists() -> None:
    said = set(re.findall(r'(?:say|say_html|template)\(\s*"([a-z_]+\.[a-z_]+)"', SOURCE))
    assert said <= set(KEYS)
    assert len(said) > 40


@pytest.mark.parametrize("scope", ["private", "groups", "admin", "owner"])
def test_menu_is_fit_for_telegram(scope: str) -> None:
    for name, description in commands(scope):
        assert re.fullmatch(r"[a-z0-9_]{1,32}", name)
        assert 3 <= len(description) <= 256


def test_admins_commands_are_only_in_their_menus() -> None:
    for name in ("reload", "quyen", "chophep"):
        assert [one for one in TABLE["menu"] if name in dict(commands(one))] == ["admin", "owner"]
    assert [one for one in TABLE["menu"] if "boquantri" in dict(commands(one))] == ["owner"]


def test_letters_are_composed() -> None:
    assert unicodedata.is_normalized("NFC", TOML)


def test_section_is_no_sentence() -> None:
    with pytest.raises(TypeError):
        template("menu.private")
