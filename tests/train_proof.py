"""Learn what proves a fact: `python -m tests.train_proof` writes knowledge/lexicon/proof.toml.

Examples are the facts ranked first for questions of the project's own development sets, and of
public ones over encyclopaedia passages (the train split without the articles that `make eval`
measures traps on), asked over the one passage and over all. A fact that is no answer whatever
proves it is no example. Beside them stand traps written for this project, the same questions made
to tempt (tests/eval/public/temptations.py), and asked of the passage without the sentence that
answers.
No dependency, some minutes. `--keep FILE` keeps the examples for another run.
"""

import argparse
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import knowledge
from knowledge.search.answer import SURE
from knowledge.search.decision import confidence
from knowledge.search.evidence import Features
from knowledge.search.proof import read_features
from knowledge.search.rank import Ranked
from tests.eval.curves import Row, fit, write_model
from tests.eval.judge import gives
from tests.eval.public.passages import Passages, PublicQuestion, without
from tests.eval.public.sets import figure_questions, open_articles, own_traps
from tests.eval.public.temptations import TEMPTATIONS
from tests.eval.public.values import gives_value
from tests.eval.questions import load_questions
from tests.eval.sets import QuestionSet, ask_base, question_sets

TARGET = Path(knowledge.__file__).parent / "lexicon" / "proof.toml"
# How much an example of each kind weighs; own ones are few, and are what the project is for.
WEIGHTS = {
    "asked": 1.0, "own": 6.0, "cut": 0.5, "year": 0.3, "name": 0.6, "swapped": 0.6, "opposite": 0.4,
    "words": 0.6, "denied": 0.3, "trap": 6.0,
}  # fmt: skip
# What speaks for a fact and what against it: more of it never says the opposite.
_NEAR_TOO = ("replaced", "replaced_like", "replaced_within", "replaced_name", "unsaid_like",
             "unsaid_words", "turned", "parted", "parted_share")  # fmt: skip
FOR = frozenset((
    "clause", "sentence", "around", "report", "beside", "in_order", "asked", "asked_clause",
    "said", "near_said", "score", "lead", "words", "least", "counted", "kind", "focus", "period",
    "place", "contrast", "modality", "action",
))  # fmt: skip
AGAINST = frozenset((
    "unsaid", "strange", "opening", "unmet", "number", "names_unsaid", "names_strange",
    "names_unknown", "names_foreign", "name_before", "names_swapped", "reversed", "sides",
    "happens", "opposite", "opposite_clause", "denied", "undone",
    *_NEAR_TOO, *(f"near_{name}" for name in _NEAR_TOO),
))  # fmt: skip
_TOGETHER = 0.3  # of the questions made to tempt, this share is asked over all passages too
_OTHERWISE_DECIDED = {"quote", "yesno", "list", "who", "where"}
_HEAD = """\
# What proves a fact: what each feature of search/evidence.py and search/decision.py adds to the
# log-odds, the first number below the first step. Learned from the development questions and public
# ones, and written by `python -m tests.train_proof`.
"""


class Example(NamedTuple):
    """The first fact of a question: of which kind, asked where, of which article, and if right."""

    kind: str
    alone: bool
    group: str
    question: str
    right: bool
    features: Features


def main() -> None:
    """Learn from every open set at hand and write the model."""
    parser = argparse.ArgumentParser(prog="python -m tests.train_proof")
    parser.add_argument("--keep", type=Path, help="read the examples here, or write them")
    kept = parser.parse_args().keep
    if kept and kept.exists():
        examples = pickle.loads(kept.read_bytes())
    else:
        examples = [*own_examples(), *public_examples()]
        if kept:
            kept.write_bytes(pickle.dumps(examples))
    rows = [Row(one.features, one.right, WEIGHTS[one.kind]) for one in examples]
    model = fit(rows, rising=FOR, falling=AGAINST)
    TARGET.write_text(write_model(model, _HEAD), "utf-8")
    print(f"{len(examples)} examples, {sum(one.right for one in examples)} right")


def own_examples() -> Iterator[Example]:
    """Yield an example for each development question that a figure or a time answers."""
    for chosen in question_sets():
        if chosen.open and chosen.present:
            yield from _own(chosen)


def _own(chosen: QuestionSet) -> Iterator[Example]:
    with ask_base(chosen.reports) as kb:
        for question in load_questions(chosen.questions):
            if question.kind in _OTHERWISE_DECIDED:
                continue
            ranked = kb.explain(question.text, previous=list(question.previous))
            if _is_put_to_proof(ranked):
                expected = question.expected
                right = bool(expected) and gives(question, expected[0], ranked[0].fact)
                found = read_features(ranked[0], ranked)
                group = question.report or question.id
                yield Example("own", False, group, question.text, right, found)


def public_examples() -> Iterator[Example]:
    """Yield the examples of the public questions over passages for development."""
    articles = open_articles()
    passages = Passages(context for contexts in articles.values() for context in contexts)
    titles = {context: title for title, contexts in articles.items() for context in contexts}
    questions = [one for one in figure_questions("viquad1_train") if passages.holds(one.passage)]
    by_title: dict[str, list[str]] = {}
    for one in questions:
        by_title.setdefault(titles[one.passage], []).append(one.text)
    random = Random(7)
    for trap in own_traps():
        for kb in (passages.alone(trap.passage), passages.together):
            yield from _first("trap", kb, trap, trap.text, trap.id)
    for one in questions:
        group = titles[one.passage]
        yield from _public(passages, one, group, by_title[group], random)


def _public(
    passages: Passages, one: PublicQuestion, group: str, others: list[str], random: Random
) -> Iterator[Example]:
    alone, together = passages.alone(one.passage), passages.together
    yield from _first("asked", alone, one, one.text, group)
    yield from _first("asked", together, one, one.text, group)
    for kind, make in TEMPTATIONS.items():
        text = make(one.text, others, random)
        if text:
            yield from _first(kind, alone, one, text, group)
            if random.random() < _TOGETHER:
                yield from _first(kind, together, one, text, group)
    spans = [f.sentence_span for f in passages.facts(one.passage) if gives_value(f, one.answers)]
    left = without(passages, one, spans) if spans else None
    if left:
        yield from _first("cut", Passages([left]).alone(left), one, one.text, group)


def _first(
    kind: str, kb: knowledge.KnowledgeBase, one: PublicQuestion, text: str, group: str
) -> Iterator[Example]:
    ranked = kb.explain(text)
    if _is_put_to_proof(ranked):
        right = kind == "asked" and gives_value(ranked[0].fact, one.answers)
        alone = len(kb.reports) == 1
        yield Example(kind, alone, group, text, right, read_features(ranked[0], ranked))


def _is_put_to_proof(ranked: Sequence[Ranked]) -> bool:
    """Whether nothing else keeps the first fact from being an answer."""
    if not ranked or ranked[0].missing:
        return False
    time = ranked[0].evidence()["time"]
    return bool(time) or confidence(ranked[0], ranked) >= SURE


if __name__ == "__main__":
    main()
