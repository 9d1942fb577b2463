"""Biên nhận: what proves a fact, to be kept: its code, file, SHA-256 and place in the text.

`show_receipt(shelf, fact)` → the fact with its sentence and source, then "🧾 Biên nhận
<code>k4j7n2qa5x</code>…". Whoever holds the file can check every letter of it.
"""

from collections.abc import Sequence

from bot.answers import fact_blocks, source_button
from bot.listing import spell_count
from bot.memory.history import Sighting
from bot.messages import template
from bot.papers import paper_line
from bot.render import say, spell_time
from bot.reply import Draft
from bot.shelf import Shelf
from knowledge import Fact

SIGHTINGS = 6
SHORT = 12


def show_receipt(shelf: Shelf, fact: Fact, history: Sequence[Sighting] = ()) -> Draft:
    """Return a fact with what proves it, and where it stood before."""
    report = shelf.knowledge.report(fact.report)
    paper = paper_line(report)
    proof = say(
        "receipt.proof",
        code=shelf.code(fact),
        paper=template("receipt.paper").format(paper=paper) + "\n" if paper else "",
        file=report.name,
        sha256=report.sha256,
        start=spell_count(fact.start),
        end=spell_count(fact.end),
    )
    lines = [proof, *_stretches(history if len(history) > 1 else ())]
    return Draft((*fact_blocks([fact], shelf), "\n".join(lines)), (source_button(fact, shelf),))


def show_gone(code: str, history: Sequence[Sighting]) -> Draft:
    """Return when a fact was in the store that is there no more."""
    gone = say("receipt.gone", code=code, file=history[0].report)
    return Draft(("\n".join([gone, *_stretches(history)]),))


def _stretches(history: Sequence[Sighting]) -> list[str]:
    return [
        say(
            "receipt.still" if one.gone_at is None else "receipt.was",
            since=spell_time(one.seen_at),
            until=spell_time(one.gone_at or 0),
            sha256=one.sha256[:SHORT],
            start=spell_count(one.start),
            end=spell_count(one.end),
        )
        for one in history[:SIGHTINGS]
    ]
