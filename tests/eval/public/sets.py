"""The public sets by name: which questions, over which passages, and what is counted.

`train` is for development: its failures may be looked at. Everything else is for final figures, as
are the articles of the train split that the traps are about: what can be answered there is asked
beside them, for declining everything is no art.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import knowledge
from tests.eval import places
from tests.eval.public.asking import Judge, ask, tally, tempted
from tests.eval.public.passages import Passages, PublicQuestion, at_hand, load, read
from tests.eval.public.values import gives_person, gives_value, is_figure

_TRAPS = "viquad2_traps_with_answerable.jsonl"
_SAMPLE = 3  # of the articles left for development, one in so many
Row = tuple[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class PublicSet:
    """A set of questions: the files it needs, and what becomes of them, row by row."""

    name: str
    files: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]

    @property
    def present(self) -> bool:
        """Whether every file is at hand."""
        return all(at_hand(name) for name in self.files)


def public_sets() -> tuple[PublicSet, ...]:
    """Return every public set, at hand or not."""
    return (
        PublicSet("train figures", ("viquad1_train.jsonl.xz", "figures.jsonl.xz"), _train),
        PublicSet("dev figures", ("viquad1_dev.jsonl", "figures.jsonl.xz"), _dev),
        PublicSet("noisy figures", ("viquad1_dev.jsonl", "figures_noisy.jsonl"), _noisy),
        PublicSet("own traps", ("viquad1_train.jsonl.xz",), _own_traps),
        PublicSet("traps", (_TRAPS, "unanswerable.jsonl"), _traps),
        PublicSet("who", ("viquad1_dev.jsonl", "who.jsonl.xz"), _who),
        PublicSet("person questions", ("viquad1_dev.jsonl", "person_questions.jsonl"), _persons),
    )


@cache
def _dev_passages() -> Passages:
    return Passages(record["context"] for record in load("viquad1_dev.jsonl"))


def figure_questions(name: str) -> list[PublicQuestion]:
    return [read(record) for record in load("figures.jsonl.xz") if record["set"] == name]


def open_articles() -> dict[str, list[str]]:
    """Return the passages for development by article: of the train split, without the traps'."""
    tricky = {record["title"] for record in load(_TRAPS)} if at_hand(_TRAPS) else set()
    articles: dict[str, list[str]] = {}
    for record in load("viquad1_train.jsonl.xz"):
        if record["title"] not in tricky:
            articles.setdefault(record["title"], []).append(record["context"])
    return articles


def _train() -> Iterator[Row]:
    articles = open_articles()
    titles = sorted(articles)[::_SAMPLE]
    passages = Passages(context for title in titles for context in articles[title])
    questions = [one for one in figure_questions("viquad1_train") if passages.holds(one.passage)]
    yield from _both(questions, passages)


def own_traps() -> list[PublicQuestion]:
    """Return the project's own traps: they tempt with passages of the articles for development."""
    texts = {record["id"]: record["context"] for record in load("viquad1_train.jsonl.xz")}
    lines = (places.CORPUS / "traps_dev.jsonl").read_text("utf-8").splitlines()
    return [
        PublicQuestion(
            one["id"], one["question"], texts[one["passage"]], (), tuple(one["tempting"])
        )
        for one in map(json.loads, lines)
    ]


def _own_traps() -> Iterator[Row]:
    traps = own_traps()
    passages = Passages(trap.passage for trap in traps)
    asked = [ask(passages.alone(trap.passage), trap) for trap in traps]
    yield "tempted with the passage", tempted(asked, gives_value)


def _dev() -> Iterator[Row]:
    yield from _both(figure_questions("viquad1_dev"), _dev_passages())


def _both(questions: Sequence[PublicQuestion], passages: Passages) -> Iterator[Row]:
    yield f"over all {len(passages)} passages", _count(questions, passages.together)
    asked = [ask(passages.alone(one.passage), one) for one in questions]
    yield "with the gold passage", tally(asked, gives_value)


def _count(
    questions: Sequence[PublicQuestion], kb: knowledge.KnowledgeBase, judge: Judge = gives_value
) -> dict[str, int]:
    return tally([ask(kb, question) for question in questions], judge)


def _noisy() -> Iterator[Row]:
    records = load("figures_noisy.jsonl")
    for name, key in (
        ("clean", "question_clean"),
        ("as people type", "question"),
        ("no diacritics", "question_nodiacritics"),
    ):
        questions = [read(record, key=key) for record in records]
        yield name, _count(questions, _dev_passages().together)


def _traps() -> Iterator[Row]:
    """Figure questions that the passage does not answer, and those beside them that it does."""
    tricky = {record["id"] for record in load("unanswerable.jsonl") if record["figure_question"]}
    records = load(_TRAPS)
    passages = Passages(record["context"] for record in records)
    traps = [read(record) for record in records if record["id"] in tricky]
    answerable = [one for one in map(read, records) if one.answers and is_figure(one.answers[0])]
    answerable += [one for one in figure_questions("viquad1_train") if passages.holds(one.passage)]
    for where, choose in (
        ("over all passages", lambda _: passages.together),
        ("with the passage", passages.alone),
    ):
        asked = [ask(choose(one.passage), one) for one in traps]
        yield f"tempted {where}", tempted(asked, gives_value)
        asked = [ask(choose(one.passage), one) for one in answerable]
        yield f"answerable {where}", tally(asked, gives_value)


def _who() -> Iterator[Row]:
    records = [record for record in load("who.jsonl.xz") if record["set"] == "viquad1_dev"]
    questions = [read(record) for record in records]
    yield "over all passages", _count(questions, _dev_passages().together, gives_person)


def _persons() -> Iterator[Row]:
    """Questions whose answers no passage is known to hold: how many are declined."""
    questions = [read(record) for record in load("person_questions.jsonl")]
    yield "over passages not theirs", _count(questions, _dev_passages().together, gives_person)
