"""What a figure takes from the figure it hangs on, or from the one listed before it.

In "thi hành kỷ luật 12 tổ chức đảng (khiển trách 9) và 640 đảng viên" the 9 counts "tổ chức
đảng" as the 12 does, and the 640 have the action of the 12, not that of the 9 in the bracket.
"""

from collections.abc import Sequence

from knowledge.extract.actions import words_match
from knowledge.extract.hosts import HANGING
from knowledge.extract.wording import fold_word
from knowledge.model import Fact, MentionKind, Nature


def inherit(fact: Fact, host: Fact | None, beside: Sequence[Fact]) -> Fact:
    """Return the fact with what it does not say itself; `beside` are the figures of its depth."""
    source = host or _listed_before(fact, beside)
    if source is None:
        return _act_by_direction(fact)
    origin = "host" if host else "sentence"
    subject, action, origins = _inherit_words(fact, source, origin)
    own = fact.own
    if beside and source is beside[-1] and source.nature is Nature.BASE:
        own = (*source.own, *own)
    if host and fact.nature in HANGING and host.sentence_start == fact.sentence_start:
        # A share or change speaks of its host, so it owns the host's words too.
        own = (*host.own, host.span, *own)
    unit = fact.unit
    if unit is None and host and fact.nature not in HANGING and fact.measure is MentionKind.NUMBER:
        unit = host.unit
    fact = fact._replace(own=own, unit=unit, subject=subject, action=action, origins=origins)
    return _act_by_direction(fact)


def _act_by_direction(fact: Fact) -> Fact:
    """A change of nothing that is done tells at least that it rose or fell: "Giảm 51 xã"."""
    if fact.action is not None or fact.nature is not Nature.CHANGE:
        return fact
    return fact._replace(action=fact.direction, origins={**fact.origins, "action": "own"})


def _inherit_words(
    fact: Fact, source: Fact, origin: str
) -> tuple[str | None, str | None, dict[str, str]]:
    """Return subject and action, and where each was taken from."""
    origins = dict(fact.origins)
    subject, action = fact.subject, fact.action
    if action is None and source.action:
        action, origins["action"] = source.action, origin
    if source.subject and (subject is None or _only_measures(subject)):
        subject, origins["subject"] = source.subject, origin
    if subject is None and fact.nature in HANGING and source.measure is MentionKind.NUMBER:
        # "Có 210 trường, tăng 5%": a share or change tells of what is counted.
        subject, origins["subject"] = source.unit, origin
    return subject, action, origins


def _only_measures(subject: str) -> bool:
    """Whether a subject is but "trị giá": whose it is was said before."""
    return words_match("attributes", fold_word(subject))


def _listed_before(fact: Fact, beside: Sequence[Fact]) -> Fact | None:
    """Return the last level before this one in the sentence, with no `;` between them."""
    for earlier in reversed(beside):
        start = fact.sentence_start
        if ";" in fact.sentence[earlier.end - start : fact.start - start]:
            return None
        if earlier.nature not in {*HANGING, Nature.THRESHOLD}:
            return earlier
    return None
