"""Whoever stands right beside a quotation speaks it, whatever the verb: '“…”, anh Bé tiếp lời.'

'Cụ bà Trần Thị Gái vừa ôm thùng mì vừa khóc: “…”' needs no cue, for its colon and marks tell. These
are asked only where no cue has spoken, and only of people: a list after a colon is no speech.
"""

import re
from collections.abc import Iterator, Sequence

from knowledge.extract import cue_words
from knowledge.extract.attribution import Attribution
from knowledge.extract.names import phrase_span
from knowledge.extract.scene import Scene, as_speaker, known_speaker
from knowledge.extract.speakers import Speaker
from knowledge.extract.voices import speaker_after
from knowledge.model import Span

_SHORTEST = 5  # words of a quotation that is no term
_CUE_WORDS = 3
_LONGEST_CLAUSE = 14  # words between a name and its colon
_COLON = re.compile(r":\s*\Z")
_BEHIND = re.compile(r"\s*[,–—-]\s*")
_ENDS_CLAUSE = re.compile(r"[.;:!?“”\"«»](?!\d)")
_LONGEST_DESCRIPTION = 80
_PARTS = re.compile(r"[,;:.!?“”\"()]")
_VERB = re.compile(r"\s*,?\s*(\w+)")


def find_beside(
    scene: Scene, sentence: Span, quoted: Sequence[Span], last: Speaker | None
) -> Iterator[Attribution]:
    """Yield the attributions of a sentence that stand before a colon or behind a quotation."""
    for pair in quoted:
        if len(pair.cut(scene.text).split()) < _SHORTEST:
            continue
        if sentence.start < pair.start < sentence.end:
            found = _before(scene, Span(sentence.start, pair.start), pair)
        elif sentence.start <= pair.end < sentence.end:
            found = None
        else:
            continue
        found = found or _behind(scene, Span(pair.end, sentence.end), last)
        if found is not None:
            yield found


def _before(scene: Scene, before: Span, pair: Span) -> Attribution | None:
    """Return who is told of up to the colon: "cụ bà Trần Thị Gái vừa khóc: “"."""
    colon = _COLON.search(scene.text, before.start, before.end)
    mention = scene.person_before(before.start, colon.start()) if colon else None
    if colon is None or mention is None:
        return None
    phrase = phrase_span(scene.text, mention)
    clause = scene.text[phrase.end : colon.start()]
    if not clause.strip() or _ENDS_CLAUSE.search(clause) or len(clause.split()) > _LONGEST_CLAUSE:
        return None
    start = max(before.start, phrase.start)
    if cue_words.not_subject_at_end().search(scene.text[max(before.start, start - 12) : start]):
        return None
    words = clause.strip(" ,–—-").split()
    cue = Span(colon.start() - len(" ".join(words[-_CUE_WORDS:])), colon.start())
    speaker = known_speaker(scene, mention, Span(start, colon.start()))
    if speaker is None:
        return None
    return Attribution(Span(start, colon.end()), speaker, cue, pair.start, colon=True)


def _behind(scene: Scene, behind: Span, last: Speaker | None) -> Attribution | None:
    """Return who is named at once behind the closing mark: '”, anh Bé tiếp lời'."""
    joint = _BEHIND.match(scene.text, behind.start, behind.end)
    if joint is None:
        return None
    start, high = joint.end(), behind.end
    speaker = speaker_after(scene, start, high, last)
    if speaker is None or speaker.name not in scene.cast.people:
        speaker = _described(scene, start, high) or _titled(scene, start, high)
    verb = _VERB.match(scene.text, speaker.span.end, high) if speaker else None
    if speaker is None or verb is None:
        return None
    cue = Span(verb.start(1), verb.end(1))
    return Attribution(Span(start, cue.end), speaker, cue, high, colon=False)


def names_another(text: str, at: int) -> bool:
    """Whether a comma and words follow a closing mark: whose it is was said, if not grasped."""
    joint = _BEHIND.match(text, at)
    return joint is not None and text[joint.end() : joint.end() + 1].isalpha()


def _described(scene: Scene, start: int, high: int) -> Speaker | None:
    """Return who is named behind what he is: "bà chủ nhà trọ Ly Thị Dợ"."""
    mention = scene.person_after(start, min(high, start + _LONGEST_DESCRIPTION))
    between = scene.text[start : mention.start] if mention else ","
    if mention is None or _PARTS.search(between) or not scene.text[start].islower():
        return None
    return known_speaker(scene, mention, Span(start, mention.end))


def _titled(scene: Scene, start: int, high: int) -> Speaker | None:
    """Return whom a title alone means, where one person bears it: "vị Phó Chủ tịch huyện khoe"."""
    if not cue_words.title().match(scene.text, start, high):
        return None
    words = scene.text[start:high].rstrip(" .").split(" ")
    for last in range(len(words) - 1, 1, -1):
        title = " ".join(words[:last])
        person = scene.cast.titled(title.removeprefix("vị "))
        if person is not None:
            return as_speaker(person, None, Span(start, start + len(title)))
    return None
