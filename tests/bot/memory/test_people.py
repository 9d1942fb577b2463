"""Ratings, unanswered questions, those who wait and admins' acts: kept, counted, forgotten."""

from dataclasses import replace

from sqlalchemy.engine import Engine

from bot.memory import people, ratings, unanswered, waiting
from bot.memory.people import Act
from bot.memory.ratings import Rating
from bot.memory.waiting import Waiting

BAD = Rating(1, 10, 7, good=False, question="bao nhiêu <b>?", answer="7.448", rated_at=5.0)


def test_mind_may_be_changed(memory: Engine) -> None:
    ratings.rate(memory, BAD)
    ratings.rate(memory, replace(BAD, good=True, rated_at=6.0))
    assert ratings.find_bad(memory) == []
    ratings.rate(memory, replace(BAD, rated_at=7.0))
    ratings.give_reason(memory, 1, 10, 7, "figure")
    assert ratings.find_bad(memory) == [replace(BAD, rated_at=7.0, reason="figure")]


def test_latest_bad_rating_comes_first(memory: Engine) -> None:
    ratings.rate(memory, BAD)
    ratings.rate(memory, replace(BAD, person=8, rated_at=9.0))
    assert [one.person for one in ratings.find_bad(memory)] == [8, 7]


def test_spellings_of_a_question_are_counted_together(memory: Engine) -> None:
    unanswered.note(memory, "ho ngheo", "hộ nghèo", 1.0)
    unanswered.note(memory, "ho ngheo", "Hộ nghèo?", 2.0)
    unanswered.note(memory, "tau ngam", "tàu ngầm", 3.0)
    found = unanswered.find(memory)
    assert [(one.question, one.times) for one in found] == [("Hộ nghèo?", 2), ("tàu ngầm", 1)]
    unanswered.settle(memory, "ho ngheo")
    assert [one.folded for one in unanswered.find(memory)] == ["tau ngam"]


def test_waiting_is_noted_once_and_settled_once(memory: Engine) -> None:
    one = Waiting(1, 7, ("kết nạp?", "còn nữ?"))
    assert waiting.wait(memory, one, 1.0)
    assert waiting.wait(memory, one, 2.0)
    (kept,) = waiting.find(memory)
    assert replace(kept, id=0) == one
    assert waiting.settle(memory, kept)
    assert not waiting.settle(memory, kept)
    assert waiting.find(memory) == []


def test_nobody_waits_for_everything(memory: Engine) -> None:
    for number in range(waiting.MOST):
        assert waiting.wait(memory, Waiting(1, 7, (f"câu {number}",)), 1.0)
    assert not waiting.wait(memory, Waiting(1, 7, ("một câu nữa",)), 1.0)
    assert waiting.wait(memory, Waiting(1, 8, ("một câu nữa",)), 1.0)


def test_person_is_forgotten_and_others_are_not(memory: Engine) -> None:
    for person in (7, 8):
        ratings.rate(memory, replace(BAD, person=person))
        waiting.wait(memory, Waiting(1, person, ("?",)), 1.0)
    assert people.forget(memory, 7) == 2
    assert people.forget(memory, 7) == 0
    assert [one.person for one in ratings.find_bad(memory)] == [8]
    assert [one.person for one in waiting.find(memory)] == [8]


def test_acts_are_kept(memory: Engine) -> None:
    people.note_act(memory, Act(7, "reload", "", 1.0))
    people.note_act(memory, Act(8, "allow", "-100", 2.0))
    assert people.find_acts(memory) == [Act(8, "allow", "-100", 2.0), Act(7, "reload", "", 1.0)]
