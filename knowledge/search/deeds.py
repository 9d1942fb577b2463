"""Whether what a figure was done with is what the question asks for: "kết nạp" is no "khai trừ"."""

from collections.abc import Sequence

from knowledge.model import Fact
from knowledge.search.match import TermMatch
from knowledge.search.modality import negations
from knowledge.search.phrases import Phrase
from knowledge.search.quantities import is_quantity
from knowledge.search.terms import Term
from knowledge.search.tokens import tokenize

_SAID_HERE = 0.2
_SAID_ABOVE = 0.5
_OTHER_ACTION = 0.75
# A share in brackets has the action of the figure it is a share of.
_OF_ITS_OWN = {"own", "host"}


def action_factor(fact: Fact, terms: Sequence[TermMatch]) -> float:
    """An action asked for and said only elsewhere is not what a fact with its own action tells."""
    own_action = is_quantity(fact) and fact.origins.get("action") in _OF_ITS_OWN
    if not own_action:
        return 1.0
    own = tuple(token.key for token in tokenize(fact.action or ""))
    asked = [match for match in terms if match.term.action]
    same = any(own in {match.term.keys, *match.term.alternatives} for match in asked)
    # Above a table its caption says what all of it is about.
    told = _SAID_ABOVE if "row" in fact.origins else 2.0
    other = any(
        (match.near < _SAID_HERE and match.met < told and not same) or _tears(match.term, own)
        for match in asked
    )
    return _OTHER_ACTION if other else 1.0


def _tears(term: Term, action: Phrase) -> bool:
    """Whether the action says other words amid the term's: "hoàn thành [tốt] nhiệm vụ"."""
    names = (term.keys, *term.alternatives)
    if action[:1] in negations() and not any(name[:1] in negations() for name in names):
        return any(_holds(action, name) for name in names)
    near = any(len(set(name) & set(action)) > 1 for name in names)
    return near and not any(_holds(name, action) or _holds(action, name) for name in names)


def _holds(phrase: Phrase, part: Phrase) -> bool:
    size = len(part)
    return any(phrase[i : i + size] == part for i in range(len(phrase) - size + 1))
