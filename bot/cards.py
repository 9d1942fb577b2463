"""An answer as inline results: one card for each fact, to be chosen and sent into any chat.

`make_cards(Found(…), shelf)` → (Card(title="7.448 đảng viên", description="kết nạp · …"), …).
"""

import html

from bot.answers import draft_fact, draft_found, draft_unknown
from bot.messages import template
from bot.pages import pack, shorten
from bot.render import describe, figure, label, say
from bot.reply import Card
from bot.shelf import Shelf
from bot.workings import result
from knowledge import Answer, Candidate, Computed, FactKind, Found, Unknown

CARDS = 10
TITLE = 120
DESCRIPTION = 200


def make_cards(answer: Answer, shelf: Shelf) -> tuple[Card, ...]:
    """Return the answer's facts and those close by as cards; an unknown is one card saying so."""
    if isinstance(answer, Unknown):
        return _unknown_cards(answer, shelf)
    cards = [_card(one, shelf) for one in answer.facts]
    if isinstance(answer, Found) and answer.computed:
        return (_computed_card(answer, answer.computed, shelf), *cards)[:CARDS]
    if isinstance(answer, Found) and answer.verdict is not None:
        cards[0] = _with_verdict(cards[0], answer.verdict)
    cards += [_card(one, shelf) for one in answer.related]
    unique = {card.key: card for card in reversed(cards)}
    return tuple(reversed(unique.values()))[:CARDS]


def _card(candidate: Candidate, shelf: Shelf) -> Card:
    fact = candidate.fact
    title = label(fact, TITLE) if fact.kind is FactKind.QUOTE else figure(fact)
    page = pack(draft_fact(fact, shelf).blocks)[0]
    about = shorten(describe(fact) or fact.sentence, DESCRIPTION)
    return Card(shelf.code(fact), shorten(title, TITLE), about, page)


def _computed_card(answer: Found, computed: Computed, shelf: Shelf) -> Card:
    """Return what was worked out with its operands, as in a chat."""
    title = html.unescape(result(computed, [one.fact for one in answer.facts]))
    page = pack(draft_found(answer, shelf).blocks)[0]
    return Card("computed", shorten(title, TITLE), template("inline.computed"), page)


def _with_verdict(card: Card, verdict: bool) -> Card:
    name = "true" if verdict else "false"
    verdict_first = template("inline.verdict")
    title = verdict_first.format(verdict=template(f"inline.{name}"), figure=card.title)
    return Card(card.key, title, card.description, f"{say(f'answer.{name}')}\n{card.html}")


def _unknown_cards(answer: Unknown, shelf: Shelf) -> tuple[Card, ...]:
    bare = Unknown(answer.question, missing=answer.missing)
    page = "\n\n".join(draft_unknown(bare, shelf).blocks)
    title, about = template("inline.unknown"), template("inline.unknown_about")
    return (Card("unknown", title, about, page),)
