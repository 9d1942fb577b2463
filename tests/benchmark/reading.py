"""How fast reports are read: syllables a second of CPU time, by stage and as a whole, one process.

`run()` reads the shipped samples a few times over and keeps each stage's best, beside underthesea's
word_tokenize over the same texts in the same run (of the dependency group "bench"), then compares
the time per syllable of a long text, sample upon sample, with that of a short one: linear is 1.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from knowledge.extract import extract_facts, find_report_date
from knowledge.extract.events import extract_events
from knowledge.extract.figures import extract_figures
from knowledge.extract.quotes import extract_quotes
from knowledge.model import Report
from knowledge.read import read_report
from knowledge.recognize import recognize
from knowledge.text.sentences import split_sentences

_SAMPLES = Path(__file__).parents[2] / "knowledge" / "samples"
_ROUNDS = 3
_SHORT, _LONG = 100_000, 5_000_000  # bytes
_MOST_RATIO = 1.5
_ANCHOR = "underthesea"


def run() -> dict[str, Any]:
    """Measure each stage over the samples, and a long text against a short one."""
    reports = [read_report(path) for path in sorted(_SAMPLES.glob("*.txt"))]
    syllables = sum(len(report.text.split()) for report in reports)
    stages = _stages(reports)
    if anchor := _anchor():
        stages[_ANCHOR] = [partial(anchor, report.text) for report in reports]
    seconds = _best(stages)
    return {
        "syllables": syllables,
        "syllables_per_s": {name: round(syllables / spent) for name, spent in seconds.items()},
        "times_anchor": round(seconds[_ANCHOR] / seconds["all"], 2) if anchor else None,
        "linear": _linearity([report.text for report in reports]),
    }


def _stages(reports: Sequence[Report]) -> dict[str, list[Callable[[], object]]]:
    """Return for each stage the work on each report; what a stage is given is made beforehand."""
    stages: dict[str, list[Callable[[], object]]] = defaultdict(list)
    for one in reports:
        report = replace(one, date=find_report_date(one))
        sentences = split_sentences(report.text, report.blocks)
        mentions = recognize(report.text)
        found = report, sentences, mentions
        stages["date"].append(partial(find_report_date, one))
        stages["sentences"].append(partial(split_sentences, report.text, report.blocks))
        stages["mentions"].append(partial(recognize, report.text))
        stages["figures"].append(partial(extract_figures, *found))
        stages["quotes"].append(partial(extract_quotes, *found))
        stages["events"].append(partial(extract_events, *found))
        stages["all"].append(partial(read, one))
    return stages


def read(report: Report) -> object:
    """Read a report as ingestion does, from its text to its facts."""
    return extract_facts(replace(report, date=find_report_date(report)))


def _anchor() -> Callable[[str], object] | None:
    """Return what people segment Vietnamese words with, warmed up, where it is installed."""
    try:
        segment: Callable[[str], object] = import_module("underthesea").word_tokenize
    except ImportError:
        return None
    segment("Tỉnh ủy")
    return segment


def _best(stages: Mapping[str, Sequence[Callable[[], object]]]) -> dict[str, float]:
    """Return the CPU time of each stage over all reports, each at its best of some rounds.

    The stages take turns; each takes every report in turn, so that what is kept of the last texts
    helps none.
    """
    rounds = [
        {name: [_cpu(work) for work in stage] for name, stage in stages.items()}
        for _ in range(_ROUNDS)
    ]
    return {
        name: sum(map(min, zip(*(spent[name] for spent in rounds), strict=True))) for name in stages
    }


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _linearity(texts: Sequence[str]) -> dict[str, Any]:
    """Compare the time per syllable of a long text with that of a short one of the same kind."""
    per_syllable = []
    for size in (_SHORT, _LONG):
        text = _of_size(texts, size)
        # Another first line makes it another text, so that nothing kept of the last one helps.
        reports = [_report(f"{turn}\n\n{text}") for turn in range(_ROUNDS if size == _SHORT else 1)]
        spent = min(_cpu(partial(read, report)) for report in reports)
        per_syllable.append(spent / len(text.split()))
    ratio = per_syllable[1] / per_syllable[0]
    return {
        "short_us_per_syllable": round(1e6 * per_syllable[0], 2),
        "long_us_per_syllable": round(1e6 * per_syllable[1], 2),
        "ratio": round(ratio, 2),
        "linear": ratio <= _MOST_RATIO,
    }


def _report(text: str) -> Report:
    return read_report(Path("long.txt"), data=text.encode())


def _of_size(texts: Sequence[str], size: int) -> str:
    """Return whole texts, over and over, until there are as many bytes."""
    parts: list[str] = []
    filled = 0
    while filled < size:
        parts.append(texts[len(parts) % len(texts)])
        filled += len(parts[-1].encode())
    return "\n\n".join(parts)


def render(result: dict[str, Any]) -> str:
    """Return the result as lines of text."""
    linear = result["linear"]
    lines = [f"reading {result['syllables']} syllables of samples, CPU time, one process"]
    lines += [
        f"  {name:<11} {speed:>9} syllables a second"
        for name, speed in result["syllables_per_s"].items()
    ]
    if result["times_anchor"] is not None:
        lines.append(f"  all is {result['times_anchor']} times as fast as {_ANCHOR} word_tokenize")
    lines.append(
        f"  5 MB / 100 KB: {linear['long_us_per_syllable']} / {linear['short_us_per_syllable']} "
        f"µs a syllable, ratio {linear['ratio']} (≤ {_MOST_RATIO}: {linear['linear']})"
    )
    return "\n".join(lines)
