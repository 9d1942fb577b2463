"""The words around figures in a table: totals, units, actions. Data: lexicon/tables.toml."""

import re
from functools import cache, lru_cache

from knowledge.extract.wording import fold_word, trie
from knowledge.lexicon import load_toml
from knowledge.recognize.quantities import recognize_quantities
from knowledge.text.tables import unit_line

_BRACKET = re.compile(r"\(([^()]{1,30})\)\s*$")
_NUMBERING = re.compile(r"^\s*(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-zđA-ZĐ])[.)/]\s*")
_COUNTER = re.compile(r"^(?:tổng\s+số|số\s+lượng|tổng|số)\s+", re.IGNORECASE)
_SHARE = re.compile(r"%|\btỷ\s+(?:lệ|trọng)\b|\btỉ\s+(?:lệ|trọng)\b|\bcơ\s+cấu\b", re.IGNORECASE)


@cache
def _whole(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{trie(load_toml('tables')[key])})\W*")


def is_total(label: str) -> bool:
    """Whether a row's label says that it sums up the others: "Tổng cộng", "TOÀN TỈNH"."""
    said = fold_word(bare(label))
    return bool(_whole("totals").fullmatch(said) or _all_of().fullmatch(said))


def names_whole(label: str) -> bool:
    """Whether a total's label says of what: "Tổng các chương trình", "Toàn Đảng bộ"."""
    return not _whole("totals").fullmatch(fold_word(bare(label)))


@cache
def _all_of() -> re.Pattern[str]:
    return re.compile(rf"(?:{trie(load_toml('tables')['all_of'])})(?: \w+){{1,3}}\W*")


def opens_parts(head: str) -> bool:
    """Whether a header opens parts of the column to its left: "Trong đó"."""
    return bool(re.match(rf"{_whole('parts').pattern}(?!\w)", fold_word(head.strip())))


def heads_times(head: str) -> bool:
    """Whether the labels below a header are times: "Năm" over "2020"."""
    return bool(_whole("time_heads").fullmatch(fold_word(head.strip())))


def adds_nothing(head: str) -> bool:
    """Whether a header only names the whole of what stands above it: "Tổng số"."""
    return bool(_whole("whole").fullmatch(fold_word(head.strip())))


def is_plain(unit: str) -> bool:
    """Whether a unit says less than a noun would: "người", "lượt"."""
    return bool(_whole("plain").fullmatch(fold_word(unit)))


def names_level(head: str) -> bool:
    """Whether a header says which places stand below it: "Xã"."""
    return bool(_whole("levels").fullmatch(fold_word(head.strip())))


def bare(label: str) -> str:
    """Return a label without its number: "I. Khối huyện" → "Khối huyện"."""
    return _NUMBERING.sub("", label).strip(" \t-–+*•:.")


def unit_in_line(line: str) -> str | None:
    """Return the unit that a line gives for a table: "(ĐVT: triệu đồng)" → "triệu đồng"."""
    unit = spelled(unit_line(line) or "")
    return unit if unit and _is_unit(unit) else None


def unit_in_brackets(head: str) -> str | None:
    """Return the unit that ends a header: "Số tiền (triệu đồng)" → "triệu đồng"."""
    found = _BRACKET.search(head)
    inside = found[1].strip() if found else ""
    unit = unit_in_line(inside) or spelled(inside)
    return unit if unit and _is_unit(unit) else None


def is_share(head: str) -> bool:
    """Whether a header tells of shares: "Tỷ lệ", "So sánh (%)"."""
    return bool(_SHARE.search(head))


@lru_cache(maxsize=4096)
def spelled(unit: str) -> str:
    """Return a unit spelled out: "tr.đ" → "triệu đồng"."""
    units: dict[str, str] = load_toml("tables")["units"]
    return units.get(fold_word(unit.strip()), unit.strip())


@lru_cache(maxsize=4096)
def _is_unit(unit: str) -> bool:
    """Whether a number and these words alone make one quantity."""
    if not unit or any(map(str.isdigit, unit)):
        return unit in {"m2", "m3"}
    read = recognize_quantities(f"1 {unit}")
    return len(read) == 1 and read[0].start == 0 and read[0].end == len(unit) + 2


@cache
def _nouns() -> re.Pattern[str]:
    nouns = (noun for group in load_toml("counted")["nouns"].values() for noun in group)
    return re.compile(rf"(?:{trie(nouns)})(?!\w)")


def counted_noun(words: str) -> str | None:
    """Return what a label counts: "Số hộ nghèo", "Kết nạp đảng viên"; None where it is not said."""
    if _whole("qualities").fullmatch(fold_word(bare(words))):
        return None
    return _opening_noun(words) or last_noun(words)


@lru_cache(maxsize=4096)
def _opening_noun(words: str) -> str | None:
    """Return the counted noun that words open with: "Số hộ nghèo cuối năm" → "hộ nghèo"."""
    words = _COUNTER.sub("", bare(words))
    folded = fold_word(words)
    if len(folded) == len(words) and _actions().match(folded):
        return None
    found = _nouns().match(folded) if len(folded) == len(words) else None
    if found is None:
        return None
    noun = words[: found.end()]
    return noun[0].lower() + noun[1:] if noun[1:] == noun[1:].lower() else noun


@lru_cache(maxsize=1024)
def last_noun(words: str) -> str | None:
    """Return the first counted noun said anywhere in words: "Kết nạp đảng viên" → "đảng viên"."""
    folded = fold_word(words)
    if len(folded) != len(words):
        return None
    # The verb is no noun: "kỷ luật" counts no laws. Short nouns are parts of other words too often.
    folded = _actions().sub(lambda verb: "." * len(verb.group()), folded)
    found = re.finditer(rf"(?<!\w)(?:{_nouns().pattern})", folded)
    nouns = (words[noun.start() : noun.end()].lower() for noun in found)
    return next((noun for noun in nouns if " " in noun), None)


@cache
def _no_actions() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{trie(load_toml('tables')['no_actions'])})(?!\w)")


@cache
def _actions() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{trie(load_toml('actions')['actions'])})(?!\w)")


def plans(words: str) -> bool:
    """Whether a header heads what was planned: "Dự toán"."""
    return bool(_whole("plans").match(fold_word(bare(words)))) and not is_share(words)


def is_doing(action: str) -> bool:
    """Whether an action says only that something was done: "Thực hiện"."""
    return bool(_whole("doing").fullmatch(fold_word(action)))


@lru_cache(maxsize=4096)
def action_in(words: str) -> str | None:
    """Return the action that words tell of: "Kết nạp mới" → "Kết nạp mới"."""
    folded = fold_word(words)
    if len(folded) != len(words):
        return None
    folded = _no_actions().sub(lambda told: "." * len(told.group()), folded)
    found = _actions().search(folded)
    return words[found.start() : found.end()] if found else None
