"""`make eval`: how many questions are answered rightly, by kind and variant, and how well figures.

    python -m tests.evaluate [--set own-dev] [--failures] [--figures-only] [--public] [--json]

Failures are shown one by one for development sets only: whoever reads a test set's failures tunes
on it. Sets that are not at hand are skipped, saying so. `--public` asks the public sets instead
(tests/eval/public).
"""

import argparse
import json
from typing import Any

from tests.eval.extraction import evaluate_extraction, render_extraction
from tests.eval.grammar import evaluate_grammar, render_grammar
from tests.eval.judge import Outcome
from tests.eval.people import evaluate_people, render_people
from tests.eval.public.report import evaluate_public
from tests.eval.public.sets import public_sets
from tests.eval.sets import QuestionSet, ask_set, question_sets
from tests.eval.tables import evaluate_tables, render_tables
from tests.eval.tally import Result, render_failure, render_summary, summarize


def main() -> None:
    """Evaluate every set at hand and print what came out."""
    sets = question_sets()
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate")
    parser.add_argument("--set", action="append", choices=[one.name for one in sets])
    parser.add_argument("--failures", action="store_true", help="show failures of dev sets")
    parser.add_argument("--no-figures", action="store_true", help="leave out extraction")
    parser.add_argument("--figures-only", action="store_true", help="extraction and people alone")
    parser.add_argument("--public", action="store_true", help="the public sets alone")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    options = parser.parse_args()
    chosen = [one for one in sets if not options.set or one.name in options.set]
    report: dict[str, Any] = {"sets": {}}
    if options.public:
        report = {"public": evaluate_public(public_sets(), show=not options.json)}
        options.no_figures, chosen = True, []
    for one in () if options.figures_only else chosen:
        report["sets"][one.name] = _evaluate(one, options)
    if not options.no_figures:
        report["extraction"] = evaluate_extraction(show=options.failures and not options.json)
        if not options.json:
            print(render_extraction(report["extraction"]))
        report["people"] = evaluate_people(show=options.failures and not options.json)
        report["grammar"] = evaluate_grammar()
        report["tables"] = evaluate_tables()
        if not options.json:
            print(render_tables(report["tables"], failures=options.failures))
            print(render_people(report["people"]))
            print(render_grammar(report["grammar"]))
    if options.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))


def _evaluate(chosen: QuestionSet, options: argparse.Namespace) -> Any:
    if not chosen.present:
        if not options.json:
            print(f"{chosen.name}: skipped, {chosen.questions} is not at hand\n")
        return "skipped"
    results = ask_set(chosen)
    summary = summarize(results)
    if not options.json:
        print(f"{chosen.name}: {len(results)} questions over {len(chosen.reports)} reports")
        print(render_summary(summary))
        if options.failures:
            print(_failures(chosen, results))
        print()
    return summary


def _failures(chosen: QuestionSet, results: list[Result]) -> str:
    if not chosen.open:
        return "  failures of a test set are not shown"
    failed = [one for one in results if one.outcome is not Outcome.RIGHT]
    return "\n".join(render_failure(one) for one in failed)


if __name__ == "__main__":
    main()
