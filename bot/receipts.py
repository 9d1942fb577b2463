"""Biên nhận: what proves a fact, to be kept: its code, file, SHA-256 and place in the text.

`show_receipt(shelf, fact)` → the fact with its sentence and source, then "🧾 Biên nhận
<code>k4j7n2qa5x</code>…". Whoever holds the file can check every letter of it.
"""

from bot.answers import fact_blocks, source_button
from bot.listing import spell_count
from bot.messages import template
from bot.papers import paper_line
from bot.render import say
from bot.reply import Draft
from bot.shelf import Shelf
from knowledge import Fact


def show_receipt(shelf: Shelf, fact: Fact) -> Draft:
    """Return a fact with what proves it."""
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
    return Draft((*fact_blocks([fact], shelf), proof), (source_button(fact, shelf),))
