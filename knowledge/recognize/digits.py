"""Numbers in digits as Vietnamese reports write them: dots for thousands, a comma for decimals.

"7.448" is seven thousand, "74,48" has decimals, "28.345,6" both. The English way is believed only
where it cannot be misread: "1,234,567", "1,234.5", "1,000", "74.48".
"""

import re
from decimal import Decimal
from functools import lru_cache

# One number in digits; the caller guards what stands left and right of it.
DIGITS = r"""(?:
    \d{1,3} (?: \.\d{3} )+ (?: ,\d+ )?           # 7.448   28.345,6   1.200.000
  | \d{1,3} (?: ,\d{3} ){2,} (?: \.\d+ )?        # 1,234,567    1,234,567.8
  | \d{1,3} (?: ,\d{3} )+ \.\d+                  # 1,234.5
  | \d{1,3} (?: [\u00a0\u202f\u2009]\d{3} )+ (?: ,\d+ )?   # 1 200 000 with narrow or fixed spaces
  | \d{1,3} (?: \x20\d{3} ){2,} (?: ,\d+ )?      # 1 200 000 with plain ones, when unmistakable
  | \d+ ,\d+                                     # 74,48
  | \d+ \.\d+ (?! [.\d] )                        # 74.48, English
  | \d+
)"""

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[.\s]\d{3})+(?:,\d+)?")
# Nobody writes three noughts behind a decimal comma: "1,000 USD" is a thousand.
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|[1-9]\d{0,2},000")


@lru_cache(maxsize=16384)
def parse_digits(token: str) -> Decimal:
    """Return the number written: "28.345,6" → 28345.6, "74.48" → 74.48, "0.567" → 0.567."""
    if _THOUSANDS.fullmatch(token):
        token = re.sub(r"[.\s]", "", token)
    elif _ENGLISH.fullmatch(token):
        return Decimal(token.replace(",", ""))
    elif token.count(".") + token.count(" ") > 1 or ("." in token and "," in token):
        token = re.sub(r"[.\s]", "", token)  # "0.000.000": odd, yet no decimal point
    return Decimal(token.replace(",", "."))


def is_english_decimal(token: str) -> bool:
    """Whether a dot was read as a decimal point, which a date ("30.4") may look like as well."""
    return "." in token and not _THOUSANDS.fullmatch(token)
