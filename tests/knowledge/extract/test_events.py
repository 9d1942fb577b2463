"""The corpus says who, where and when, and what is no event; invented text may break no offset."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.extract.events import extract_events
from knowledge.extract.points_in_time import resolved_date
from knowledge.model import Fact, Mention, MentionKind, Report
from knowledge.text.sentences import split_blocks, split_sentences

CORPUS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[2] / "corpus" / "events.toml").read_text("utf-8")
)
KINDS = tuple(MentionKind)


def see(text: str, seen: dict[str, list[list[str]]]) -> Iterator[Mention]:
    """Yield a mention for everything that is listed, where it is written first."""
    for kind, entries in seen.items():
        for entry in entries:
            words, about, honorific = [*entry, "", ""][:3]
            at = text.index(words)
            person = kind == "person"
            yield Mention(
                MentionKind(kind),
                words,
                at,
                at + len(words),
                words if person else about,
                qualifier=(honorific or None) if person else None,
                role=(about or None) if person else None,
            )


def events_in(text: str, mentions: list[Mention], known: str | None = None) -> list[Fact]:
    blocks = split_blocks(text)
    report = Report("r.txt", text, "", "", known, blocks)
    return extract_events(report, split_sentences(text, blocks), mentions)


def assert_cut_from(text: str, fact: Fact) -> None:
    assert text[fact.start : fact.end] == fact.text
    assert fact.sentence_span.cut(text) == fact.sentence
    assert fact.span in fact.sentence_span


@pytest.mark.parametrize("case", CORPUS["told"], ids=lambda case: case["text"][:60])
def test_events(case: dict[str, Any]) -> None:
    text = f"Tin trong ngày\n{case['text']}"
    mentions = list(see(text, case.get("sees", {})))
    found = events_in(text, mentions, case.get("known"))
    for fact in found:
        assert_cut_from(text, fact)
    told = [[str(fact.kind), fact.text, fact.value, fact.action or ""] for fact in found]
    assert told == case["facts"]


@pytest.mark.parametrize("case", CORPUS["gathering"], ids=lambda case: case["text"][:60])
def test_gathering(case: dict[str, Any]) -> None:
    text = f"Tin trong ngày\n{case['text']}"
    (fact,) = events_in(text, list(see(text, {"person": [["Mai Quý", "", "ông"]]})))
    assert (fact.event or "") == case["event"]


def test_place_tells_what_is_there() -> None:
    text = "Tin\nTỉnh làm đập dâng Suối Đá, xã Sơn Kỳ trong năm nay."
    (fact,) = events_in(text, list(see(text, {"place": [["xã Sơn Kỳ", "xã Sơn Kỳ"]]})))
    assert fact.subject == "Tỉnh làm đập dâng Suối Đá"


def test_date_tells_what_it_dates() -> None:
    text = "Tin\nNgày 20/7, Viện Lao động công bố bản tin mới."
    (fact,) = events_in(text, list(see(text, {"date": [["Ngày 20/7", "--07-20"]]})))
    assert fact.subject == "Viện Lao động công bố bản tin mới"


def test_same_date_in_one_sentence_is_told_once() -> None:
    text = "Tin\nSáng 3/5 họp, chiều 3/5 họp tiếp."
    at = text.rindex("3/5")
    mentions = [
        *see(text, {"date": [["3/5", "--05-03"]]}),
        Mention(MentionKind.DATE, "3/5", at, at + 3, "--05-03"),
    ]
    assert [fact.text for fact in events_in(text, mentions)] == ["Sáng 3/5"]


@pytest.mark.parametrize(
    ("value", "known", "resolved"),
    [
        ("--07-09", "2018-07-10", "2018-07-09"),
        ("--12-28", "2019-01-03", "2018-12-28"),
        ("--04-30", "2025-04-22", "2025-04-30"),
        ("--01-02", "2018-12-30", "2019-01-02"),
        ("--07-09", "2018", "2018-07-09"),
        ("--07", "2018-08", "2018-07"),
        ("--02-29", "2019-03-01", "2020-02-29"),
        ("--07-01/--07-03", "2018-07-10", "2018-07-01/2018-07-03"),
        ("--07-09", None, "--07-09"),
        ("2017-07-09", "2018-07-10", "2017-07-09"),
        ("--13-45", "2018-07-10", "--13-45"),
    ],
)
def test_date_without_year(value: str, known: str | None, resolved: str) -> None:
    assert resolved_date(value, known) == resolved


@given(st.data())
def test_any_mentions_keep_their_offsets(data: st.DataObject) -> None:
    piece = st.sampled_from(
        ["ông ", "Mai Quý", " nói", ", ", "\n", "ngày ", "3/5", "tại ", "(", ". "]
    )
    text = "".join(data.draw(st.lists(piece | st.text(max_size=4), min_size=1, max_size=25))) + "x"
    mentions = []
    for _ in range(data.draw(st.integers(0, 5))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        kind = data.draw(st.sampled_from(KINDS))
        words = text[start:end]
        role = data.draw(st.sampled_from([None, "Bí thư xã", words]))
        value = data.draw(st.sampled_from(["Mai Quý", "--05-03", "2019-05", words]))
        honorific = data.draw(st.sampled_from([None, "ông"]))
        mentions.append(Mention(kind, words, start, end, value, qualifier=honorific, role=role))
    for fact in events_in(text, mentions, data.draw(st.sampled_from([None, "2019-06-01", "2019"]))):
        assert_cut_from(text, fact)
