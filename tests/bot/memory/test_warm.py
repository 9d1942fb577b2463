"""Follow-ups outlive a restart; what is too old or forgotten does not."""

from bot.memory import warm
from bot.memory.engine import Engine
from bot.memory.people import forget
from bot.memory.recent import LASTING, Memory, Recent, Who

NOW = 1_800_000_000.0
HOA, AN = Who(7_000_000_001, 7_000_000_001), Who(-5, 8)


def test_conversations_are_warm_again(memory: Engine) -> None:
    before = Memory(lambda: NOW)
    before.note_question(HOA, "Trà Vinh?")
    before.note_facts(HOA, ("abcde23456",))
    before.note_question(AN, "còn An Giang?")
    warm.save(memory, before.drain(), NOW)
    before.note_question(HOA, "còn nữ?")
    warm.save(memory, before.drain(), NOW)
    after = Memory(lambda: NOW + 1)
    after.warm_up(warm.load(memory, NOW + 1))
    assert after.recall(HOA) == Recent(("Trà Vinh?", "còn nữ?"), ("abcde23456",), NOW)
    assert after.recall(AN).questions == ("còn An Giang?",)


def test_old_and_forgotten_ones_are_gone(memory: Engine) -> None:
    old = Recent(("cũ",), (), NOW - LASTING - 1)
    new = Recent(("mới",), (), NOW)
    warm.save(memory, {HOA: old, AN: new}, NOW)
    assert list(warm.load(memory, NOW)) == [AN]
    warm.save(memory, {AN: None}, NOW)
    assert warm.load(memory, NOW) == {}
    warm.save(memory, {AN: new}, NOW)
    assert forget(memory, AN.user) == 1
    assert warm.load(memory, NOW) == {}
