"""A draft's figures held against the store: ✅ said there, ⚠️ differs, ❔ not there.

`show_checked(checked, shelf)` → "🔎 Đã soát <b>2</b> số liệu: ✅ 1 · ⚠️ 1 · ❔ 0", then each figure
in the order of the draft, with what the store says and where.
"""

from collections import Counter
from collections.abc import Sequence

from bot.pages import shorten
from bot.render import date_of, describe, figure, say, title_of
from bot.reply import Draft
from bot.shelf import Shelf
from knowledge import Checked, Fact, Verdict

WORDS = 120
ABOUT = 160
TITLE = 100


def show_checked(checked: Sequence[Checked], shelf: Shelf) -> Draft:
    """Return what the store says to each figure of a draft."""
    if not checked:
        return Draft((say("check.no_figures"),))
    counts = Counter(one.verdict for one in checked)
    numbers = {verdict.value: counts[verdict] for verdict in Verdict}
    blocks = [say("check.head", count=len(checked), **numbers)]
    blocks += [_line(one, shelf) for one in checked]
    if counts[Verdict.ABSENT]:
        blocks.append(say("check.hint"))
    return Draft(tuple(blocks))


def _line(one: Checked, shelf: Shelf) -> str:
    told = shorten(figure(one.figure), WORDS)
    if one.verdict is Verdict.ABSENT:
        return say("check.absent", figure=told, about=_about(one.figure))
    lines = [say("check.same" if one.verdict is Verdict.SAME else "check.differs", figure=told)]
    return "\n".join(lines + [_proof(fact, shelf) for fact in one.facts])


def _proof(fact: Fact, shelf: Shelf) -> str:
    report = shelf.knowledge.report(fact.report)
    return say(
        "check.proof",
        figure=shorten(figure(fact), WORDS),
        about=_about(fact),
        title=shorten(title_of(report), TITLE),
        date=date_of(report),
        code=shelf.code(fact),
    )


def _about(fact: Fact) -> str:
    about = shorten(describe(fact), ABOUT)
    return f" · {about}" if about else ""
