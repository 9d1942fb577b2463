"""Document → facts: figures, quotes, and who, where and when of what is reported."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from knowledge.extract import report_date
from knowledge.extract.absences import extract_absences, keep_apart
from knowledge.extract.collection import without_collecting
from knowledge.extract.conflicts import flag_conflicts
from knowledge.extract.durations import extract_durations
from knowledge.extract.echoes import with_echoes
from knowledge.extract.events import extract_events
from knowledge.extract.figures import extract_figures
from knowledge.extract.papers import read_paper
from knowledge.extract.papers.letterhead import number_spans
from knowledge.extract.papers.signing import extract_signer
from knowledge.extract.points_in_time import looking_back
from knowledge.extract.quotes import extract_quotes
from knowledge.extract.speakers import build_cast
from knowledge.extract.tables import extract_table_figures
from knowledge.extract.tables.agreement import compare_tables
from knowledge.extract.twins import link_twins
from knowledge.model import BlockKind, Fact, Mention, Report, Sentence
from knowledge.recognize import recognize
from knowledge.recognize.periods import recognize_periods
from knowledge.text.sentences import split_sentences


@without_collecting()
def describe(report: Report) -> Report:
    """Return the report with what its paper says of itself, its own date among it."""
    paper, dateline = read_paper(report)
    day = report.date or (dateline.date if dateline else None) or find_report_date(report)
    return replace(report, paper=paper, date=day)


@without_collecting()
def find_report_date(report: Report) -> str | None:
    """Return the report's own date, cut to the grain it gives, or None."""
    start = report.head.start
    times = [time for time in recognize_periods(report.text) if time.start >= start]
    return report_date.find_report_date(report, times)


@without_collecting()
def extract_facts(report: Report) -> tuple[Fact, ...]:
    """Return every fact of the report, in the order of the text.

    Years left unsaid ("6 tháng đầu năm") are read with `report.date`, when it is known.
    """
    sentences, mentions = _prose(report)
    cast = build_cast(report, mentions)
    absences = extract_absences(report, sentences, mentions)
    figures = keep_apart(extract_figures(report, sentences, mentions), absences)
    stated = flag_conflicts(report, link_twins(report, figures))
    facts = [
        *compare_tables(report, stated, extract_table_figures(report, mentions)),
        *absences,
        *extract_durations(report, sentences, mentions),
        *extract_quotes(report, sentences, mentions, cast),
        *extract_events(report, sentences, mentions, cast),
    ]
    facts += extract_signer(report, facts)
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind)))


def _prose(report: Report) -> tuple[list[Sentence], list[Mention]]:
    """Return the sentences of a report and what is mentioned in them, without its tables."""
    kinds = [block.kind for block in report.blocks]
    sentences = split_sentences(report.text, report.blocks)
    mentions = recognize(report.text, reference=_reference(report.date))
    mentions = with_echoes(report, looking_back(report.text, mentions, report.date))
    mentions = _of_the_report(report, mentions)
    if not report.layout.tables:
        return list(sentences), list(mentions)
    return (
        [one for one in sentences if kinds[one.block] is not BlockKind.ROW],
        [one for one in mentions if report.layout.table_at(one.start) is None],
    )


def _of_the_report(report: Report, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions but for those in YAML before the text and in the number of the paper."""
    numbers, start = number_spans(report), report.head.start
    return [
        one
        for one in mentions
        if one.start >= start
        and not (one.number and any(one.span.overlaps(number) for number in numbers))
    ]


def _reference(value: str | None) -> date | None:
    """Return a day inside the report's date: its last one, for reports look back."""
    if value is None:
        return None
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    return date(year, month or 12, day or 28)
