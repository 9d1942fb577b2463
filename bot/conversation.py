"""One chat's questions answered, whoever carries them: Telegram and the terminal say the same.

`Conversation(knowledge).reply("bao nhiêu đảng viên?", Who(1, 1))` → Reply("<b>7.448…</b>").
Each call takes the served shelf once and answers from that snapshot alone, so a reload in between
cannot mix two versions in one answer; the shelf holds what this talk may see and nothing else.
Everything here is synchronous; handlers cross over once, in `BotContext.run`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.access import EVERYTHING, Access
from bot.answers import draft, draft_fact
from bot.cards import make_cards
from bot.checking import show_checked
from bot.examples import example_buttons, question_for
from bot.library import Library
from bot.listing import filter_reports, list_reports, show_passage
from bot.lists import list_facts
from bot.memory.recent import Book, Memory, Who
from bot.pages import pack
from bot.receipts import show_gone, show_receipt
from bot.render import say
from bot.reply import FOUND, UNKNOWN, Card, Draft, Reply
from bot.shelf import CODE, Shelf, read_code
from bot.smalltalk import small_talk
from bot.turning import open_book
from knowledge import Answer, Candidate, Fact, FactKind, Found, KnowledgeBase, Unknown, check_draft

QUESTION_LIMIT = 1000
DRAFT_LIMIT = 8000


class Conversation:
    """Answers questions and button presses out of what an access sees of the snapshot served."""

    def __init__(
        self,
        knowledge: KnowledgeBase | Library,
        memory: Memory | None = None,
        access: Access = EVERYTHING,
    ) -> None:
        self.library = knowledge if isinstance(knowledge, Library) else Library(knowledge)
        self.memory = memory or Memory()
        self.access = access

    def within(self, access: Access) -> "Conversation":
        """Return the same conversation for those who see this much."""
        return Conversation(self.library, self.memory, access)

    @property
    def knowledge(self) -> KnowledgeBase:
        """What is seen of the snapshot being served."""
        return self._shelf.knowledge

    @property
    def _shelf(self) -> Shelf:
        return self.library.shelf(self.access)

    @property
    def is_quick(self) -> bool:
        """Whether a question takes so little time that nobody is held up by it."""
        shelf = self.library.built_shelf(self.access)
        return shelf is not None and shelf.ease.is_quick

    def serve(self, knowledge: KnowledgeBase) -> None:
        """Serve another snapshot from the next question on; it is made ready first."""
        self.library.serve(knowledge)

    def reply(self, question: str, who: Who) -> Reply:
        """Return the answer to a question, read with the questions before it in mind."""
        shelf = self._shelf
        question = " ".join(question.split())
        if not question:
            return Reply(say("answer.no_question"))
        if len(question) > QUESTION_LIMIT:
            return Reply(say("help.too_long", limit=QUESTION_LIMIT))
        if kind := small_talk(question):
            return self._talk(kind, shelf)
        return self._answer(question, who, shelf)

    def answer_later(self, questions: tuple[str, ...]) -> Reply:
        """Return the answer to a question that somebody waits with, those before it first."""
        *previous, question = questions
        shelf = self._shelf
        answer = self._ask(question, previous, shelf)
        drafted = draft(answer, shelf)
        told = say("opinion.now_known", question=question)
        reply = self._bind(replace(drafted, blocks=(told, *drafted.blocks)))
        return replace(reply, outcome=_outcome(answer), asked=questions)

    def forget(self, who: Who) -> Reply:
        """Forget what was asked and shown."""
        self.memory.forget(who)
        return Reply(say("help.forgotten"))

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
        if kind == "e":
            return self._ask_example(fact, who, shelf)
        self.memory.note_facts(who, (rest,))
        if kind == "n":
            return self._passage(shelf, fact)
        return self._bind(draft_fact(fact, shelf))

    def source(self, who: Who) -> Reply:
        """Return the passage around the last answer, its sentence marked."""
        shelf, shown = self._shelf, self.memory.recall(who).facts
        if not shown:
            return Reply(say("source.none"))
        fact = shelf.fact(shown[0])
        if fact is None:
            return Reply(say("source.stale"))
        return self._passage(shelf, fact)

    def reports(self, words: str = "") -> Reply:
        """Return the first page of the reports in the store, of those that fit the words."""
        if not words.strip() or not self._shelf.knowledge.reports:
            return list_reports(self._shelf, 0)
        return self.open_book(filter_reports(self._shelf, words))

    def facts_about(self, topic: str, kind: FactKind) -> Reply:
        """Return the figures or quotes about a topic, page by page."""
        shelf, name = self._shelf, "quotes" if kind is FactKind.QUOTE else "figures"
        topic = " ".join(topic.split())[:QUESTION_LIMIT]
        if not topic:
            return Reply(say(f"lists.{name}_usage"))
        reworded = self.library.wording.reword(topic)
        found = shelf.knowledge.find(reworded, kind) or shelf.knowledge.find(topic, kind)
        if not found:
            return Reply(say(f"lists.no_{name}", topic=topic[:80]))
        return self.open_book(list_facts(shelf, found, topic, f"lists.{name}"))

    def receipt(self, typed: str, who: Who) -> Reply:
        """Return what proves the fact of a code."""
        shelf, code = self._shelf, read_code(typed)
        if not code:
            return Reply(say("receipt.usage"))
        fact = shelf.fact(code)
        seen = self.library.history(code) if CODE.fullmatch(code) else ()
        history = [one for one in seen if self.library.sees(self.access, one.report)]
        if fact is None and history:
            return self._bind(show_gone(code, history))
        if fact is None:
            return Reply(say("receipt.unknown", code=code[:20]))
        self.memory.note_facts(who, (code,))
        return self._bind(show_receipt(shelf, fact, history))

    def check(self, text: str) -> Reply:
        """Return what the store says to each figure of a draft."""
        shelf = self._shelf
        if not text.strip():
            return Reply(say("check.usage"))
        return self._bind(show_checked(check_draft(shelf.knowledge, text[:DRAFT_LIMIT]), shelf))

    def cards(self, question: str) -> tuple[Card, ...]:
        """Return the answer as inline results, one for each fact; saying so when there is none."""
        shelf = self._shelf
        if small_talk(question):
            return ()
        answer = self._ask(" ".join(question.split())[:QUESTION_LIMIT], (), shelf)
        return make_cards(answer, shelf)

    def start(self) -> Reply:
        """Return the greeting, with questions to try that this store answers."""
        shelf = self._shelf
        count = len(shelf.knowledge.reports)
        if not count:
            return Reply(say("help.empty_store"))
        buttons = example_buttons(shelf.examples, shelf.code)
        lesson = say("help.try_one") if buttons else ""
        return Reply(say("help.start", reports=count) + lesson, buttons)

    def _ask(self, question: str, previous: Sequence[str], shelf: Shelf) -> Answer:
        """Ask in the reports' words; what has no answer in them is asked as it was written.

        So nobody is told words that only an admin knows of.
        """
        reword, ask = self.library.wording.reword, shelf.knowledge.ask
        reworded = reword(question)
        answer = ask(reworded, previous=tuple(map(reword, previous)))
        if reworded != question and isinstance(answer, Unknown):
            return ask(question, previous=previous)
        return answer

    def _answer(self, question: str, who: Who, shelf: Shelf, heading: str = "") -> Reply:
        previous = self.memory.recall(who).questions
        with shelf.ease.measured():
            answer = self._ask(question, previous, shelf)
            drafted = draft(answer, shelf)
        self.memory.note_question(who, question)
        if isinstance(answer, Found):
            self.memory.note_facts(who, _codes(answer.facts, shelf))
        if heading:
            first, *rest = drafted.blocks
            drafted = replace(drafted, blocks=(f"{heading}\n\n{first}", *rest))
        reply = self._bind(drafted)
        return replace(reply, outcome=_outcome(answer), asked=(*previous, question))

    def _ask_example(self, fact: Fact, who: Who, shelf: Shelf) -> Reply:
        """Return the answer to an example's question, as if the person had typed it."""
        question = question_for(fact) or fact.sentence
        return self._answer(question, who, shelf, say("example.asked", question=question))

    def _talk(self, kind: str, shelf: Shelf) -> Reply:
        """Return a kind word; small talk is no question and is not remembered as one."""
        teaches = kind in {"greeting", "help", "who"}
        buttons = example_buttons(shelf.examples, shelf.code) if teaches else ()
        return Reply(say(f"talk.{kind}", reports=len(shelf.knowledge.reports)), buttons)

    def _passage(self, shelf: Shelf, fact: Fact) -> Reply:
        passage, page = show_passage(shelf, fact)
        return self._bind(passage, page)

    def _bind(self, draft: Draft, page: int = 0) -> Reply:
        """Return the draft as one message; when longer, as a book opened at a page."""
        return self.open_book(Book(tuple(pack(draft.blocks)), draft.buttons), page)

    def open_book(self, book: Book, page: int = 0) -> Reply:
        """Return a reply of one page or several, opened at a page."""
        if len(book.pages) == 1:
            return Reply(book.pages[0], book.buttons)
        kept = replace(book, hidden=self.library.hidden(self.access))
        return open_book(kept, self.memory.keep_book(kept), page)

    def _turn(self, rest: str) -> Reply:
        name, _, page = rest.partition(":")
        book = self.memory.book(name)
        if book is None or not page.isdecimal() or int(page) >= len(book.pages):
            return Reply(say("reports.expired"))
        if not self.library.hidden(self.access) <= book.hidden:  # access was taken away since
            return Reply(say("reports.expired"))
        return replace(open_book(book, name, int(page)), replaces=True)


def _outcome(answer: Answer) -> str:
    return FOUND if isinstance(answer, Found) else UNKNOWN if isinstance(answer, Unknown) else ""


def _codes(facts: Iterable[Candidate], shelf: Shelf) -> tuple[str, ...]:
    return tuple(shelf.code(candidate.fact) for candidate in facts)
