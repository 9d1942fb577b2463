"""Learn when to answer: `python -m tests.train_decision` writes knowledge/lexicon/decision.toml.

Each development question gives one example: the features of the fact ranked first, and whether
it is right. Questions of the test halves are never read. Plain gradient descent on a logistic
loss with scaled features: no dependency, half a minute.
"""

import tempfile
from collections.abc import Iterator, Sequence
from math import exp
from pathlib import Path

import knowledge
from knowledge.search.decision import features
from tests.eval.judge import gives
from tests.eval.questions import Question, load_questions
from tests.eval.sets import QuestionSet, question_sets

TARGET = Path(knowledge.__file__).parent / "lexicon" / "decision.toml"
_STEPS, _RATE, _PENALTY = 3000, 0.5, 0.002
# Quotes, claims and lists are decided by rules of their own.
_OTHERWISE_DECIDED = {"quote", "yesno", "list"}
Example = tuple[dict[str, float], bool]

_HEAD = """\
# When a fact is sure enough to be the answer. Learned from the development questions and written
# by `python -m tests.train_decision`; the features are those of search/decision.py.
"""


def main() -> None:
    """Learn from every open set at hand and write the model."""
    examples = [
        example for one in question_sets() if one.open and one.present for example in _read(one)
    ]
    bias, weights = fit(examples)
    lines = [f"bias = {bias:.3f}", "", "[weights]"]
    lines += [f"{name} = {weight:.3f}" for name, weight in sorted(weights.items())]
    TARGET.write_text(_HEAD + "\n".join(lines) + "\n", "utf-8")
    right = sum(_probability(bias, weights, found) > 0.5 for found, label in examples if label)
    print(f"{len(examples)} examples; {right} of {sum(y for _, y in examples)} right ones kept")


def _read(chosen: QuestionSet) -> Iterator[Example]:
    with tempfile.TemporaryDirectory(prefix="train-") as home:
        store = str(Path(home) / "reports.sqlite3")
        knowledge.ingest(list(chosen.reports), store)
        kb = knowledge.open_knowledge(store)
        for question in load_questions(chosen.questions):
            if question.kind not in _OTHERWISE_DECIDED:
                yield from _example(kb, question)


def _example(kb: knowledge.KnowledgeBase, question: Question) -> Iterator[Example]:
    ranked = kb.explain(question.text, previous=list(question.previous))
    if ranked and not ranked[0].missing:
        right = bool(question.expected) and gives(question, question.expected[0], ranked[0].fact)
        yield features(ranked[0], ranked), right


def fit(examples: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """Return the bias and the weights of a logistic model, on the features as they come."""
    names = sorted(examples[0][0])
    means = {n: sum(found[n] for found, _ in examples) / len(examples) for n in names}
    scales = {
        n: (sum((found[n] - means[n]) ** 2 for found, _ in examples) / len(examples)) ** 0.5 or 1.0
        for n in names
    }
    rows = [([(found[n] - means[n]) / scales[n] for n in names], y) for found, y in examples]
    bias, weights = 0.0, [0.0] * len(names)
    for _ in range(_STEPS):
        bias, weights = _step(rows, bias, weights)
    unscaled = {n: w / scales[n] for n, w in zip(names, weights, strict=True)}
    return bias - sum(unscaled[n] * means[n] for n in names), unscaled


def _step(
    rows: Sequence[tuple[list[float], bool]], bias: float, weights: list[float]
) -> tuple[float, list[float]]:
    slopes, slope = [0.0] * len(weights), 0.0
    for row, label in rows:
        sure = 1 / (1 + exp(-bias - sum(w * x for w, x in zip(weights, row, strict=True))))
        error = sure - label
        slope += error
        for index, x in enumerate(row):
            slopes[index] += error * x
    count = len(rows)
    return bias - _RATE * slope / count, [
        w - _RATE * (g / count + _PENALTY * w) for w, g in zip(weights, slopes, strict=True)
    ]


def _probability(bias: float, weights: dict[str, float], found: dict[str, float]) -> float:
    return 1 / (1 + exp(-bias - sum(weight * found[name] for name, weight in weights.items())))


if __name__ == "__main__":
    main()
