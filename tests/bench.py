"""`make bench`: how fast, as ratios to what else one could do, taken in one interleaved run.

    python -m tests.bench [--facts 10000] [--questions 240] [--json]
    python -m tests.bench --reading [--json]      # how fast reports are read, by stage
    python -m tests.bench --documents [--json]    # how fast files are, by format
    python -m tests.bench --ingest [--reports 1000] [--json]  # many files, killed and started anew
    python -m tests.bench --telegram [--facts 100000] [--rounds 5] [--json]
                                                  # the whole bot, beside echo bots

A machine's own speed cancels out: each question is put to our search and to others in turning
order, and times are compared question by question.
"""

import argparse
import asyncio
import json
import tempfile
from pathlib import Path

from tests.benchmark import documents, ingesting, reading, searching, telegram


def main() -> None:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--facts", type=int, help="10000 (default), 100000 or 1000000")
    parser.add_argument("--questions", type=int, default=240)
    parser.add_argument("--reading", action="store_true", help="measure the reading alone")
    parser.add_argument("--documents", action="store_true", help="measure each format of file")
    parser.add_argument("--ingest", action="store_true", help="measure many files into a store")
    parser.add_argument("--reports", type=int, default=1000, help="of them (default 1000)")
    parser.add_argument("--telegram", action="store_true", help="measure the bot end to end")
    parser.add_argument("--rounds", type=int, default=5, help="of the bots, in turn (default 5)")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.reading:
        read = reading.run()
        print(json.dumps(read, indent=1) if options.json else reading.render(read))
        return
    if options.documents:
        formats = documents.run()
        print(json.dumps(formats, indent=1) if options.json else documents.render(formats))
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as home:
        if options.ingest:
            taken = ingesting.run(Path(home), options.reports)
            print(json.dumps(taken, indent=1) if options.json else ingesting.render(taken))
            return
        if options.telegram:
            met = asyncio.run(telegram.measure(Path(home), options.rounds, options.facts or 0))
            print(json.dumps(met, indent=1) if options.json else telegram.render(met))
            return
        result = searching.run(Path(home), options.facts or 10_000, options.questions)
    print(json.dumps(result, indent=1) if options.json else searching.render(result))


if __name__ == "__main__":
    main()
