"""What stays the same for all facts that are ranked for one question."""

from dataclasses import dataclass, field

from knowledge.model import Fact
from knowledge.search.asked_words import AskedWords
from knowledge.search.bounds import Bounds
from knowledge.search.contrasts import Sides
from knowledge.search.match import Matcher
from knowledge.search.modality import modality_before, modality_factor
from knowledge.search.nearness import Nearness
from knowledge.search.quantities import is_quantity
from knowledge.search.query import Query
from knowledge.search.tokens import keys_of


@dataclass(frozen=True, slots=True)
class Asking:
    """What stays the same for all facts of one question."""

    query: Query
    keys: frozenset[str]
    sides: Sides
    matcher: Matcher
    bounds: Bounds
    places: Nearness
    words: Nearness
    said: AskedWords
    anchor: Fact | None
    _before_actions: dict[str, str | None] = field(default_factory=dict)

    def modality(self, fact: Fact, stated: str | None) -> float:
        """Return how the question's "đã", "phải" or "không" before the fact's action fits."""
        if not is_quantity(fact) or fact.action is None:
            return 1.0
        if fact.action not in self._before_actions:
            self._before_actions[fact.action] = self._before(fact.action)
        return modality_factor(self._before_actions[fact.action], stated)

    def _before(self, action: str) -> str | None:
        """Look before the action under the name that the question gives it."""
        keys = keys_of(action)
        names = [" ".join(t.forms) for t in self.query.terms if keys in t.alternatives]
        texts = (self.query.repaired, self.query.whole)
        said = (modality_before(text, name) for text in texts for name in (action, *names))
        return next(filter(None, said), None)
