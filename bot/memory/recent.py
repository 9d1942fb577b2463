"""What the bot remembers of its chats: the last questions for follow-ups, the facts for /nguon.

Bounded and forgetful on purpose: at most `CHATS` conversations, each forgotten after `LASTING` of
silence, so that "thế còn năm 2023?" an hour later is not read as a follow-up.
"""

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.reply import Button

QUESTIONS = 3
LASTING = 15 * 60.0
CHATS = 5_000
PAGED = 500


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody in a chat: in a group each person follows up on their own questions."""

    chat: int
    user: int


@dataclass(frozen=True, slots=True)
class Recent:
    """What one conversation holds: its latest questions, oldest first, and the facts last shown."""

    questions: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Book:
    """A reply of several pages, kept so that its buttons can turn them.

    `hidden` are the collections that were not looked into: who sees less must not turn the pages.
    """

    pages: tuple[str, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answered:
    """The message that answers a question, and the question as it was understood to be."""

    message: int
    question: str


class Memory:
    """Recent conversations and paged replies, the least recently used dropped first."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._recent: OrderedDict[Who, Recent] = OrderedDict()
        self._changed: dict[Who, Recent | None] = {}
        self._books: OrderedDict[str, Book] = OrderedDict()
        self._answered: OrderedDict[tuple[int, int], Answered] = OrderedDict()
        self._shown: OrderedDict[tuple[int, int], tuple[str, ...]] = OrderedDict()

    def warm_up(self, recent: Mapping[Who, Recent]) -> None:
        """Remember conversations of before a restart."""
        with self._lock:
            self._recent.update(recent)

    def drain(self) -> dict[Who, Recent | None]:
        """Return what changed since the last time, None for what was forgotten."""
        with self._lock:
            changed, self._changed = self._changed, {}
        return changed

    def put_back(self, changed: Mapping[Who, Recent | None]) -> None:
        """Take back what could not be kept; what changed since is newer."""
        with self._lock:
            self._changed = {**changed, **self._changed}

    def recall(self, who: Who) -> Recent:
        """Return what is remembered of somebody; nothing when it was too long ago."""
        with self._lock:
            recent = self._recent.get(who)
        if recent is None or self._clock() - recent.at > LASTING:
            return Recent()
        return recent

    def note_question(self, who: Who, question: str) -> None:
        """Remember a question as the latest of this conversation."""
        recent = self.recall(who)
        questions = (*recent.questions, question)[-QUESTIONS:]
        self._keep(who, Recent(questions, recent.facts, self._clock()))

    def note_facts(self, who: Who, facts: tuple[str, ...]) -> None:
        """Remember the facts last shown, by short id."""
        self._keep(who, Recent(self.recall(who).questions, facts, self._clock()))

    def forget_question(self, who: Who, question: str) -> None:
        """Forget the latest question when it is this one: it was asked anew in other words."""
        recent = self.recall(who)
        if recent.questions[-1:] == (" ".join(question.split()),):
            self._keep(who, Recent(recent.questions[:-1], recent.facts, self._clock()))

    def note_answer(self, asked: tuple[int, int], answered: Answered) -> None:
        """Remember which message answered the one of a chat and message id."""
        with self._lock:
            self._answered[asked] = answered
            while len(self._answered) > CHATS:
                self._answered.popitem(last=False)

    def answer_to(self, asked: tuple[int, int]) -> Answered | None:
        """Return what answered a message, None when it is forgotten or was no question."""
        with self._lock:
            return self._answered.get(asked)

    def note_shown(self, message: tuple[int, int], asked: tuple[str, ...]) -> None:
        """Remember what a message of ours, by chat and message id, is the answer to."""
        with self._lock:
            self._shown[message] = asked
            while len(self._shown) > CHATS:
                self._shown.popitem(last=False)

    def shown(self, message: tuple[int, int]) -> tuple[str, ...]:
        """Return what a message of ours answers, nothing when that is forgotten."""
        with self._lock:
            return self._shown.get(message, ())

    def forget(self, who: Who) -> None:
        """Forget a person's conversations; in a private chat also what its messages answer."""
        with self._lock:
            for one in [one for one in self._recent if one.user == who.user]:
                del self._recent[one]
                self._changed[one] = None
            if who.chat == who.user:
                for kept in (self._answered, self._shown):
                    for key in [key for key in kept if key[0] == who.chat]:
                        del kept[key]

    def keep_book(self, book: Book) -> str:
        """Keep a reply of several pages and return the name its buttons carry."""
        name = secrets.token_hex(6)
        with self._lock:
            self._books[name] = book
            while len(self._books) > PAGED:
                self._books.popitem(last=False)
        return name

    def book(self, name: str) -> Book | None:
        """Return a reply of several pages, None when it is forgotten."""
        with self._lock:
            return self._books.get(name)

    def _keep(self, who: Who, recent: Recent) -> None:
        with self._lock:
            self._recent[who] = self._changed[who] = recent
            self._recent.move_to_end(who)
            while len(self._recent) > CHATS:
                self._recent.popitem(last=False)
