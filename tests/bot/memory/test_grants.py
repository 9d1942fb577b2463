"""What chats are given and who is an admin, on SQLite and PostgreSQL alike."""

from bot.memory import admins, chats, grants
from bot.memory.engine import Engine


def test_grants_are_given_once_and_taken_back(memory: Engine) -> None:
    for collection in ("mat", "mat", "rieng"):
        grants.give(memory, 7_000_000_001, collection)
    grants.give(memory, -5, "mat")
    assert grants.find(memory, 7_000_000_001) == {"mat", "rieng"}
    assert grants.find_all(memory) == {-5: ("mat",), 7_000_000_001: ("mat", "rieng")}
    grants.take_back(memory, 7_000_000_001, "mat")
    assert grants.find(memory, 7_000_000_001) == {"rieng"}
    grants.take_back(memory, 7_000_000_001)
    assert grants.find_all(memory) == {-5: ("mat",)}


def test_moved_group_keeps_its_grants_beside_those_it_has(memory: Engine) -> None:
    for chat, collection in ((-5, "mat"), (-5, "rieng"), (-100, "mat")):
        grants.give(memory, chat, collection)
    chats.note_moved(memory, -5, -100)
    assert grants.find_all(memory) == {-100: ("mat", "rieng")}


def test_admins_are_added_once(memory: Engine) -> None:
    assert admins.add(memory, 7, by=1, now=2.0)
    assert not admins.add(memory, 7, by=1, now=3.0)
    assert admins.is_admin(memory, 7)
    assert admins.find(memory) == {7}
    assert admins.remove(memory, 7)
    assert not admins.remove(memory, 7)
    assert not admins.is_admin(memory, 7)


def test_shut_out_is_told_again(memory: Engine) -> None:
    chats.allow(memory, 7, "Hoa")
    assert chats.find_let_in(memory) == [chats.LetIn(7, "Hoa")]
    assert chats.note_told(memory, 7, 1.0)
    chats.shut_out(memory, 7)
    assert not chats.is_allowed(memory, 7)
    assert chats.note_told(memory, 7, 2.0)
    assert chats.find_name(memory, 7) == "Hoa"
