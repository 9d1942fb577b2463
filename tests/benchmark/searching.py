"""How fast, how right, how large: our search beside others over one synthetic corpus.

`run(home, facts=10_000, questions=240)` puts each question to all engines in turning order, in one
process, so that what slows the machine slows all. Memory and the time from the store to the first
answer are those of a process of its own.
"""

import gc
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from knowledge import KnowledgeBase
from knowledge.model import Fact, MentionKind, Report, Unknown
from knowledge.recognize import recognize
from knowledge.store.engine import open_engine
from knowledge.store.reports import Changes, Stored, save
from tests.benchmark.corpus import ANSWERED, KINDS, Question, Told, ask, write_corpus
from tests.benchmark.engines import Bm25s, Engine, Slots, Tantivy

_BM25S_MOST = 200_000
_BATCH = 2_000
# As many objects made as the bot lets pass between two collections of the young (see bot.app).
_YOUNG = 20_000


@dataclass(slots=True)
class Measured:
    """What one engine took and found."""

    build_s: float
    seconds: list[float] = field(default_factory=list)
    right: Counter[str] = field(default_factory=Counter)


class _Ours:
    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base

    def find(self, question: str, _slots: Slots | None) -> str | None:
        answer = self._base.ask(question)
        return None if isinstance(answer, Unknown) else answer.facts[0].fact.key


def run(home: Path, facts: int, questions: int, *, others: bool = True) -> dict[str, Any]:
    """Build every engine over as many facts, ask them all the same, and open the store anew."""
    corpus = list(write_corpus(facts))
    reports = [report for report, _ in corpus]
    told = [one for _, some in corpus for one in some]
    told_facts = [one.fact for one in told]
    store(home / "store.sqlite3", corpus)
    asked = _questions(told, questions)
    engines, measured = _build(home, reports, told_facts, others=others)
    with _spared_by_collector():
        for question in asked[:20]:
            _ask(engines, question, measured=None)
        for turn, question in enumerate(asked[20:]):
            names = list(engines)
            turned = names[turn % len(names) :] + names[: turn % len(names)]
            _ask({name: engines[name] for name in turned}, question, measured)
    counts = Counter(question.kind for question in asked[20:])
    return {
        "facts": len(told),
        "reports": len(reports),
        "questions": len(asked) - 20,
        "engines": {
            name: _summary(one, measured["ours"], counts) for name, one in measured.items()
        },
        "from_store": _open_anew(home / "store.sqlite3", [one.text for one in asked]),
    }


@contextmanager
def _spared_by_collector() -> Iterator[None]:
    """Let no collection look at what the engines and the corpus hold, as in the bot."""
    usual = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def _questions(told: Sequence[Told], count: int) -> list[Question]:
    source = random.Random(11)
    return [ask(source.choice(told), KINDS[i % len(KINDS)], source) for i in range(count + 20)]


def store(path: Path, corpus: Sequence[tuple[Report, list[Told]]]) -> None:
    """Write a corpus into a store."""
    engine = open_engine(str(path))
    for start in range(0, len(corpus), _BATCH):
        some = corpus[start : start + _BATCH]
        stored = (Stored(r, tuple(one.fact for one in told), r.sha256) for r, told in some)
        save(engine, Changes(stored=tuple(stored)))
    engine.dispose()


def _build(
    home: Path, reports: Sequence[Report], facts: Sequence[Fact], *, others: bool
) -> tuple[dict[str, Engine], dict[str, Measured]]:
    makers: dict[str, Callable[[], Engine]] = {"ours": lambda: _Ours(KnowledgeBase(reports, facts))}
    if others:
        makers["tantivy"] = lambda: Tantivy(facts, home / "tantivy")
        makers["tantivy, slots"] = lambda: Tantivy(facts, home / "slots", filtered=True)
    if others and len(facts) <= _BM25S_MOST:
        makers["bm25s"] = lambda: Bm25s(facts)
    engines, measured = {}, {}
    for name, make in makers.items():
        gc.collect()
        start = time.perf_counter()
        engines[name] = make()
        measured[name] = Measured(time.perf_counter() - start)
    return engines, measured


