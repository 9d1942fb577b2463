"""/sua: what an admin may put right of a fact, read and told.

`read_changes("nơi = Sóc Trăng; thời gian = năm 2023")` → {"place": "Sóc Trăng", "period": "2023",
"period_text": "năm 2023"}. The fact's words are the report's and stay; an empty
value empties a slot.
"""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

import knowledge
from bot.answers import fact_blocks
from bot.memory.edits import Edit
from bot.memory.recent import Book
from bot.messages import template
from bot.opinions import PER_PAGE
from bot.pages import shorten
from bot.render import say, spell_time
from bot.reply import Button, Reply
from bot.shelf import Shelf
from knowledge import Fact, MentionKind, fold

SLOTS = ("unit", "subject", "action", "place", "period", "value", "speaker", "role")
WORDS = 120
CHANGED = 180
NAME = 60
_PAIR = re.compile(r"(?P<name>[^=;]+)=(?P<value>[^;]*)")
_TIMES = {MentionKind.DATE, MentionKind.PERIOD}


class NotUnderstood(Exception):
    """A correction that cannot be read; the message is fit to be shown."""


def read_changes(words: str) -> dict[str, str]:
    """Return the slots that are put right; raises NotUnderstood."""
    names = {fold(template(f"slot.{slot}")): slot for slot in SLOTS}
    names |= {fold(template("edit.place")): "place"}
    changes: dict[str, str] = {}
    for part in (one for one in re.split(r"[;\n]", words) if one.strip()):
        match = _PAIR.fullmatch(part)
        slot = names.get(" ".join(fold(match["name"]).split())) if match else None
        if match is None or slot is None:
            raise NotUnderstood(say("edit.usage_slots", part=part.strip(), slots=slot_names()))
        changes |= _change(slot, " ".join(match["value"].split()))
    return changes


def slot_names() -> str:
    """Return what the slots are called."""
    return ", ".join(template(f"slot.{slot}") for slot in SLOTS)


def show_fact(fact: Fact, shelf: Shelf) -> Reply:
    """Return a fact with its slots, and how to hide it or put it right."""
    code = shelf.code(fact)
    lines = [*fact_blocks([fact], shelf), ""]
    for slot in SLOTS:
        value = fact.period_text or fact.period if slot == "period" else getattr(fact, slot)
        if value:
            lines.append(say("edit.slot", name=template(f"slot.{slot}"), value=value))
    lines.append("\n" + say("edit.how", code=code))
    hiding = (Button(template("edit.hide"), f"x:hide:{code}"),)
    rows = (hiding, _undoing(code)) if shelf.edit(fact) else (hiding,)
    return Reply("\n".join(lines), rows)


def show_hidden(edit: Edit) -> Reply:
    """Return a fact that is hidden, and how to show it again."""
    return Reply(_item(edit, held=True), (_undoing(edit.code),))


def list_edits(edits: Mapping[str, Edit], shelf: Shelf) -> Book:
    """Return everything that was edited, latest first; what the store holds no more is told."""
    if not edits:
        return Book((say("edit.none"),))
    head = say("edit.head", count=len(edits))
    held = {edit.code for edit in shelf.edits.values()}
    items = [_item(edit, held=edit.code in held) for edit in edits.values()]
    starts = range(0, len(items), PER_PAGE)
    return Book(tuple("\n\n".join((head, *items[at : at + PER_PAGE])) for at in starts))


def spell_changes(changes: Mapping[str, str]) -> str:
    """Return corrections in words: "nơi → Sóc Trăng"; unescaped."""
    told = {slot: value for slot, value in changes.items() if slot != "period_text"}
    if "period_text" in changes:
        told["period"] = changes["period_text"]
    return "; ".join(
        template("edit.change").format(
            name=template(f"slot.{slot}"), value=shorten(value, WORDS) or "–"
        )
        for slot, value in told.items()
    )


def _item(edit: Edit, *, held: bool) -> str:
    what = template("edit.is_hidden") if edit.hidden else spell_changes(edit.changes)
    return say(
        "edit.item",
        words=shorten(edit.words, WORDS),
        report=shorten(edit.report, NAME),
        what=shorten(what, CHANGED),
        name=shorten(edit.name, NAME),
        time=spell_time(edit.at),
        code=edit.code,
    ) + ("" if held else say("edit.gone"))


def _undoing(code: str) -> tuple[Button, ...]:
    return (Button(template("edit.undo"), f"x:undo:{code}"),)


def _change(slot: str, value: str) -> dict[str, str]:
    if slot == "period":
        return {"period": _period(value) if value else "", "period_text": value}
    if slot == "value" and not _is_number(value):
        raise NotUnderstood(say("edit.no_number", value=value))
    return {slot: value}


def _period(words: str) -> str:
    """Return a time as the store keeps it; raises NotUnderstood when it is none."""
    times = [one for one in knowledge.recognize(words) if one.kind in _TIMES and one.value]
    if len(times) != 1 or times[0].value is None:
        raise NotUnderstood(say("edit.no_time", value=words))
    return times[0].value


def _is_number(value: str) -> bool:
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False
