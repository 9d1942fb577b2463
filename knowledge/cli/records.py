"""The machine contract: answers, facts and mentions as the JSON that others measure us by.

Field names and meanings are stable; `score` is null where nothing was asked.
"""

from dataclasses import asdict

from knowledge.model import Ambiguous, Answer, Candidate, Fact, Found, Mention, Report

Json = dict[str, object]


def answer_record(answer: Answer, seconds: float) -> Json:
    """Return the answer, best fact first; with "unknown" the facts are near, and no answer.

    "computed" is there only for what is worked out from the facts and stands in no report.
    """
    computed = answer.computed if isinstance(answer, Found) else None
    return {
        "outcome": _outcome(answer),
        "verdict": answer.verdict if isinstance(answer, Found) else None,
        "facts": [fact_record(item.fact, item.score) for item in candidates(answer)],
        "elapsed_ms": round(seconds * 1000, 3),
        **({"computed": asdict(computed)} if computed else {}),
    }


def fact_record(fact: Fact, score: float | None) -> Json:
    """Return what every fact is told by."""
    return {
        "kind": fact.kind.value,
        "text": fact.text,
        "value": fact.value,
        "unit": fact.unit,
        "qualifier": fact.qualifier,
        "sentence": fact.sentence,
        "report": fact.report,
        "start": fact.start,
        "end": fact.end,
        "score": None if score is None else round(score, 4),
    }


def source_record(report: Report) -> Json:
    """Return what a report says of itself: title, date, and whatever is known of its paper."""
    paper = {name: value for name, value in asdict(report.paper).items() if value is not None}
    return {"title": report.title, "date": report.date, **paper}


def stored_record(fact: Fact, report: Report) -> Json:
    """Return everything the store knows of a fact, and of its report under "source"."""
    return {
        **fact_record(fact, None),
        "subject": fact.subject,
        "action": fact.action,
        "period": fact.period,
        "place": fact.place,
        "speaker": fact.speaker,
        "role": fact.role,
        "period_text": fact.period_text,
        "measure": fact.measure,
        "nature": fact.nature,
        "direction": fact.direction,
        "cue": fact.cue,
        "event": fact.event,
        "host": fact.host,
        "twin": fact.twin,
        "conflicts": list(fact.conflicts),
        "agrees": list(fact.agrees),
        "sentence_start": fact.sentence_start,
        "origins": dict(fact.origins),
        "source": source_record(report),
    }


def mention_record(mention: Mention) -> Json:
    """Return a mention; unit and qualifier only where there is one."""
    record: Json = {
        "kind": mention.kind.value,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "value": mention.value,
    }
    extras = {"unit": mention.unit, "qualifier": mention.qualifier}
    return record | {name: extra for name, extra in extras.items() if extra is not None}


def _outcome(answer: Answer) -> str:
    return type(answer).__name__.lower()


def candidates(answer: Answer) -> tuple[Candidate, ...]:
    """Return the facts of an answer and those close by; with "unknown" those that are near."""
    if isinstance(answer, Found | Ambiguous):
        return answer.facts + answer.related
    return answer.nearest
