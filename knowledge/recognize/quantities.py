"""Figures in running text: a numeral with its hedge and what it counts, cut out verbatim.

"hơn 650 đảng viên" → value "650", unit "đảng viên", qualifier "hơn"; "3.590,7 nghìn tấn" → value
"3590700", unit "tấn"; "325/386 xã" → value "325"; "từ 11,5 - 12,4%" → value "11.5/12.4".
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from knowledge.lexicon import load_toml
from knowledge.model import Mention, MentionKind, Span
from knowledge.recognize import notfigures, qualifiers
from knowledge.recognize.compounds import find_compound
from knowledge.recognize.figure_ends import Figure, extend, goes_on
from knowledge.recognize.guard import Guard
from knowledge.recognize.implied import CURRENCY, is_scaled, names_money
from knowledge.recognize.numerals import Numeral, iterate_numerals, join, numeral_at
from knowledge.recognize.ordinals import recognize_ordinals
from knowledge.recognize.phrases import alternatives, words_before
from knowledge.recognize.plain import is_plain, restore
from knowledge.recognize.qualifiers import (
    Qualifier,
    is_difference,
    qualifier_after,
    qualifier_before,
)
from knowledge.recognize.units import UnitFinder, UnitMatch, currency_before, with_rate
from knowledge.recognize.weak import counts_anything, really_counts
from knowledge.recognize.words import read_words
from knowledge.text.fold import lower

_TABLE = load_toml("notfigures")
_SHARES = re.compile(r"[ \u00a0]+(?:" + alternatives(_TABLE["shares"]) + r")(?!\w)")
_LINKED = re.compile(r"[ \u00a0]*(?:[,;]|và|hoặc|đến|-|–)?[ \u00a0]*(?:và[ \u00a0]+)?$")
_BETWEEN = re.compile(r"[ \u00a0]+(?:và)[ \u00a0]+(?=\d)")
_LEAD = re.compile(r"(?<!\w)(từ|giữa)[ \u00a0]+$")
# What stands before a number and tells what it is, by how it ends: all such ends, of two words.
_LEADERS = frozenset(phrase[-2:] for phrase in (*notfigures.LEADERS, *qualifiers.LEADERS))
# Behind these a number may be that of a list, or hedged by a sign: a full stop, a bracket, "≥".
_BEFORE_ITEMS = frozenset(" \u00a0\t\n.:;([≥≤<>~≈±=")
_V = frozenset("vV \u00a0")
_BIGGEST_DENOMINATOR = 12
_CLAUSE = 48  # characters before an amount that may say what it is of
_EXACT, _PLAIN = UnitFinder(), UnitFinder(plain=True)


def recognize_quantities(text: str, *, blocked: Sequence[Span] = ()) -> list[Mention]:
    """Return figures and ordinals by position; digits inside `blocked` spans (dates) are none."""
    plain = is_plain(text)
    lowered = restore(lower(text)) if plain else lower(text)
    guard = Guard(blocked)
    ordinals = [m for m in recognize_ordinals(text, lowered) if not guard.covers(m.span)]
    taken = [*blocked, *(mention.span for mention in ordinals)]
    figures = list(_Scan(text, lowered, taken, _PLAIN if plain else _EXACT).mentions())
    return sorted([*ordinals, *figures], key=lambda mention: mention.start)


def canonical(value: Decimal) -> str:
    """Return a plain decimal string: 7.4480E+3 → "7448", 1/3 → "0.333333"."""
    if value != value.to_integral_value():
        value = round(value, 6)
    written = f"{value:f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written) or "0"


def _share(numeral: Numeral, unit: UnitMatch | None) -> Numeral:
    """Read "1/2 kg" as a half; "5/9 tiêu chí" and "5.214/5.690 tỷ đồng" stay one of the other."""
    if numeral.total is None or unit is None or unit.kind == MentionKind.NUMBER:
        return numeral
    if numeral.total > _BIGGEST_DENOMINATOR:
        return numeral
    return numeral._replace(value=numeral.value / numeral.total, total=None, fraction=True)


class _Scan:
    """One pass over a text; remembers where the last reference ("quận 1, 3, 5") ended."""

    def __init__(self, text: str, lowered: str, taken: Sequence[Span], units: UnitFinder) -> None:
        self.text, self.lowered = text, lowered
        self.numerals = iterate_numerals(text, lowered, taken=taken)
        self.taken = Guard(taken)
        self.units = units
        self.words = read_words(text)
        self.reference = -1
        self.done = 0

    def mentions(self) -> Iterator[Mention]:
        for numeral in self.numerals:
            if numeral.span.start < self.done or self.taken.covers(numeral.span):
                continue
            figure = self._fit(self._compound(numeral))
            if figure is None:
                end = notfigures.code_end(self.text, self.lowered, numeral)
                if end is not None:
                    self.done = end
                    continue
                figure = self._fit(self._figure(numeral))
            if figure is not None:
                self.done = figure.end
                yield self._mention(figure)

    def _compound(self, numeral: Numeral) -> Figure | None:
        """Return a measure in two units: "3 giờ 40 phút" is 220 phút."""
        found = find_compound(self.lowered, numeral)
        if found is None:
            return None
        unit = UnitMatch(found.kind, found.unit, numeral.span.end, found.end)
        whole = numeral._replace(value=found.value)
        before = qualifier_before(*words_before(self.words, self.lowered, numeral.span.start))
        return self._qualify(Figure(whole, unit, numeral.span.start, found.end), before)

    def _fit(self, figure: Figure | None) -> Figure | None:
        """Keep a figure out of what is taken: a unit may not reach into an ordinal or a date."""
        if figure is None:
            return None
        opens, closes = self.taken.room(self.text)
        number = figure.numeral.span
        if max(self.done, opens) > figure.start:
            figure = figure._replace(start=number.start)
        if figure.end <= closes:
            return figure
        if figure.numeral.weak or number.end > closes:
            return None
        return figure._replace(unit=None, end=number.end)

    def _figure(self, numeral: Numeral) -> Figure | None:
        lowered = self.lowered
        if self.text[numeral.span.end + 1 : numeral.span.end + 2] in _V:
            numeral = self._between(numeral)
        unit = self._unit(numeral)
        begin = min(numeral.span.start, unit.start if unit else numeral.span.start)
        words, starts = words_before(self.words, lowered, begin, 2)
        is_led = numeral.weak or tuple(words) in _LEADERS or tuple(words[1:]) in _LEADERS
        if unit is not None and not is_led and self._plainly_counts(numeral, unit, begin):
            return self._hedged(numeral, unit, begin, None)
        if is_led:
            words, starts = words_before(self.words, lowered, begin)
        if unit is None and numeral.weak and counts_anything(words):
            unit = self.units.generic(self.text, lowered, numeral.span.end)
        if numeral.total is not None and _SHARES.match(lowered, numeral.span.end):
            numeral = numeral._replace(
                value=numeral.value / numeral.total, total=None, fraction=True
            )
            return self._qualify(
                Figure(numeral, None, begin, numeral.span.end), qualifier_before(words, starts)
            )
        if self._counts_nothing(numeral, unit, words, starts):
            return None
        qualifier = qualifier_before(words, starts)
        if numeral.vague and not (qualifier and qualifier.allows_vague):
            return None
        if numeral.weak and not really_counts(self.lowered, numeral, unit, words, qualifier):
            return None
        return self._hedged(numeral, unit or self._implied(numeral), begin, qualifier)

    def _plainly_counts(self, numeral: Numeral, unit: UnitMatch, begin: int) -> bool:
        """Tell cheaply that nothing keeps a number with a known unit from being a figure.

        Its words before it must not lead to anything else; then most figures are told here.
        """
        return (
            self.text[begin - 1 : begin] == " "
            and self.text[begin - 2] not in _BEFORE_ITEMS
            and not (unit.generic or numeral.vague or numeral.total is not None)
            and unit.kind is not MentionKind.DURATION
        )

    def _hedged(
        self, numeral: Numeral, unit: UnitMatch | None, begin: int, qualifier: Qualifier | None
    ) -> Figure:
        end = max(numeral.span.end, unit.end if unit else 0)
        figure = Figure(_share(numeral, unit), unit, begin, end)
        if numeral.high is None and not goes_on(self.words, self.lowered, end):
            return self._hedge(figure, qualifier)
        return self._qualify(extend(figure, self.text, self.lowered, self.units), qualifier)

    def _between(self, low: Numeral) -> Numeral:
        """ "giữa 1000 và 2000 đồng" is one range."""
        match = _BETWEEN.match(self.text, low.span.end)
        if not match or not self.lowered[
            max(0, low.span.start - 8) : low.span.start
        ].rstrip().endswith("giữa"):
            return low
        high = numeral_at(self.text, self.lowered, match.end())
        return (high and join(low, high)) or low

    def _unit(self, numeral: Numeral) -> UnitMatch | None:
        text, lowered, end = self.text, self.lowered, numeral.span.end
        unit = None if numeral.words else currency_before(text, numeral.span.start)
        unit = unit or self.units.after(text, lowered, end)
        if unit is not None and notfigures.is_period(lowered, unit):
            return unit
        whole = numeral.value == numeral.value.to_integral_value() and not numeral.words
        if unit is None and whole and not numeral.fraction:
            return self.units.generic(text, lowered, end)
        return unit

    def _implied(self, numeral: Numeral) -> UnitMatch | None:
        """Return the currency of a bare amount: "chi ngân sách 4.127 tỷ"."""
        if numeral.factor == 1 and not numeral.words and numeral.value:
            return None
        start, end = numeral.span.start, numeral.span.end
        if not is_scaled(numeral.span.cut(self.lowered)):
            return None
        clause = self.lowered[max(0, start - _CLAUSE) : start]
        clause = clause[max(map(clause.rfind, ".;:()\n")) + 1 :]
        if not names_money(clause):
            return None
        unit = UnitMatch(MentionKind.MONEY, CURRENCY, end, end)
        return with_rate(self.text, self.lowered, unit)

    def _counts_nothing(
        self, numeral: Numeral, unit: UnitMatch | None, words: list[str], starts: list[int]
    ) -> bool:
        text, span = self.text, numeral.span
        if unit is not None and notfigures.is_period(self.lowered, unit):
            return True
        if unit is None and text[span.end : span.end + 1].isalpha():
            return True
        if notfigures.is_list_number(text, numeral) or notfigures.is_clock(words, numeral, unit):
            return True
        if notfigures.is_date(text, words, numeral, unit):
            self.reference = span.end
            return True
        named = notfigures.is_reference(text, words, numeral, unit)
        named = named or notfigures.is_name_number(text, numeral, unit, starts)
        if named or self._continues_reference(numeral, unit):
            self.reference = span.end
            return True
        return False

    def _continues_reference(self, numeral: Numeral, unit: UnitMatch | None) -> bool:
        if self.reference < 0 or (unit is not None and not unit.generic):
            return False
        start = numeral.span.start
        return start - self.reference < 12 and bool(
            _LINKED.fullmatch(self.text[self.reference : start])
        )

    def _hedge(self, figure: Figure, qualifier: Qualifier | None) -> Figure:
        """Take the qualifier in front, which belongs to the figure's text when it touches it."""
        if qualifier is None or is_difference(qualifier.name, self.lowered, figure.end):
            return figure
        start = figure.start if qualifier.start is None else min(figure.start, qualifier.start)
        return figure._replace(start=start, qualifier=qualifier.name)

    def _qualify(self, figure: Figure, qualifier: Qualifier | None) -> Figure:
        figure, lowered = self._hedge(figure, qualifier), self.lowered
        name = figure.qualifier
        after = qualifier_after(lowered, figure.end)
        if after:
            figure = figure._replace(end=after[1])
        if figure.numeral.high is not None or after:
            lead = _LEAD.search(lowered, max(0, figure.start - 6), figure.start)
            if lead:
                figure = figure._replace(start=lead.start(1))
                outer = qualifier_before(*words_before(self.words, lowered, figure.start))
                if outer and outer.start is not None and name is None:
                    name, figure = outer.name, figure._replace(start=outer.start)
        return figure._replace(qualifier=name or (after[0] if after else None))

    def _mention(self, figure: Figure) -> Mention:
        numeral, unit = figure.numeral, figure.unit
        value = canonical(numeral.value)
        if numeral.high is not None:
            value = f"{value}/{canonical(numeral.high)}"
        start, end = figure.start, figure.end
        kind, name = (unit.kind, unit.name) if unit else (MentionKind.NUMBER, None)
        cut = self.text[start:end]
        return Mention(kind, cut, start, end, value, name, figure.qualifier, numeral.span)