def _ask(
    engines: dict[str, Engine], question: Question, measured: dict[str, Measured] | None
) -> None:
    slots = _slots(question.text)
    for name, engine in engines.items():
        start = time.perf_counter()
        found = engine.find(question.text, slots)
        spent = time.perf_counter() - start
        if measured:
            measured[name].seconds.append(spent)
            measured[name].right[question.kind] += found == question.gold


def _slots(text: str) -> Slots | None:
    """Return the place and the period that a question names, where it names both."""
    mentions = recognize(text)
    places = [m.value for m in mentions if m.kind is MentionKind.PLACE]
    periods = [m.value for m in mentions if m.kind is MentionKind.PERIOD]
    return (places[0], periods[0]) if places and periods else None


def _summary(one: Measured, ours: Measured, counts: Counter[str]) -> dict[str, Any]:
    shown = (*ANSWERED, "unrelated") if one is ours else ANSWERED
    ratios = [mine / other for other, mine in zip(ours.seconds, one.seconds, strict=True)]
    return {
        "build_s": round(one.build_s, 2),
        "p50_ms": round(1000 * median(one.seconds), 3),
        "p99_ms": round(1000 * quantiles(one.seconds, n=100)[98], 3),
        "times_ours": round(median(ratios), 2),
        "right": {kind: round(100 * one.right[kind] / max(1, counts[kind]), 1) for kind in shown},
    }


# Run in a process of its own: what it takes is what opening and asking takes, and nothing else.
_PROBE = """
import json, resource, sys, time
def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) // 1024
import knowledge
questions = json.load(sys.stdin)
knowledge.KnowledgeBase((), ()).ask(questions[0])
before, start = resident(), time.perf_counter()
base = knowledge.open_knowledge(sys.argv[1])
base.ask(questions[0])
seconds, added = time.perf_counter() - start, resident() - before
for question in questions:
    base.ask(question)
print(json.dumps({
    "seconds": round(seconds, 2), "mb_added": added, "mb_asked": resident() - before,
    "mb_most": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 - before,
}))
"""


def _open_anew(store: Path, questions: Sequence[str]) -> dict[str, Any]:
    """Open the store twice: the first time makes the index and keeps it, the next reads it."""
    command = [sys.executable, "-c", _PROBE, str(store)]
    asked = json.dumps(questions)
    first, then = (
        json.loads(
            subprocess.run(
                command, input=asked, check=True, stdout=subprocess.PIPE, text=True
            ).stdout
        )
        for _ in range(2)
    )
    return {**then, "first_seconds": first["seconds"], "mb_making": first["mb_most"]}


def render(result: dict[str, Any]) -> str:
    """Return the result as lines of text."""
    opened = result["from_store"]
    kinds = " / ".join(ANSWERED)
    lines = [
        f"{result['facts']} facts of {result['reports']} reports, {result['questions']} questions, "
        f"one question to all in turn",
        f"  {'':<15} {'p50 ms':>8} {'p99 ms':>8} {'× ours':>7} {'build s':>8}   right, %: {kinds}",
    ]
    for name, one in result["engines"].items():
        right = " / ".join(str(one["right"][kind]) for kind in ANSWERED)
        lines.append(
            f"  {name:<15} {one['p50_ms']:>8} {one['p99_ms']:>8} {one['times_ours']:>7} "
            f"{one['build_s']:>8}   {right}"
        )
    declined = result["engines"]["ours"]["right"]["unrelated"]
    others = result["engines"].get("tantivy")
    if others:
        build = result["engines"]["ours"]["build_s"] / max(0.01, others["build_s"])
        lines.append(f"  the index is made in {build:.1f} × the time of tantivy's")
    lines.append(f"  ours declines {declined} % of unrelated questions, the others none")
    lines.append(
        f"  from the store to the first answer {opened['seconds']} s, "
        f"{opened['mb_added']} MB resident added, {opened['mb_asked']} MB after all questions "
        f"(making the index first: {opened['first_seconds']} s, {opened['mb_making']} MB at most)"
    )
    return "\n".join(lines)
