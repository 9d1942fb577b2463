"""What somebody does in a clause, and what a place is the place of.

"Dự hội nghị có ông Lò Văn Muôn, …" → "Dự hội nghị"; "… Nguyễn Phú Trọng chủ trì." → "chủ trì";
"khởi tố nhiều vụ án lớn … như vụ Nguyễn Ngọc Sự" → "khởi tố".
"""

import re
from functools import cache

from knowledge.extract import cue_words
from knowledge.extract.wordlists import any_of
from knowledge.lexicon import load_toml
from knowledge.model import Span
from knowledge.recognize.words import Sought
from knowledge.text.fold import fold_tone

_CLAUSE = re.compile(r"[,;:](?!\d)|[.](?!\w)|[“”\"!?…()\n]|\s[-–—](?=\s|\Z)")
_BREAK = re.compile(r"[,;:](?!\d)|[.](?!\w)|[“”\"!?…\n]|\s[-–—](?=\s|\Z)")
_OPEN_ASIDE = re.compile(r"\s*\([^()]*\Z")
_LONGEST = 90
_WINDOW = 200
# A clause that only says when or where: "Ngày 20/7", "tại tỉnh Điện Biên", "Với tiến độ này".
_SETTING = re.compile(r"(?i)(?:\w+ ){0,2}\d[\d/.-]*(?: năm \d{4})?|(?:tại|ở|với|để|theo) .{1,40}")
_ASIDE = re.compile(r"\s*(?:\([^()]{1,60}\)\s*)?(?P<mark>,\s+|[-–—]\s+)?")


@cache
def _presence() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)(?P<head>{any_of('events', 'presences')})(?!\w)[^,;:.“”\"]{{0,80}}?"
        rf"(?=\s*(?:,|:|\s+(?:có|gồm)(?!\w)))"
    )


@cache
def _agent_before() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{any_of('events', 'agent_before')})\s+\Z")


@cache
def _not_action() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{any_of('events', 'not_action')})(?!\w)")


@cache
def _before_verb() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:(?:{any_of('events', 'before_verb')})\s+)*")


@cache
def _case_before() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{any_of('events', 'case_heads')})\s+\Z")


@cache
def _case_verb() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{any_of('events', 'case_verbs')})(?!\w)")


@cache
def _happening() -> Sought:
    pattern = re.compile(rf"(?<!\w)(?:{any_of('events', 'happenings')})(?!\w)")
    return Sought(pattern, load_toml("events")["happenings"])


@cache
def location_endings() -> tuple[str, ...]:
    """Return the last words of what leads to a place: "tại", "tại địa bàn"."""
    words = load_toml("events")["place_prepositions"]
    return tuple({fit(word).split()[-1] for word in words for fit in (str.lower, fold_tone)})


@cache
def _location_words() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:(?:^|\s)(?:{any_of('events', 'place_prepositions')}))+\s*\Z")


def action_of(text: str, sentence: Span, phrase: Span, name_end: int) -> str | None:
    """Return the verb phrase that the person of `phrase` is the subject or agent of."""
    before = text[max(sentence.start, phrase.start - 40) : phrase.start]
    if before.lower().rstrip().endswith("theo"):
        return None
    behind = _verb_behind(text, sentence, phrase, name_end)
    if behind is not None:
        return behind
    agent = _agent_before().search(before)
    if agent is not None:
        return " ".join(agent.group().split()[1:-1])
    if _case_before().search(before):
        return _case_action(text, sentence, phrase.start)
    return _presence_of(text, sentence, phrase.start)


def happening_of(text: str, sentence: Span, near: Span) -> str | None:
    """Return the word that says something takes place at the place or date `near`: "diễn ra"."""
    low, high = max(sentence.start, near.start - _WINDOW), min(sentence.end, near.end + _WINDOW)
    found = list(_happening().finditer(text, low, high))
    if not found:
        return None
    nearest = min(found, key=lambda match: _distance(match, near))
    return nearest.group()


def _distance(match: re.Match[str], near: Span) -> int:
    return max(near.start - match.end(), match.start() - near.end, 0)


def _presence_of(text: str, sentence: Span, end: int) -> str | None:
    """Return what the sentence says of all it names: "Dự hội nghị có …", "Về phía … có …"."""
    presence = _presence().match(text, sentence.start, end)
    if presence is None:
        return None
    return "dự" if presence["head"].lower() == "về phía" else presence.group().strip()


def _case_action(text: str, sentence: Span, end: int) -> str | None:
    verbs = _case_verb().findall(text, max(sentence.start, end - _WINDOW), end)
    return verbs[0] if verbs else None


def _verb_behind(text: str, sentence: Span, phrase: Span, name_end: int) -> str | None:
    aside = _ASIDE.match(text, phrase.end, sentence.end)
    if aside is None or (aside["mark"] and phrase.end == name_end):
        return None  # without a role before it the comma ends the clause: "ông A, bà B"
    start = _skip(_before_verb(), text, aside.end(), sentence.end)
    if start >= sentence.end or not text[start].islower():
        return None
    if _not_action().match(text, start) and not cue_words.cue().pattern.match(text, start):
        return None
    stop = _CLAUSE.search(text, start, sentence.end)
    words = text[start : stop.start() if stop else sentence.end].rstrip()
    return _shortened(words) or None


def _skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start


def subject_of(text: str, sentence: Span, span: Span) -> str | None:
    """Return what a clause says about the place or date in it, most often the words before it.

    "đập dâng Suối Chiếp, xã Canh Hoà" → "đập dâng Suối Chiếp"; "Ngày 20/7, Viện công bố …" opens
    with its date, so what follows is told: "Viện công bố …".
    """
    low, high = max(sentence.start, span.start - _WINDOW), min(sentence.end, span.end + _WINDOW)
    words = _last_clause(_without_location(text[low : span.start].rstrip(" ,\t")))
    if _tells_nothing(words):
        later = (part.strip() for part in _BREAK.split(text[span.end : high]))
        words = next((part for part in later if not _tells_nothing(part)), "")
    return _shortened(words) or None


def _without_location(words: str) -> str:
    """Return the words up to the prepositions that close them: "họp | tại"."""
    if not words.lower().rstrip().endswith(location_endings()):
        return words
    return _location_words().sub("", words)


def _tells_nothing(words: str) -> bool:
    """Whether a clause is a time, a place, "A cho biết" or a single word."""
    if len(words.split()) < 2:
        return True
    return cue_words.ends_in_cue(words) or _SETTING.fullmatch(words) is not None


def _last_clause(words: str) -> str:
    parts = [part.strip() for part in _BREAK.split(words) if part.strip()]
    return _OPEN_ASIDE.sub("", parts[-1]) if parts else ""


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0]
