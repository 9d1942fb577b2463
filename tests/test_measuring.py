"""The measuring tools run: a benchmark that broke unseen would be missed when it is needed."""

from pathlib import Path

from tests import bench
from tests.eval.questions import load_questions
from tests.eval.sets import ask_all, question_sets
from tests.eval.tally import render_failure, render_summary, summarize


def test_bench_compares_three_finders(tmp_path: Path) -> None:
    result = bench.run(tmp_path, years=1, questions=6)
    assert result["facts"] >= 320
    assert list(result["finders"]) == ["ask", "fuzzy scan", "bm25"]
    assert result["finders"]["ask"]["times_ask"] == 1.0
    assert result["finders"]["ask"]["right"] == 6
    assert "syllables a second" in bench.render(result)


def test_evaluation_counts_every_question() -> None:
    chosen = question_sets()[0]
    asked = load_questions(chosen.questions)[::30]
    results = ask_all(chosen.reports[:2], asked)
    summary = summarize(results)
    assert summary["all"]["all"]["n"] == len(asked)
    assert "over all" in render_summary(summary)
    assert all(result.question.id in render_failure(result) for result in results)
