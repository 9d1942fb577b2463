"""That there was none is told in words: "không có ca nào tử vong", "chưa phát hiện vi phạm".

Such a figure is 0, its text the words that say so. It is read where a clause denies for all of its
subject what was counted: not of some ("137 thôn không có tệ nạn"), not of what is planned
("phấn đấu không để xảy ra cháy lớn"), and not in somebody's words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from knowledge.extract.actions import read_clause
from knowledge.extract.drafts import Draft
from knowledge.extract.passages import Passages
from knowledge.extract.reading import Reading
from knowledge.extract.resolve import Scope
from knowledge.extract.segments import Segment
from knowledge.extract.wording import trie, words
from knowledge.lexicon import load_toml
from knowledge.model import Fact, Mention, MentionKind, Nature, Report, Sentence, Span
from knowledge.recognize.units import UnitFinder
from knowledge.text.fold import fold_spelling, fold_whole, lower

_FIGURES = frozenset(
    {MentionKind.NUMBER, MentionKind.PERCENT, MentionKind.MONEY, MentionKind.MEASURE}
)
_DELIMITER = re.compile(r"[,;:()\[\]“”\"!?\n]|\.(?!\w)|\s[-–]\s|\s(?:và|nhưng|song|còn|tuy)\s")
_WORD = re.compile(r"[ \xa0]+([^\W\d_]+(?:[.\-/&][^\W\d_]+)*)")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_REACH = 80  # behind what denies, for the noun that "nào" closes
_LONGEST = 6  # words of what there was none of
_NOUN = UnitFinder()
_PEOPLE = "người"


class _Absence(NamedTuple):
    """Where none is told, what of, and the clause around it."""

    span: Span
    unit: str
    clause: Span


def extract_absences(
    report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Fact]:
    """Return a figure of none for each clause that says that there was none."""
    folded = fold_whole(report.text)
    denials = list(_find_denials(folded))
    if not denials:
        return []
    passages = Passages(sentences)
    starts = [mention.start for mention in mentions]
    by_start = {sentence.span.start: sentence for sentence in sentences}
    drafts: list[Draft] = []
    for match in sorted(denials, key=lambda match: match.start()):
        sentence = by_start.get(passages.covering(Span(*match.span())).start)
        if sentence is None or match.end() > sentence.span.end:
            continue
        first, last = (bisect_left(starts, at) for at in (sentence.span.start, sentence.span.end))
        inside = [m for m in mentions[first:last] if m.end <= sentence.span.end]
        absence = _read(report.text, folded, sentence, inside, match)
        if absence and not (drafts and drafts[-1].end > absence.span.start):
            reading = Reading(report.text, folded, sentence, inside)
            drafts.append(_draft(reading, absence))
    scope = Scope(report, mentions) if drafts else None
    for draft in drafts:
        if scope is not None:
            scope.hold(draft)
    return [draft.fact(report.name) for draft in drafts]


def _find_denials(folded: str) -> Iterator[re.Match[str]]:
    """Yield the words that may deny, looked up by their first word: most reports say it seldom."""
    denials = _denials()
    for word in _first_words():
        at = folded.find(word)
        while at >= 0:
            if match := denials.match(folded, at):
                yield match
            at = folded.find(word, at + len(word))


def keep_apart(figures: Sequence[Fact], absences: Sequence[Fact]) -> list[Fact]:
    """Return the figures without the words that only deny: "kiểm tra 12 cơ sở, | không có …"."""
    if not absences:
        return list(figures)
    denied = {fact.sentence_start: fact for fact in reversed(absences)}
    return [_without(fact, denied.get(fact.sentence_start)) for fact in figures]


def _without(figure: Fact, denial: Fact | None) -> Fact:
    if denial is None or figure.start > denial.start or figure.nature is Nature.NONE:
        return figure
    own = tuple(
        Span(span.start, min(span.end, denial.start))
        for span in figure.own
        if span.start < denial.start
    )
    if own == figure.own:
        return figure
    base, action = figure.sentence_start, figure.action
    said = " ".join(figure.sentence[span.start - base : span.end - base] for span in own)
    if action and figure.origins.get("action") == "own" and action not in said:
        action = None
    return figure._replace(own=own, action=action)


def _read(
    text: str,
    folded: str,
    sentence: Sentence,
    inside: Sequence[Mention],
    match: re.Match[str],
) -> _Absence | None:
    """Return what there was none of, where the clause denies it for all of its subject."""
    start, end = sentence.span.start, sentence.span.end
    noun = _closed_noun(text, match, end) or _event(text, folded, match, end)
    if noun is None:
        return None
    unit, stop = noun
    opened = [m.end() for m in _DELIMITER.finditer(folded, start, match.start())]
    lead = opened[-1] if opened else start
    closed = _DELIMITER.search(folded, stop, end)
    clause = Span(lead, closed.start() if closed else end)
    counted = any(m.kind in _FIGURES and m.span.overlaps(clause) for m in inside)
    before = folded[lead : match.start()]
    if (
        counted
        or _said("unless_before").search(before)
        or _said("planning").search(folded, start, lead)
    ):
        return None
    if _unless_behind().match(folded, stop) or _is_bidden(before, match):
        return None
    if any(
        quoted.start() < match.start() < quoted.end()
        for quoted in _QUOTED.finditer(text, start, end)
    ):
        return None
    return _Absence(Span(match.start(), stop), unit, clause)


def _closed_noun(text: str, match: re.Match[str], end: int) -> tuple[str, int] | None:
    """Return the counted noun that "nào" closes: "trường hợp tảo hôn" of "trường hợp tảo hôn nào".

    Nothing but a noun of the lexicon opens it: "không có phép màu nào" counts nothing.
    """
    window = text[match.end() : min(match.end() + _REACH, end)]
    lowered = lower(window)
    if (somebody := _somebody().match(lowered)) and match["verb"] in {None, "có", "còn"}:
        return _PEOPLE, match.end() + somebody.end()
    at = words_read = 0
    while (word := _WORD.match(lowered, at)) and words_read <= _LONGEST and word[1] != "nào":
        at, words_read = word.end(), words_read + 1
    if word is None or word[1] != "nào" or not words_read:
        return None
    noun = lowered[:at].strip()
    known = _said("events").match(noun) or _counts(window, lowered, at)
    return (
        None
        if not known or _said("uncounted").match(noun)
        else (window[:at].strip(), match.end() + word.end())
    )


def _counts(text: str, lowered: str, end: int) -> bool:
    """Whether a noun of the lexicon opens a text, up to the end of what was read."""
    found = _NOUN.after(text, lowered, 0)
    return found is not None and found.kind is MentionKind.NUMBER and found.end <= end


def _event(text: str, folded: str, match: re.Match[str], end: int) -> tuple[str, int] | None:
    """Return what did not happen: "tai nạn lao động" of "không xảy ra tai nạn lao động"."""
    verb, at, stops = match["verb"], match.end(), _stops()
    while (word := _WORD.match(folded, at)) and word.end() <= end:
        if word[1] in stops or len(folded[match.end() : word.end()].split()) > _LONGEST:
            break
        at = word.end()
    noun = folded[match.end() : at].strip()
    known = _said("events").match(noun) is not None
    happens = verb in _verbs("happening") and noun and not noun.startswith("ra ")
    if verb is None or not (happens or (known and verb in _verbs("finding"))):
        return None
    return text[match.end() : at].strip(), at


def _is_bidden(before: str, match: re.Match[str]) -> bool:
    """Whether it is told what is not to happen: "Không để xảy ra cháy lớn" has nobody in front."""
    return "để" in (match["verb"] or "").split() and not before.strip(" \t-+•*")


def _draft(reading: Reading, absence: _Absence) -> Draft:
    span, clause = absence.span, absence.clause
    segment = Segment(Span(clause.start, span.start), Span(span.end, clause.end))
    text = span.cut(reading.text)
    mention = Mention(MentionKind.NUMBER, text, span.start, span.end, "0", absence.unit)
    said = read_clause(reading, segment, reading.signals.within(clause.start, clause.end))
    draft = Draft(
        mention=mention,
        sentence=reading.sentence,
        words=reading.words,
        segment=segment,
        opening=None,
        signals=0,
        start=span.start,
        end=span.end,
        nature=Nature.NONE,
        direction=None,
        own=segment.spans,
        unit=absence.unit,
        measure=MentionKind.NUMBER,
    )
    if said.subject:
        draft.subject, draft.origins["subject"] = said.subject.cut(reading.text), "own"
    if said.action:
        draft.action, draft.origins["action"] = said.action.cut(reading.text), "own"
    return draft


@cache
def _denials() -> re.Pattern[str]:
    table = load_toml("absences")
    return re.compile(
        rf"(?<!\w)(?:{trie(table['denials'])})"
        rf"(?:\s+(?P<verb>{trie(table['verbs'])}))?"
        r"(?:\s+(?:bất\s+(?:kì|cứ)|một))?(?=[ \xa0]+[^\W\d_])"
    )


@cache
def _first_words() -> frozenset[str]:
    return frozenset(
        fold_spelling(denial).split()[0] for denial in load_toml("absences")["denials"]
    )


@cache
def _somebody() -> re.Pattern[str]:
    return re.compile(rf"\s+{words('absences', 'somebody')}(?=\s+(?:bị|được|tử|thiệt|thương|chết))")


@cache
def _said(key: str) -> re.Pattern[str]:
    return re.compile(words("absences", key))


@cache
def _unless_behind() -> re.Pattern[str]:
    return re.compile(rf"\s+{words('absences', 'unless_behind')}")


@cache
def _stops() -> frozenset[str]:
    return frozenset(load_toml("absences")["stops"])


@cache
def _verbs(key: str) -> frozenset[str]:
    return frozenset(load_toml("absences")[key])
