"""KnowledgeBase: an immutable snapshot of reports and facts that answers questions.

`open_knowledge(store).ask("Toàn tỉnh kết nạp bao nhiêu đảng viên?")` → `Found` with the figure,
its verbatim sentence and its report; `Unknown` with the nearest when the reports do not say.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from knowledge.computed import Operation
from knowledge.fingerprint import index_version
from knowledge.model import Answer, Fact, FactKind, Found, Missing, Nature, Passage, Report, Unknown
from knowledge.search.answer import decide, leads
from knowledge.search.asked import Asked
from knowledge.search.computing import Answering, compute, compute_extreme
from knowledge.search.contents import Facts, list_reports
from knowledge.search.elsewhere import find_elsewhere
from knowledge.search.extremes import Extreme, find_extreme, read_extreme, says_extreme
from knowledge.search.follow_up import complete, leans_on_previous, says_it_leans
from knowledge.search.index import Index
from knowledge.search.indexing import index_sections
from knowledge.search.operations import may_be_worked_out, read_operation
from knowledge.search.phrases import load_phrases
from knowledge.search.postings import Sections
from knowledge.search.query import Query, read_query
from knowledge.search.questions import split_query
from knowledge.search.rank import Ranked, Ranker
from knowledge.search.restated import restate
from knowledge.search.slots import MISSING
from knowledge.search.together import decide_together
from knowledge.search.topics import Topics
from knowledge.store.engine import opened
from knowledge.store.facts import load
from knowledge.store.location import snapshot_path
from knowledge.store.snapshot import open_snapshot, stamp, write_snapshot
from knowledge.whereabouts import find_place, find_row, find_table_place

_log = logging.getLogger(__name__)
# A figure says yes where no less than this of the question's words is said of it.
_SAID = 0.8


class KnowledgeBase:
    """What the reports say, ready to be asked; safe to share between threads."""

    def __init__(self, reports: Sequence[Report], facts: Sequence[Fact]) -> None:
        self._serve(Index.of(reports, facts))

    @classmethod
    def of(cls, sections: Sections) -> "KnowledgeBase":
        """Return the snapshot that the sections of an index hold."""
        made = cls.__new__(cls)
        made._serve(Index(sections))
        return made

    def _serve(self, index: Index) -> None:
        self._index = index
        self.reports: Sequence[Report] = list_reports(index)
        self.facts = Facts(index)
        self._phrases = load_phrases()
        self._ranker = Ranker(index, self._phrases)
        self._answering = Answering(self._read, self._ranker.rank, self._answer)
        self._topics = Topics(index, self._ranker.sets)
        self.version = index.version

    def ask(self, question: str, *, previous: Sequence[str] = ()) -> Answer:
        """Answer a question; `previous` are those asked before it, oldest first."""
        if worked_out := self._work_out(question, previous):
            return worked_out
        query = self._read(question)
        if not previous:
            return self._answer(query)
        alone = None if leans_on_previous(query) else self._answer(query)
        if isinstance(alone, Found):
            return alone
        completed = complete(query, self._read_chain(previous))
        answer = self._answer(completed, self._anchor(previous))
        # A question that stands alone is not blamed for what an earlier one asked.
        if isinstance(answer, Unknown) and query.terms and not says_it_leans(query):
            alone = alone or self._answer(query)
            return alone if isinstance(alone, Unknown) else answer
        return alone if alone and not isinstance(answer, Found) else answer

    def _work_out(self, question: str, previous: Sequence[str]) -> Found | Unknown | None:
        """Answer what no single figure answers: the most of a table or of all reports, a sum."""
        if not may_be_worked_out(question):
            return None
        text = self._read(question).repaired if question.isascii() else question
        if extreme := read_extreme(text):
            found = self._extreme(question, extreme, previous)
            return found or (self._extreme_of_all(question, extreme) if not previous else None)
        asking = read_operation(text)
        if asking is None:
            return None
        answer = compute(question, asking, self._answering)
        if asking.operation is Operation.DIFFERENCE and answer:
            stated = self._answer(self._read(question))
            if isinstance(stated, Found) and stated.facts[0].fact.nature is Nature.CHANGE:
                return None
        return answer

    def _extreme_of_all(self, question: str, extreme: Extreme) -> Found | Unknown | None:
        """Compare over all reports; what a report itself calls the most stands before it."""
        stated = self._answer(self._read(question))
        if isinstance(stated, Found) and says_extreme(stated.facts[0].fact.sentence):
            return None
        worked_out = compute_extreme(question, extreme, self._answering)
        # A time that a report tells of something is not the time when it was most.
        return worked_out or (Unknown(question) if extreme.time else None)

    def explain(self, question: str, *, previous: Sequence[str] = ()) -> list[Ranked]:
        """Return every fact considered for a question, best first, with the parts of its score."""
        query = self._read(question)
        if not previous:
            return self._ranker.rank(query)
        completed = complete(query, self._read_chain(previous))
        return self._ranker.rank(completed, anchor=self._anchor(previous))

    def find(self, topic: str, kind: FactKind) -> list[Fact]:
        """Return every fact of a kind about a topic, newest report first; a list, no answer."""
        return self._topics.find(self._read(topic), kind)

    def _read(self, question: str) -> Query:
        return read_query(question, self._index.vocabulary, self._phrases)

    def _answer(self, query: Query, anchor: Fact | None = None) -> Answer:
        """Answer a query, or each part of one that asks for several numbers."""
        parts = split_query(query, self._index.vocabulary, self._phrases)
        if len(parts) == 1:
            return self._answer_one(query, anchor)
        ranked = self._ranker.rank(query, anchor=anchor)
        each = [(part, self._ranker.rank(part, anchor=anchor)) for part in parts]
        return decide_together(query, ranked, each, self._phrases)

    def _answer_one(self, query: Query, anchor: Fact | None) -> Answer:
        """Look into the few reports that meet the slots named, and into all for want of an answer.

        What the few answer stands: it is decided as if all other reports held a rival that says
        every word and leaves but one slot unmet.
        """
        if query.asked in {Asked.YESNO, Asked.WHO} and (decided := self._decide_restated(query)):
            return decided
        if anchor is None and (few := self._ranker.rank_named(query)):
            answer = decide(query, few, self._phrases, outside=MISSING)
            if not isinstance(answer, Unknown):
                return answer
        return decide(query, self._ranker.rank(query, anchor=anchor), self._phrases)

    def _decide_restated(self, query: Query) -> Found | Unknown | None:
        """Answer yes or no by a number that is asked for instead: "có ai chết vì cháy không?"."""
        restated = restate(query.repaired) if not query.figures else None
        if restated is None:
            return None
        answer = self._answer(self._read(restated.question))
        verdict = None
        if isinstance(answer, Found):
            best = answer.facts[0]
            verdict = restated.judge(best.fact)
            if verdict is False or (verdict and best.parts["words"] >= _SAID):
                return replace(answer, question=query.text, verdict=verdict)
        if query.asked is not Asked.WHO:
            return None
        # "Có ai … không?" wants a yes or a no, and no name.
        if isinstance(answer, Unknown):
            return replace(answer, question=query.text)
        return Unknown(query.text, answer.facts, (Missing("value", query.text),))

    def _extreme(self, question: str, extreme: Extreme, previous: Sequence[str]) -> Found | None:
        """Return which row of a table has the most; "huyện nào nhiều nhất?" asks what was asked."""
        query = self._read(extreme.question)
        if previous and not query.terms:
            query = replace(self._read_chain(previous), places=())
        query = replace(query, every_row=True)
        ranked = self._ranker.rank(query)

        found = find_extreme(extreme, ranked, partial(leads, query), self.facts_of, self.report)
        return replace(found, question=question) if found else None

    def _read_chain(self, questions: Sequence[str]) -> Query:
        query = self._read(questions[0])
        for question in questions[1:]:
            following = self._read(question)
            query = complete(following, query) if leans_on_previous(following) else following
        return query

    def _anchor(self, previous: Sequence[str]) -> Fact | None:
        answer = self.ask(previous[-1], previous=previous[:-1])
        return answer.facts[0].fact if isinstance(answer, Found) else None

    def report(self, name: str) -> Report:
        """Return a report by its name; raises KeyError for a name not in the store."""
        return self.reports[self._index.numbers[name]]

    def facts_of(self, name: str) -> Sequence[Fact]:
        """Return the facts of a report by its name, in the order it tells them."""
        return self.facts.of(name)

    def fact(self, key: str) -> Fact | None:
        """Return a fact by its key, or None when the store has changed since."""
        report, _, _ = key.rpartition("#")
        return next((fact for fact in self.facts.of(report) if fact.key == key), None)

    def elsewhere(self, fact: Fact) -> list[Fact]:
        """Return the same figure as other reports state it, one fact of each report."""
        return find_elsewhere(fact, self._index)

    def table_place(self, fact: Fact) -> str:
        """Return where in a table a fact stands, its unit too; "" for one of the running text."""
        return find_table_place(self.report(fact.report), fact)

    def passage(self, fact: Fact, *, around: int = 600) -> Passage:
        """Return the text around a fact, about `around` code points each way, with its sentence."""
        report = self.report(fact.report)
        start = _word_border(report.text, max(report.head.start, fact.sentence_start - around), -1)
        end = _word_border(report.text, min(len(report.text), fact.sentence_span.end + around), 1)
        place, row = find_place(report, fact), find_row(report, fact)
        return Passage(report, start, report.text[start:end], fact.sentence_span, place, row)


def _word_border(text: str, offset: int, step: int) -> int:
    while 0 < offset < len(text) and not text[offset - 1].isspace():
        offset += step
    return offset


def open_knowledge(store: str) -> KnowledgeBase:
    """Return a snapshot of the store at an SQLAlchemy URL or an SQLite file's path.

    Its index is read from the file beside the store, and made anew where the store has changed.
    """
    with opened(store) as engine:
        path, made_from = snapshot_path(engine.url), stamp(engine, index_version())
        sections = open_snapshot(path, made_from, apart=("entries",))
        if sections is None:
            sections = index_sections(*load(engine))
            try:
                write_snapshot(path, made_from, sections)
            except OSError as error:
                _log.warning("%s cannot be kept, each start will take longer: %s", path, error)
            else:
                sections = open_snapshot(path, made_from, apart=("entries",)) or sections
    return KnowledgeBase.of(sections)
