"""Memory is short, bounded and each person's own."""

from bot.memory.recent import CHATS, LASTING, PAGED, QUESTIONS, Book, Memory, Who


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_last_questions_are_kept_oldest_first() -> None:
    memory = Memory()
    for number in range(QUESTIONS + 2):
        memory.note_question(Who(1, 1), str(number))
    assert memory.recall(Who(1, 1)).questions == ("2", "3", "4")


def test_people_of_one_group_are_apart() -> None:
    memory = Memory()
    memory.note_question(Who(-1, 1), "của tôi")
    assert memory.recall(Who(-1, 2)).questions == ()


def test_silence_makes_it_forget() -> None:
    clock = Clock()
    memory = Memory(clock)
    memory.note_question(Who(1, 1), "cũ")
    memory.note_facts(Who(1, 1), ("f",))
    clock.now = LASTING
    assert memory.recall(Who(1, 1)).facts == ("f",)
    clock.now = LASTING + 1
    assert memory.recall(Who(1, 1)).questions == ()


def test_it_stays_small() -> None:
    memory = Memory()
    first = memory.keep_book(Book(("a", "b")))
    for number in range(max(CHATS, PAGED)):
        memory.note_question(Who(number, 0), "x")
        memory.keep_book(Book(("a",)))
    memory.note_question(Who(-1, 0), "x")
    assert memory.recall(Who(0, 0)).questions == ()
    assert memory.recall(Who(1, 0)).questions == ("x",)
    assert memory.book(first) is None


def test_what_changed_is_handed_out_once_and_may_be_put_back() -> None:
    memory = Memory()
    memory.note_question(Who(1, 1), "một")
    memory.note_question(Who(2, 1), "hai")
    memory.note_question(Who(3, 3), "ba")
    memory.forget(Who(1, 1))
    changed = memory.drain()
    assert {who: one and one.questions for who, one in changed.items()} == {
        Who(1, 1): None,
        Who(2, 1): None,
        Who(3, 3): ("ba",),
    }
    assert memory.drain() == {}
    memory.note_question(Who(3, 3), "bốn")
    memory.put_back(changed)
    latest = memory.drain()[Who(3, 3)]
    assert latest is not None
    assert latest.questions == ("ba", "bốn")
