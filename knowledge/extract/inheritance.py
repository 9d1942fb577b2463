"""What a figure takes from the figure it hangs on, or from the one listed before it.

In "thi hành kỷ luật 12 tổ chức đảng (khiển trách 9) và 640 đảng viên" the 9 counts "tổ chức
đảng" as the 12 does, and the 640 have the action of the 12, not that of the 9 in the bracket.
"""

from collections.abc import Sequence

from knowledge.extract.actions import words_match
from knowledge.extract.drafts import Draft
from knowledge.extract.hosts import HANGING
from knowledge.extract.wording import fold_word
from knowledge.model import MentionKind, Nature

_NO_LEVEL = {*HANGING, Nature.THRESHOLD}


def inherit(draft: Draft, host: Draft | None, beside: Sequence[Draft]) -> None:
    """Give a figure what it does not say itself; `beside` are the figures of its depth."""
    source = host or _listed_before(draft, beside)
    if source is not None:
        _inherit_words(draft, source, "host" if host else "sentence")
    if source is not None and beside and source is beside[-1] and source.nature is Nature.BASE:
        draft.own = (*source.own, *draft.own)
    if host is not None:
        _take_from_host(draft, host)
    if draft.action is None and draft.nature is Nature.CHANGE:
        # A change of nothing that is done tells at least that it rose or fell: "Giảm 51 xã".
        draft.action, draft.origins["action"] = draft.direction, "own"


def _take_from_host(draft: Draft, host: Draft) -> None:
    if draft.nature in HANGING:
        if host.sentence_start == draft.sentence_start:
            # A share or change speaks of its host, so it owns the host's words too.
            draft.own = (*host.own, host.span, *draft.own)
    elif draft.unit is None and draft.measure is MentionKind.NUMBER:
        draft.unit = host.unit


def _inherit_words(draft: Draft, source: Draft, origin: str) -> None:
    """Take subject and action, and note where each was taken from."""
    origins, subject = draft.origins, draft.subject
    if draft.action is None and source.action:
        draft.action, origins["action"] = source.action, origin
    if source.subject and (subject is None or _only_measures(subject)):
        draft.subject, origins["subject"] = source.subject, origin
    elif subject is None and draft.nature in HANGING and source.measure is MentionKind.NUMBER:
        # "Có 210 trường, tăng 5%": a share or change tells of what is counted.
        draft.subject, origins["subject"] = source.unit, origin


def _only_measures(subject: str) -> bool:
    """Whether a subject is but "trị giá": whose it is was said before."""
    return words_match("attributes", fold_word(subject))


def _listed_before(draft: Draft, beside: Sequence[Draft]) -> Draft | None:
    """Return the last level before this one in the sentence, with no `;` between them."""
    base, words = draft.sentence_start, draft.words
    for earlier in reversed(beside):
        if words.find(";", earlier.end - base, draft.start - base) >= 0:
            return None
        if earlier.nature not in _NO_LEVEL:
            return earlier
    return None
