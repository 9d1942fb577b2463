"""How a figure is meant: a level, a change, a share, a target, a threshold.

"tăng 26,4%" is a change, "tăng lên 60,09%" a level, "chiếm 0,19%" a share, "dưới 40 tuổi" after a
counted noun a threshold. The words that tell are data: lexicon/natures.toml. All texts given here
are folded already (`fold_spelling`).
"""

import re
from bisect import bisect_left
from functools import cache, lru_cache

from knowledge.extract.wording import trie, words
from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind, Nature, Span
from knowledge.recognize.words import Sought
from knowledge.text.fold import fold_spelling

LOOK_BACK = 60


@cache
def _change_pattern() -> re.Pattern[str]:
    table = load_toml("natures")["change"]
    between = rf"(?:\s+(?:{trie(table['between'])})\b)*"
    return re.compile(
        rf"""(?:(?P<increase>\b(?:{trie(table["increase"])}))
            |(?P<decrease>\b(?:{trie(table["decrease"])})))
            {between}
            (?P<level>\s+(?:{trie([*table["to_level"], *table["from_level"]])})\b)?
            {between}\s*[(]?\s*$""",
        re.VERBOSE,
    )


_END_OF_PLAN = re.compile("[;:]")


@cache
def _any(*keys: str) -> re.Pattern[str]:
    return re.compile(words("natures", *keys))


@cache
def _folded(section: str, key: str) -> frozenset[str]:
    return frozenset(fold_spelling(word) for word in load_toml("natures")[section][key])


def find_nature(before: str, mention: Mention, left: str) -> tuple[Nature, str | None]:
    """Return how `mention` is meant and, for a change, "tăng" or "giảm".

    `before` is the text in front of it, `left` what the figure owns of it, both folded.
    """
    found = find_change(before[-LOOK_BACK:]) or find_share(mention, left)
    return found or (Nature.TARGET if names_target(left) else Nature.LEVEL, None)


def find_change(before: str) -> tuple[Nature, str | None] | None:
    """Return the nature of a figure behind "tăng" or "giảm": a change, its base, its result."""
    change = _change_pattern().search(before)
    if change is None:
        return None
    level = (change["level"] or "").strip()
    if not level:
        return Nature.CHANGE, "tăng" if change["increase"] else "giảm"
    return Nature.BASE if level.startswith("từ") else Nature.LEVEL, None


def find_share(mention: Mention, left: str) -> tuple[Nature, str | None] | None:
    """Return the nature of a figure that bounds an attribute or is said to be a share."""
    if is_threshold(mention):
        return Nature.THRESHOLD, None
    if mention.kind is MentionKind.PERCENT and re.search(r"\bchiếm\b", left):
        return Nature.SHARE, None
    return None


def names_target(left: str) -> bool:
    """Whether the folded words of a figure tell of a plan: "phấn đấu"."""
    return _any("target", "cues").search(left) is not None


def find_plans(said: str) -> list[Span]:
    """Return where a list goes on that opens as a plan: "phấn đấu | GRDP tăng 10%, thu 4.000 tỷ".

    It goes on up to a `;` or `:`, or to words that tell of what was done; both bounds hold.
    """
    opened = [match.end() for match in _any("target", "listed").finditer(said)]
    if not opened:
        return []
    done = [match.end() - 1 for match in _any("target", "done").finditer(said)]
    ends = sorted([*done, *(match.start() for match in _END_OF_PLAN.finditer(said)), len(said)])
    return [Span(start, ends[bisect_left(ends, start)]) for start in opened]


def is_threshold(mention: Mention) -> bool:
    """Whether the mention bounds an attribute: "dưới 40 tuổi", "trên 35 giờ"."""
    return mention.qualifier is not None and _bounds(mention.unit or "", mention.qualifier)


@lru_cache(maxsize=4096)
def _bounds(unit: str, qualifier: str) -> bool:
    if fold_spelling(unit) not in _folded("threshold", "units"):
        return False
    return bool(set(fold_spelling(qualifier).split()) & _folded("threshold", "qualifiers"))


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"[\s,(\-–]*(?:(?:{words('natures', 'share', 'bare')})\s*)?")


def is_bare(left: str) -> bool:
    """A percentage with no words of its own says a share of what stands before it: ", đạt 74%"."""
    return bool(_bare().fullmatch(left))


def is_alone(left: str) -> bool:
    """Whether nothing but "và" stands between a figure and the mark before: "…, 96% cơ sở"."""
    return bool(re.search(r"(?:^|[^\w\s])\s*(?:(?:và|còn|có)\s+)?$", left))


@cache
def _respectively() -> re.Pattern[str]:
    return re.compile(rf"{words('natures', 'respectively', 'cues')}\W*(?:\w+\W+){{0,3}}$")


def ends_respectively(left: str) -> bool:
    """Whether the words say that figures follow in the order of what was named: "lần lượt"."""
    return bool(_respectively().search(left))


def opens_parts(left: str) -> bool:
    """Whether the words open the parts of a figure named before: "trong đó"."""
    return bool(_any("part", "cues").search(left))


@cache
def _dated_document() -> re.Pattern[str]:
    return re.compile(rf"{words('natures', 'document', 'cues')}[^.;]*\d\S*\s*(?:ngày\s*)?$")


def dates_document(before: str) -> bool:
    """Whether a date after these words dates a document: "Chỉ thị số 34-CT/TW ngày"."""
    return bool(_dated_document().search(before[-LOOK_BACK:]))


def encloses(before: str) -> bool:
    """Whether the document these words name carries the report with it: "(Kèm theo Công văn số"."""
    return bool(_any("document", "enclosing").search(before[-LOOK_BACK:]))


@cache
def _law() -> re.Pattern[str]:
    return re.compile(rf"{words('natures', 'document', 'laws')}[^,.;:]*$")


def names_law(before: str) -> bool:
    """Whether a year after these words belongs to the name of a law: "Luật Hộ tịch năm"."""
    return bool(_law().search(before[-LOOK_BACK:]))


def points_back(period: str) -> bool:
    """Whether a period only points to one named before: "trong quý này", "năm đó"."""
    return period.rsplit(maxsplit=1)[-1] in load_toml("natures")["document"]["pointing"]


@cache
def nationwide() -> Sought:
    """Return what finds the words for the whole country."""
    return Sought(re.compile(words("nationwide", "words")), load_toml("nationwide")["words"])


@cache
def _event() -> re.Pattern[str]:
    return re.compile(rf"{words('nationwide', 'events')}[^,.;:()]*$")


def names_event(before: str) -> bool:
    """Whether "toàn quốc" behind these words belongs to a name: "Đại hội Thể dục thể thao"."""
    return bool(_event().search(before))


@cache
def country_names() -> frozenset[str]:
    """Return the folded names of the country itself."""
    return frozenset(fold_spelling(name) for name in load_toml("nationwide")["country"])
