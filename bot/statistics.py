"""/thongke: how much is asked, how fast and how often it is answered, and what the store holds.

`show_statistics(counts, opinions, library, now)` → "📈 <b>Thống kê</b>…".
"""

from collections import Counter

from bot.access import collection_of
from bot.library import Library
from bot.listing import spell_count
from bot.memory.usage import Kind, Opinions, day_of
from bot.render import say
from bot.reply import Reply
from knowledge import FactKind

DAY = 24 * 3600.0
SPANS = {"today": 1, "week": 7, "month": 30}
_ASKED = ("private", "group", "guest")


def first_day(days: int, now: float) -> str:
    """Return the first of the last so many days, today among them."""
    return day_of(now - (days - 1) * DAY)


def show_statistics(
    counts: Counter[Kind], opinions: Opinions, library: Library, now: float
) -> Reply:
    """Return the page that an admin sees."""
    lines = [say("stats.head")]
    for name, days in SPANS.items():
        span = Counter({k: n for k, n in counts.items() if k.day >= first_day(days, now)})
        lines += _span(name, span)
    lines += ["", *_times(counts), say("stats.opinions", **opinions._asdict()), ""]
    return Reply("\n".join([*lines, *_store(library)]))


def _span(name: str, counts: Counter[Kind]) -> list[str]:
    asked = Counter[str]()
    modes = Counter[str]()
    for kind, times in counts.items():
        modes[kind.mode] += times
        if kind.mode in _ASKED:
            asked[kind.outcome] += times
    total = asked.total()
    told = {outcome: _share(asked[outcome], total) for outcome in ("found", "ambiguous", "unknown")}
    places = {mode: spell_count(modes[mode]) for mode in ("private", "group", "guest", "inline")}
    line = say("stats.span", span=say(f"stats.{name}"), count=spell_count(total))
    return [line + (say("stats.outcomes", **told, **places) if total else "")]


def _times(counts: Counter[Kind]) -> list[str]:
    within: Counter[int] = Counter()
    for kind, times in counts.items():
        if kind.mode in _ASKED:
            within[kind.within_ms] += times
    if not within:
        return []
    return [say("stats.times", half=_within(within, 0.5), most=_within(within, 0.95))]


def _within(counts: Counter[int], share: float) -> str:
    """Return the bound in milliseconds under which this share of answers stays."""
    reached = 0
    for bound in sorted(counts):
        reached += counts[bound]
        if reached >= share * counts.total():
            return spell_count(bound)
    return "–"


def _store(library: Library) -> list[str]:
    knowledge = library.knowledge
    kinds = Counter(fact.kind for fact in knowledge.facts)
    lines = [
        say(
            "stats.store",
            reports=spell_count(len(knowledge.reports)),
            facts=spell_count(len(knowledge.facts)),
            figures=spell_count(kinds[FactKind.FIGURE]),
            quotes=spell_count(kinds[FactKind.QUOTE]),
        )
    ]
    dates = sorted(report.date for report in knowledge.reports if report.date)
    if dates:
        lines.append(say("stats.dates", first=dates[0][:4], last=dates[-1][:4]))
    names = Counter(collection_of(one.name, library.collections) for one in knowledge.reports)
    lines += [
        say("stats.collection", name=name, count=spell_count(names[name]))
        for name in sorted(library.collections)
    ]
    return lines


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "–"
