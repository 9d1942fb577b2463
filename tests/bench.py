"""`make bench`: how fast, as ratios to what else one could do, taken in one interleaved run.

    python -m tests.bench [--years 10] [--questions 200] [--json]
    python -m tests.bench --reading [--json]      # how fast reports are read, by stage

A machine's own speed cancels out: each question is put to our search, to a fuzzy scan of all
sentences and to BM25, in turning order, and times are compared question by question.
"""

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import knowledge
from knowledge.model import Found
from tests.benchmark import reading
from tests.benchmark.baselines import Bm25, FuzzyScan
from tests.benchmark.synthetic import Asked, write_reports

Finder = Callable[[str, Asked], bool]


def main() -> None:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--years", type=int, default=10, help="320 facts a year (default 10)")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--reading", action="store_true", help="measure the reading alone")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.reading:
        read = reading.run()
        print(json.dumps(read, indent=1) if options.json else reading.render(read))
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as home:
        result = run(Path(home), options.years, options.questions)
    print(json.dumps(result, indent=1) if options.json else render(result))


def run(home: Path, years: int, questions: int) -> dict[str, Any]:
    """Ingest synthetic reports into a store below `home` and ask questions of three finders."""
    paths, asked = write_reports(home, years)
    store = str(home / "kho.sqlite3")
    syllables = sum(len(path.read_text("utf-8").split()) for path in paths)
    ingest_s = _timed(lambda: knowledge.ingest(paths, store))
    opened: list[knowledge.KnowledgeBase] = []
    open_s = _timed(lambda: opened.append(knowledge.open_knowledge(store)))
    finders = _finders(opened[0], [one.sentence for one in asked])
    chosen = random.Random(11).sample(asked, min(questions, len(asked)))
    times, right = _interleave(finders, chosen)
    ours = times["ask"]
    return {
        "reports": len(paths),
        "facts": len(opened[0].facts),
        "questions": len(chosen),
        "ingest_syllables_per_s": round(syllables / ingest_s),
        "open_s": round(open_s, 3),
        "finders": {
            name: {
                "p50_ms": round(1000 * median(values), 3),
                "p99_ms": round(1000 * quantiles(values, n=100)[98], 3),
                "right": right[name],
                "times_ask": round(median(v / o for v, o in zip(values, ours, strict=True)), 3),
            }
            for name, values in times.items()
        },
    }


def _finders(kb: knowledge.KnowledgeBase, sentences: Sequence[str]) -> dict[str, Finder]:
    scan, bm25 = FuzzyScan(sentences), Bm25(sentences)

    def ask(question: str, gold: Asked) -> bool:
        answer = kb.ask(question)
        return isinstance(answer, Found) and answer.facts[0].fact.value == gold.value

    return {
        "ask": ask,
        "fuzzy scan": lambda question, gold: scan.find(question) == gold.sentence,
        "bm25": lambda question, gold: bm25.find(question) == gold.sentence,
    }


def _interleave(
    finders: dict[str, Finder], chosen: Sequence[Asked]
) -> tuple[dict[str, list[float]], dict[str, int]]:
    """The order turns with every question, so that no finder always runs on a warm cache."""
    times: dict[str, list[float]] = {name: [] for name in finders}
    right = dict.fromkeys(finders, 0)
    names = list(finders)
    for turn, gold in enumerate(chosen):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            start = time.perf_counter()
            found = finders[name](gold.question, gold)
            times[name].append(time.perf_counter() - start)
            right[name] += found
    return times, right


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def render(result: dict[str, Any]) -> str:
    """Return the result as lines of text."""
    lines = [
        f"{result['facts']} facts of {result['reports']} reports, {result['questions']} questions",
        f"  ingestion   {result['ingest_syllables_per_s']:>8} syllables a second",
        f"  opening     {result['open_s']:>8} s",
    ]
    for name, cell in result["finders"].items():
        lines.append(
            f"  {name:<11} p50 {cell['p50_ms']:>8} ms   p99 {cell['p99_ms']:>8} ms   "
            f"{cell['times_ask']:>7} × ask   right {cell['right']}/{result['questions']}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
