"""One chat's questions answered, whoever carries them: Telegram and the terminal say the same.

`Conversation(knowledge).reply("bao nhiêu đảng viên?", Who(1, 1))` → Reply("<b>7.448…</b>").
Each call takes the served shelf once and answers from that snapshot alone, so a reload in between
cannot mix two versions in one answer. Everything here is synchronous; handlers cross over once, in
`BotContext.run`.
"""

from collections.abc import Iterable

from bot.answers import draft, draft_fact
from bot.cards import make_cards
from bot.listing import list_reports, show_passage
from bot.memory.recent import Book, Memory, Who
from bot.pages import pack
from bot.render import say
from bot.reply import Card, Draft, Reply
from bot.shelf import Shelf, short_id
from bot.smalltalk import small_talk
from bot.turning import open_book
from knowledge import Candidate, Fact, Found, KnowledgeBase

QUESTION_LIMIT = 1000


class Conversation:
    """Answers questions and button presses out of the snapshot served now."""

    def __init__(self, knowledge: KnowledgeBase, memory: Memory | None = None) -> None:
        self._shelf = Shelf(knowledge)
        self._memory = memory or Memory()

    @property
    def knowledge(self) -> KnowledgeBase:
        """The snapshot being served."""
        return self._shelf.knowledge

    def serve(self, knowledge: KnowledgeBase) -> None:
        """Serve another snapshot from the next question on; it is made ready first."""
        shelf = Shelf(knowledge)
        shelf.prepare()
        self._shelf = shelf

    def reply(self, question: str, who: Who) -> Reply:
        """Return the answer to a question, read with the questions before it in mind."""
        shelf = self._shelf
        question = " ".join(question.split())
        if not question:
            return Reply(say("answer.no_question"))
        if len(question) > QUESTION_LIMIT:
            return Reply(say("help.too_long", limit=QUESTION_LIMIT))
        if kind := small_talk(question):
            return self._talk(kind)
        previous = self._memory.recall(who).questions
        answer = shelf.knowledge.ask(question, previous=previous)
        self._memory.note_question(who, question)
        if isinstance(answer, Found):
            self._memory.note_facts(who, _ids(answer.facts))
        return self._bind(draft(answer, shelf.knowledge))

    def press(self, data: str, who: Who) -> Reply:
        """Return what a button asks for; a button out of another time gets a kind word."""
        shelf = self._shelf
        kind, _, rest = data.partition(":")
        if kind == "b":
            return self._turn(rest)
        if kind == "r" and rest.isdecimal():
            return list_reports(shelf, int(rest), turned=True)
        fact = shelf.fact(rest)
        if fact is None:
            return Reply(say("source.stale"))
        self._memory.note_facts(who, (rest,))
        if kind == "n":
            return self._passage(shelf, fact)
        return self._bind(draft_fact(fact, shelf.knowledge))

    def source(self, who: Who) -> Reply:
        """Return the passage around the last answer, its sentence marked."""
        shelf, shown = self._shelf, self._memory.recall(who).facts
        if not shown:
            return Reply(say("source.none"))
        fact = shelf.fact(shown[0])
        if fact is None:
            return Reply(say("source.stale"))
        return self._passage(shelf, fact)

    def reports(self) -> Reply:
        """Return the first page of the reports in the store."""
        return list_reports(self._shelf, 0)

    def cards(self, question: str) -> tuple[Card, ...]:
        """Return the answer as inline results, one for each fact; saying so when there is none."""
        knowledge = self._shelf.knowledge
        if small_talk(question):
            return ()
        answer = knowledge.ask(" ".join(question.split())[:QUESTION_LIMIT])
        return make_cards(answer, knowledge)

    def start(self) -> Reply:
        """Return the greeting."""
        count = len(self._shelf.knowledge.reports)
        return Reply(say("help.start", reports=count) if count else say("help.empty_store"))

    def _talk(self, kind: str) -> Reply:
        """Return a kind word; small talk is no question and is not remembered as one."""
        return Reply(say(f"talk.{kind}", reports=len(self._shelf.knowledge.reports)))

    def _passage(self, shelf: Shelf, fact: Fact) -> Reply:
        passage, page = show_passage(shelf, fact)
        return self._bind(passage, page)

    def _bind(self, draft: Draft, page: int = 0) -> Reply:
        """Return the draft as one message; when longer, as a book opened at a page."""
        pages = pack(draft.blocks)
        if len(pages) == 1:
            return Reply(pages[0], draft.buttons)
        book = Book(tuple(pages), draft.buttons)
        return open_book(book, self._memory.keep_book(book), page)

    def _turn(self, rest: str) -> Reply:
        name, _, number = rest.partition(":")
        book = self._memory.book(name)
        if book is None or not number.isdecimal() or int(number) >= len(book.pages):
            return Reply(say("reports.expired"))
        reply = open_book(book, name, int(number))
        return Reply(reply.html, reply.buttons, replaces=True)


def _ids(facts: Iterable[Candidate]) -> tuple[str, ...]:
    return tuple(short_id(candidate.fact) for candidate in facts)
