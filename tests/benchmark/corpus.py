"""Synthetic reports of any number of facts, some 21 to a report, each told by one sentence.

A report tells of one place and one period; no two facts share what is done, to what, where and
when. Facts are made with the slots that a reader would find, since reading a million sentences
takes an hour: what is measured here begins behind the reading.
"""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.lexicon import load_tsv
from knowledge.model import Block, BlockKind, Fact, FactKind, MentionKind, Nature, Report, Span
from knowledge.recognize.places import recognize_places
from knowledge.text.fold import fold

KINDS = ("plain", "no diacritics", "typo", "paraphrase", "slot missing", "unrelated")
# Kinds that one fact answers.
ANSWERED = KINDS[:4]
_YEARS = range(2010, 2026)
_QUARTERS = (("I", "01", "03"), ("II", "04", "06"), ("III", "07", "09"), ("IV", "10", "12"))
_PER_REPORT = (12, 30)
_LEVELS = {"province": "tỉnh ", "city": "thành phố "}
_MEASURES = {"ha": MentionKind.MEASURE, "tấn": MentionKind.MEASURE, "km": MentionKind.MEASURE}
_ORIGINS = dict.fromkeys(("subject", "action", "period", "place"), "own")


@dataclass(frozen=True, slots=True)
class Told:
    """What a fact tells, as its question may ask for it."""

    fact: Fact
    noun: str
    verb: str
    place: str
    period: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a kind, and the key of the fact that answers it, if one does."""

    kind: str
    text: str
    gold: str | None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("corpus.toml").read_text("utf-8"))


def write_corpus(facts: int, seed: int = 7) -> Iterator[tuple[Report, list[Told]]]:
    """Yield reports with what they tell until there are that many facts."""
    source = random.Random(seed)
    pairs = [
        (noun, verb)
        for trade in _table()["trades"]
        for noun in trade["nouns"]
        for verb in (*trade["verbs"], *_table()["general"]["verbs"])
    ]
    scopes = [(place, period) for place in _places() for period in _periods()]
    for number, (place, period) in enumerate(source.sample(scopes, len(scopes))):
        count = min(facts, source.randint(*_PER_REPORT))
        yield _write_report(source, number, place, period, source.sample(pairs, count))
        facts -= count
        if not facts:
            return


def _write_report(
    source: random.Random,
    number: int,
    place: tuple[str, str],
    period: tuple[str, str],
    pairs: list[tuple[str, str]],
) -> tuple[Report, list[Told]]:
    name = f"{number:06}-{fold(place[1]).replace(' ', '-')}.txt"
    title = f"Kết quả công tác {period[0]} của {place[0]}"
    text, blocks, told = title, [Block(BlockKind.TITLE, Span(0, len(title)))], []
    for noun, verb in pairs:
        start = len(text) + 2
        sentence, cut = _write_sentence(source, noun, verb, place[0], period[0])
        text = f"{text}\n\n{sentence}"
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, len(text))))
        fact = _fact(name, sentence, start, cut, noun, verb, place[1], period)
        told.append(Told(fact, noun, verb, place[0], period[0]))
    year = period[1][:4]
    return Report(name, text, title, f"{number:064x}", f"{year}-12-31", tuple(blocks)), told


def _write_sentence(
    source: random.Random, noun: str, verb: str, place: str, period: str
) -> tuple[str, Span]:
    patterns = _table()["patterns"]
    figure = f"{source.randint(12, 39_999):,}".replace(",", ".") + f" {noun}"
    sentence = source.choice(patterns["told"]).format(
        period=period, place=place, verb=verb, figure=figure, end=source.choice(patterns["ends"])
    )
    at = sentence.index(figure)
    return sentence[0].upper() + sentence[1:], Span(at, at + len(figure))


def _fact(
    report: str,
    sentence: str,
    start: int,
    cut: Span,
    noun: str,
    verb: str,
    place: str,
    period: tuple[str, str],
) -> Fact:
    own = (Span(start, start + cut.start), Span(start + cut.end, start + len(sentence)))
    text = cut.cut(sentence)
    measure = _MEASURES.get(noun.split(maxsplit=1)[0], MentionKind.NUMBER)
    return Fact(
        kind=FactKind.FIGURE,
        report=report,
        text=text,
        start=start + cut.start,
        end=start + cut.end,
        sentence=sentence,
        sentence_start=start,
        value=text.split()[0].replace(".", ""),
        unit=noun if measure is MentionKind.NUMBER else noun.split(maxsplit=1)[0],
        measure=measure,
        nature=Nature.LEVEL,
        subject=place,
        action=verb,
        period=period[1],
        period_text=period[0],
        place=place,
        own=own,
        origins=_ORIGINS,
    )


@cache
def _places() -> tuple[tuple[str, str], ...]:
    """Return provinces and districts as written and as the recogniser names them."""
    found = []
    for name, level, *_ in load_tsv("places"):
        written = f"{_LEVELS.get(level, f'{level} ')}{name}"
        mentions = recognize_places(f"Trong kỳ, {written} đạt")
        if level not in {"level", "country", "region"} and len(mentions) == 1:
            found.append((written, mentions[0].value))
    return tuple(found)


def _periods() -> Iterator[tuple[str, str]]:
    """Yield periods as written and in canonical form."""
    for year in _YEARS:
        yield f"năm {year}", f"{year}"
        yield f"6 tháng đầu năm {year}", f"{year}-01/{year}-06"
        for quarter, first, last in _QUARTERS:
            yield f"quý {quarter}/{year}", f"{year}-{first}/{year}-{last}"
        for month in range(1, 13):
            yield f"tháng {month}/{year}", f"{year}-{month:02}"


def ask(told: Told, kind: str, source: random.Random) -> Question:
    """Return a question of a kind about a fact."""
    patterns = _table()["patterns"]
    if kind == "unrelated":
        return Question(kind, source.choice(patterns["unrelated"]), None)
    if kind == "slot missing":
        way = source.choice((*patterns["without_period"], *patterns["without_place"]))
        return Question(kind, _fill(way, told, told.verb), None)
    if kind == "paraphrase":
        verb = _table()["other_names"].get(told.verb, told.verb)
        text = _fill(source.choice(patterns["paraphrase"]), told, verb)
        return Question(kind, text, told.fact.key)
    text = _fill(source.choice(patterns["plain"]), told, told.verb)
    if kind == "no diacritics":
        text = fold(text)
    if kind == "typo":
        text = _mistype(text, source)
    return Question(kind, text, told.fact.key)


def _fill(pattern: str, told: Told, verb: str) -> str:
    text = pattern.format(period=told.period, place=told.place, verb=verb, noun=told.noun)
    return text[0].upper() + text[1:]


def _mistype(text: str, source: random.Random) -> str:
    """Swap two letters of a word, or leave one out, or strike one twice."""
    words = text.split(" ")
    at = source.choice([i for i, word in enumerate(words) if len(word) > 2 and word.isalpha()])
    word, place = words[at], source.randrange(1, len(words[at]) - 1)
    words[at] = source.choice(
        (
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
        )
    )
    return " ".join(words)
