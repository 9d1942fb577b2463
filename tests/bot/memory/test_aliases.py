"""The same words have one meaning, the latest."""

from bot.memory import aliases
from bot.memory.aliases import Alias
from bot.memory.engine import Engine


def test_alias_is_kept_changed_and_removed(memory: Engine) -> None:
    aliases.put(memory, Alias("hộ khó khăn", "hộ"), person=7, now=1.0)
    aliases.put(memory, Alias("ĐV", "đảng viên"), person=7, now=2.0)
    aliases.put(memory, Alias("hộ khó khăn", "hộ nghèo"), person=8, now=3.0)
    assert aliases.find(memory) == [Alias("hộ khó khăn", "hộ nghèo"), Alias("ĐV", "đảng viên")]
    aliases.remove(memory, Alias("hộ khó khăn", "hộ nghèo"))
    assert aliases.find(memory) == [Alias("ĐV", "đảng viên")]
