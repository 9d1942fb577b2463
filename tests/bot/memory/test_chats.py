"""What became of a chat is kept: closed, open again, or moved."""

from sqlalchemy.engine import Engine

from bot.memory.chats import find_gone, find_successor, note_back, note_gone, note_moved

OLD, NEW = -4_000_000_001, -1_001_234_567_890


def test_closed_chats_are_known_until_they_open_again(memory: Engine) -> None:
    note_gone(memory, 5, 1.0)
    note_gone(memory, 5, 2.0)
    note_gone(memory, 6, 3.0)
    note_back(memory, 6)
    note_back(memory, 7)
    assert find_gone(memory) == {5}


def test_moved_group_is_found(memory: Engine) -> None:
    note_moved(memory, OLD, NEW)
    assert find_successor(memory, OLD) == NEW
    assert find_successor(memory, NEW) == NEW
    assert find_gone(memory) == frozenset()
