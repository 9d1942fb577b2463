"""What people think of answers, and which questions got none: buttons for people, lists for admins.

`with_opinions(reply)` adds 👍 👎 under an answer and "Báo tôi khi có" under an unknown;
`list_unanswered(…)` puts questions that are alike together, most often asked first.
"""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from bot.memory.people import Act
from bot.memory.ratings import Rating
from bot.memory.recent import Book
from bot.memory.unanswered import Unanswered
from bot.messages import template
from bot.pages import shorten
from bot.render import say, spell_time
from bot.reply import FOUND, UNKNOWN, Button, Reply

REASONS = ("figure", "scope", "question", "other")
PER_PAGE = 8
ALIKE = 85
WORDS = 200


def with_opinions(reply: Reply) -> Reply:
    """Return the reply with what a person may say to it."""
    row: tuple[Button, ...] = ()
    if reply.outcome == FOUND:
        row = (Button("👍", "o:good"), Button("👎", "o:bad"))
    elif reply.outcome == UNKNOWN:
        row = (Button(template("opinion.wait"), "o:wait"),)
    return replace(reply, buttons=(*reply.buttons, row)) if row else reply


def ask_why(message: int) -> Reply:
    """Return the question why an answer is bad, the reasons to tap."""
    rows = tuple((Button(template(f"reason.{one}"), f"o:{one}:{message}"),) for one in REASONS)
    return Reply(say("opinion.why"), rows)


def list_bad(found: Sequence[Rating]) -> Book:
    """Return the answers that were found bad, latest first, with question, answer and reason."""
    items = [
        say(
            "opinion.bad",
            question=shorten(one.question, WORDS) or "…",
            answer=shorten(one.answer, WORDS),
            reason=template(f"reason.{one.reason}") if one.reason in REASONS else "–",
            day=spell_time(one.rated_at),
        )
        for one in found
    ]
    return _pages(say("opinion.bad_head", count=len(items)), items, "opinion.none_bad")


def list_unanswered(found: Sequence[Unanswered]) -> Book:
    """Return the questions without an answer, those alike together."""
    groups = sorted(group_alike(found), key=lambda group: -sum(one.times for one in group))
    items = [
        say(
            "opinion.unanswered",
            times=sum(one.times for one in group),
            question=shorten(group[0].question, WORDS),
            others=say("opinion.others", count=len(group) - 1) if len(group) > 1 else "",
        )
        for group in groups
    ]
    return _pages(say("opinion.unanswered_head", count=len(items)), items, "opinion.all_answered")


def list_acts(found: Sequence[Act]) -> Book:
    """Return what admins did, latest first."""
    items = [
        say(
            "audit.act",
            time=spell_time(one.at),
            act=template(f"audit.{one.act}"),
            about=shorten(one.about, WORDS),
            person=one.person,
        )
        for one in found
    ]
    return _pages(say("audit.head", count=len(items)), items, "audit.none")


def group_alike(found: Sequence[Unanswered]) -> list[list[Unanswered]]:
    """Return questions in groups: each like the first of its group, which was asked most often."""
    groups: list[list[Unanswered]] = []
    for one in found:
        for group in groups:
            if fuzz.token_sort_ratio(one.folded, group[0].folded) >= ALIKE:
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _pages(head: str, items: Sequence[str], empty: str) -> Book:
    if not items:
        return Book((say(empty),))
    starts = range(0, len(items), PER_PAGE)
    return Book(tuple("\n\n".join((head, *items[at : at + PER_PAGE])) for at in starts))
