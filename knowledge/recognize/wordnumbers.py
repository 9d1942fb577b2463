"""Numbers in words, and in digits with scale words: a small grammar over tokens.

"hai trăm lẻ năm" → 205, "một trăm hai" → 120, "năm ngàn rưỡi" → 5500, ["28.345,6", "tỷ"] →
28345600000000. A final "năm" is the noun year unless a linker asks for it: "hai mươi năm" → 20.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from knowledge.lexicon import load_toml

Token = str | Decimal

_TABLE = load_toml("numerals")
ONES: dict[str, int] = _TABLE["ones"]
SCALES: dict[str, int] = _TABLE["scales"]
_WORDS: dict[str, list[str]] = _TABLE["words"]
TEN, TENS, HUNDRED = (frozenset(_WORDS[name]) for name in ("ten", "tens", "hundred"))
LINK, HALF, POINT = (frozenset(_WORDS[name]) for name in ("link", "half", "point"))
PART, INNER = frozenset(_WORDS["part"]), frozenset(_WORDS["inner"])
DOZEN, OVER = frozenset(_WORDS["dozen"]), frozenset(_WORDS["over"])
_SECOND = frozenset({"mốt", "tư", "lăm", "nhăm"})  # make a pair of ones a ten: "hai lăm"
_YEAR = "năm"


class Parsed(NamedTuple):
    """What a run of tokens says and how many of them it takes."""

    value: Decimal
    used: int
    high: Decimal | None = None
    fraction: bool = False
    vague: bool = False  # "trăm", "chục" without a coefficient: needs a comparison before it


def parse_run(tokens: Sequence[Token]) -> Parsed | None:
    """Return the longest number that starts the run, or None: ["hai", "mươi", "năm"] → 20, 2."""
    estimate = _parse_estimate(tokens)
    if estimate:
        return estimate
    parsed = _Run(tokens).parse()
    if parsed is None:
        return None
    return _parse_fraction(tokens, parsed) or parsed


def _parse_estimate(tokens: Sequence[Token]) -> Parsed | None:
    """ "ba bốn" → 3..4: two neighbouring ones without a ten, and nothing that makes them one."""
    if len(tokens) < 2:
        return None
    low, high = (ONES.get(token) if isinstance(token, str) else None for token in tokens[:2])
    if low is None or high is None or high != low + 1 or not low or tokens[1] in INNER:
        return None
    follower = tokens[2] if len(tokens) > 2 else None
    if tokens[1] == _YEAR or follower is not None:
        return None
    return Parsed(Decimal(low), 2, high=Decimal(high))


def _parse_fraction(tokens: Sequence[Token], above: Parsed) -> Parsed | None:
    """ "hai phần ba" → 2/3; "ba mươi phần trăm" stays thirty, its unit is "phần trăm"."""
    at = above.used
    if at + 1 >= len(tokens) or tokens[at] not in PART or _is_share(tokens[at + 1]):
        return None
    below = _Run(tokens[at + 1 :], fraction=True).parse()
    if below is None or below.vague or below.value == 0:
        return None
    return Parsed(above.value / below.value, at + 1 + below.used, fraction=True)


def _is_share(token: Token) -> bool:
    """Whether "phần" and this word are a unit: "phần trăm", "phần triệu"."""
    return token in HUNDRED or token in SCALES


class _Run:
    """A cursor over tokens; `below` gathers what a following milliard multiplies."""

    def __init__(self, tokens: Sequence[Token], *, fraction: bool = False) -> None:
        self.tokens = tokens
        self.at = 0
        self.fraction = fraction
        self.total = Decimal(0)
        self.below = Decimal(0)
        self.last = Decimal(0)  # the scale last applied, 0 before the first
        self.vague = False

    def parse(self) -> Parsed | None:
        while self.at < len(self.tokens):
            start, ceiling = self.at, self.last
            if ceiling and (self._closing(ceiling) or self._fractional()):
                break
            section = self._section()
            if section is None:
                self.at = start
                break
            if not self._add(section, ceiling):
                self.at = start
                break
            if not self.last:
                break
        if self.at == 0:
            return None
        return Parsed(self.total + self.below, self.at, vague=self.vague)

    def _peek(self, ahead: int = 0) -> Token | None:
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else None

    def _closing(self, scale: Decimal) -> bool:
        """Take the short endings after a scale: "triệu rưỡi", "triệu hai", "triệu 5"."""
        token, follower = self._peek(), self._peek(1)
        if token in HALF:
            self._take_tail(scale / 2)
            return True
        if follower is not None or token == _YEAR:
            return False
        if isinstance(token, str) and ONES.get(token):
            self._take_tail(ONES[token] * scale / 10)
            return True
        if isinstance(token, Decimal) and 0 < token < 10 and token == token.to_integral_value():
            self._take_tail(token * scale / 10)
            return True
        return False

    def _fractional(self) -> bool:
        """Take decimals said after a scale: "một nghìn phẩy mười một" is 1000,11."""
        decimals = self._decimals(Decimal(0))
        self.below += decimals
        return bool(decimals)

    def _take_tail(self, amount: Decimal) -> None:
        self.at += 1
        if self.last >= 10**9:
            self.total += amount
        else:
            self.below += amount

    def _add(self, section: Decimal, ceiling: Decimal) -> bool:
        """Apply the scales after a section; refuse what does not descend ("hai nghìn ba nghìn")."""
        first = True
        applied = Decimal(0)
        while (token := self._peek()) is not None and isinstance(token, str) and token in SCALES:
            scale = Decimal(SCALES[token])
            if scale == 10**9:
                self.total += (self.below + section if first else self.below) * scale
                self.below = Decimal(0)
                if not first and applied == 10**9:
                    self.total *= scale
            elif first:
                self.below += section * scale
            else:
                self.below *= scale
            applied, first = scale, False
            self.at += 1
        if first:
            if ceiling and section >= ceiling:
                return False
            self.below += section
            self.last = Decimal(0)
            return True
        if ceiling and ceiling < 10**9 and applied > ceiling and applied < 10**9:
            return False
        self.last = applied
        return True

    def _section(self) -> Decimal | None:
        """Read 0..999, a number in digits, or a decimal in words."""
        token = self._peek()
        if self.last and token in LINK:
            self.at += 1
            token = self._peek()
        elif self.last and self._is_year():
            return None
        if isinstance(token, Decimal):
            self.at += 1
            return self._scaled_digits(token)
        whole: Decimal | None = self._hundreds()
        return whole if whole is None else self._decimals(whole)

    def _scaled_digits(self, number: Decimal) -> Decimal:
        """ "3 trăm", "5 chục": digits with a small scale word."""
        token = self._peek()
        if token in HUNDRED:
            self.at += 1
            return number * 100
        if token in TENS:
            self.at += 1
            return number * 10
        return number

    def _decimals(self, whole: Decimal) -> Decimal:
        if self._peek() not in POINT or not self._starts_digits(1):
            return whole
        self.at += 1
        token = self._peek()
        if isinstance(token, Decimal):
            self.at += 1
            return whole + Decimal(f"0.{token}")
        digits = ""
        while isinstance(token, str) and token in ONES:
            digits += str(ONES[token])
            self.at += 1
            token = self._peek()
            if token in TENS:  # "phẩy hai mươi mốt" is .21
                self.at += 1
                token = self._peek()
        if not digits:
            digits = str(self._hundreds())
        return whole + Decimal(f"0.{digits}")

    def _starts_digits(self, ahead: int) -> bool:
        token = self._peek(ahead)
        if isinstance(token, Decimal):
            return token == token.to_integral_value()
        return token in ONES or token in TEN

    def _hundreds(self) -> Decimal | None:
        token = self._peek()
        if token in HUNDRED and not self.last:
            self.at += 1
            self.vague = not self.fraction
            return Decimal(100)
        if token in SCALES and not self.last and self.at == 0:
            self.vague = not self.fraction
            return Decimal(1)
        if self._peek(1) in HUNDRED and isinstance(token, str) and token in ONES:
            self.at += 2
            return Decimal(ONES[token] * 100) + self._after_hundred()
        return self._tens()

    def _after_hundred(self) -> Decimal:
        token = self._peek()
        if token in LINK and isinstance(digit := self._peek(1), str) and digit in ONES:
            self.at += 2
            return Decimal(ONES[digit])
        if token in HALF:
            self.at += 1
            return Decimal(50)
        if isinstance(token, str) and token in ONES and not self._is_pair():
            if self._is_year():
                return Decimal(0)
            self.at += 1
            return Decimal(ONES[token] * 10)
        return self._tens(after_hundred=True) or Decimal(0)

    def _is_pair(self) -> bool:
        follower = self._peek(1)
        return follower in TENS or (isinstance(follower, str) and follower in ONES)

    def _is_year(self, ahead: int = 0) -> bool:
        """Whether a "năm" closes the run and so is the noun: "một trăm năm" is a century."""
        if self._peek(ahead) != _YEAR:
            return False
        follower = self._peek(ahead + 1)
        return not (
            follower in SCALES or follower in HUNDRED or follower in TENS or follower in POINT
        )

    def _tens(self, *, after_hundred: bool = False) -> Decimal | None:
        token = self._peek()
        if token in TEN:
            self.at += 1
            return Decimal(10) + self._one()
        if token in TENS and not self.last and not after_hundred and self.at == 0:
            self.at += 1
            self.vague = True
            return Decimal(10)
        if not isinstance(token, str) or token not in ONES:
            return None
        if self._peek(1) in TENS:
            self.at += 2
            if self._peek() in HALF:
                self.at += 1
                return Decimal(ONES[token] * 10 + 5)
            return Decimal(ONES[token] * 10) + self._one()
        self.at += 1
        if self._makes_ten(after_hundred=after_hundred):
            return Decimal(ONES[token] * 10) + self._one()
        return Decimal(ONES[token])

    def _makes_ten(self, *, after_hundred: bool) -> bool:
        """Whether the one at the cursor joins the one before: "hai lăm", "(trăm) bốn bảy"."""
        token, follower = self._peek(), self._peek(1)
        if not isinstance(token, str) or token not in ONES or self._is_year():
            return False
        if token in _SECOND or after_hundred or self.last:
            return True
        return follower in SCALES or follower in POINT

    def _one(self) -> Decimal:
        token = self._peek()
        if not isinstance(token, str) or not ONES.get(token) or self._is_year():
            return Decimal(0)
        if self._peek(1) in TENS or self._peek(1) in HUNDRED:
            return Decimal(0)
        self.at += 1
        return Decimal(ONES[token])
