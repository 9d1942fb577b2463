"""Money that goes without saying: "chi ngân sách 4.127 tỷ", "giá suất ăn từ 15 ngàn".

A number with a scale and no noun is money where what stands before it names some: "thu", "kinh
phí", "trị giá". "dân số 98 triệu" and "sản lượng 1,2 triệu" stay numbers.
"""

import re
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.recognize.phrases import alternatives

CURRENCY = "đồng"
_SCALED = re.compile(
    r"\d[\d.,]*\s?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s+rưỡi)?|(?:tr|k)\d{0,3})$", re.I
)
_MILLIARD = re.compile(r"(?:tỷ|tỉ)(?:\s+rưỡi)?$", re.I)
_SCALE_WORD = re.compile(r"(?:triệu|tỷ|tỉ)(?:\s+rưỡi)?$", re.I)


def is_scaled(written: str) -> bool:
    """Whether a numeral carries a scale money is said in: "4.127 tỷ", "2tr5", "15 ngàn"."""
    return bool(_SCALED.search(written) or _SCALE_WORD.search(written))


def is_milliard(written: str) -> bool:
    """Whether it is a number of milliards: in a report nothing but money is counted in them."""
    return bool(_MILLIARD.search(written))


def names_money(lowered: str) -> bool:
    """Whether the words before a figure name money, and none after it something else."""
    cues = [match["money"] is not None for match in _cues().finditer(lowered)]
    return bool(cues) and cues[-1]


@cache
def _cues() -> re.Pattern[str]:
    table = load_toml("units")["implied"]
    return re.compile(
        rf"(?<!\w)(?:(?P<money>{alternatives(table['money'])})|{alternatives(table['other'])})(?!\w)"
    )
