"""Document → facts: figures, quotes, and who, where and when of what is reported."""

from datetime import date

from knowledge.extract import report_date
from knowledge.extract.conflicts import flag_conflicts
from knowledge.extract.durations import extract_durations
from knowledge.extract.echoes import with_echoes
from knowledge.extract.events import extract_events
from knowledge.extract.figures import extract_figures
from knowledge.extract.points_in_time import looking_back
from knowledge.extract.quotes import extract_quotes
from knowledge.extract.tables import extract_table_figures
from knowledge.extract.twins import link_twins
from knowledge.model import BlockKind, Fact, Mention, Report, Sentence
from knowledge.recognize import recognize
from knowledge.recognize.periods import recognize_periods
from knowledge.text.sentences import split_sentences


def find_report_date(report: Report) -> str | None:
    """Return the report's own date, cut to the grain it gives, or None."""
    return report_date.find_report_date(report, recognize_periods(report.text))


def extract_facts(report: Report) -> tuple[Fact, ...]:
    """Return every fact of the report, in the order of the text.

    Years left unsaid ("6 tháng đầu năm") are read with `report.date`, when it is known.
    """
    sentences, mentions = _prose(report)
    figures = extract_figures(report, sentences, mentions)
    facts = [
        *extract_table_figures(report, mentions),
        *flag_conflicts(report, link_twins(report, figures)),
        *extract_durations(report, sentences, mentions),
        *extract_quotes(report, sentences, mentions),
        *extract_events(report, sentences, mentions),
    ]
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind)))


def _prose(report: Report) -> tuple[list[Sentence], list[Mention]]:
    """Return the sentences of a report and what is mentioned in them, without its tables."""
    kinds = [block.kind for block in report.blocks]
    sentences = split_sentences(report.text, report.blocks)
    mentions = recognize(report.text, reference=_reference(report.date))
    mentions = with_echoes(report, looking_back(report.text, mentions, report.date))
    if not report.layout.tables:
        return list(sentences), list(mentions)
    return (
        [one for one in sentences if kinds[one.block] is not BlockKind.ROW],
        [one for one in mentions if report.layout.table_at(one.start) is None],
    )


def _reference(value: str | None) -> date | None:
    """Return a day inside the report's date: its last one, for reports look back."""
    if value is None:
        return None
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    return date(year, month or 12, day or 28)
