"""What somebody does in a clause, and what a place is the place of.

"Dự hội nghị có ông Lò Văn Muôn, …" → "Dự hội nghị"; "… Nguyễn Phú Trọng chủ trì." → "chủ trì".
"""

import re
from functools import cache

from knowledge.extract.occasions import alternatives
from knowledge.model import Span

_CLAUSE = re.compile(r"[,;:.“”\"!?…()\n]|\s[-–—]\s")
_LONGEST = 90


@cache
def _presence() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)(?:{alternatives('presences')})(?!\w)[^,;:.“”\"]{{0,80}}?(?=\s*(?:,|:|\s+có(?!\w)))"
    )


@cache
def _agent_before() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives('agent_before')})\s+\Z")


@cache
def _not_action() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{alternatives('not_action')})(?!\w)")


def action_of(text: str, sentence: Span, person: Span) -> str | None:
    """Return the verb phrase that the person is the subject or agent of."""
    behind = _verb_behind(text, sentence, person.end)
    if behind is not None:
        return behind
    agent = _agent_before().search(text[max(sentence.start, person.start - 40) : person.start])
    if agent is not None:
        words = agent.group().split()
        return " ".join(words[1:-1])
    presence = _presence().match(text, sentence.start, person.start)
    return presence.group().strip() if presence else None


def _verb_behind(text: str, sentence: Span, end: int) -> str | None:
    start = end
    while start < sentence.end and text[start] in " \t\u00a0":
        start += 1
    if text[start : start + 2] == ", ":
        start += 2  # "ông A, Chủ tịch B, cho biết"
    if start >= sentence.end or not text[start].islower() or _not_action().match(text, start):
        return None
    stop = _CLAUSE.search(text, start, sentence.end)
    phrase = text[start : stop.start() if stop else sentence.end].rstrip()
    if len(phrase) > _LONGEST:
        phrase = phrase[:_LONGEST].rpartition(" ")[0]
    return phrase or None


def subject_of(text: str, sentence: Span, place: Span) -> str | None:
    """Return the words before a place in its clause: "đập dâng Suối Chiếp" before ", xã …"."""
    low = max(sentence.start, place.start - 160)
    before = text[low : place.start].rstrip(" ,\t")
    parts = [part for part in _CLAUSE.split(before) if part.strip()]
    phrase = parts[-1].strip() if parts else ""
    return phrase if 2 <= len(phrase) <= _LONGEST else None
