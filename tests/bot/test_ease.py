"""A store proves by its answers that it is quick, and one slow answer speaks against it."""

from itertools import count

from bot.ease import QUICK, Ease


def _answer(ease: Ease, times: int) -> None:
    for _ in range(times):
        with ease.measured():
            pass


def test_nothing_is_quick_before_it_has_answered_for_a_while() -> None:
    ease = Ease(clock=count(step=0.0001).__next__)
    assert not ease.is_quick
    told = []
    for times in (20, 100):
        _answer(ease, times)
        told.append(ease.is_quick)
    assert told == [False, True]


def test_one_slow_answer_is_remembered_for_long() -> None:
    seconds = iter([0.0, 0.0] * 200 + [0.0, 0.5] + [0.0, 0.0] * 1000)
    ease = Ease(clock=lambda: next(seconds))
    _answer(ease, 200)
    told = []
    for times in (1, 200, 200):
        _answer(ease, times)
        told.append(ease.is_quick)
    assert told == [False, False, True]


def test_answers_a_little_too_slow_never_become_quick() -> None:
    ease = Ease(clock=count(step=1.5 * QUICK).__next__)
    _answer(ease, 1000)
    assert not ease.is_quick
