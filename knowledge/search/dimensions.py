"""What a measure measures: "bao nhiêu tấn" asks for a mass, and "4.150 ha" is none."""

from functools import cache, lru_cache

from knowledge.lexicon import load_toml
from knowledge.model import MentionKind
from knowledge.recognize import recognize
from knowledge.search.asked import find_units
from knowledge.text.fold import fold_spelling


@lru_cache(maxsize=1024)
def asked_dimension(question: str) -> str | None:
    """Return the dimension of the unit behind the first "bao nhiêu", None for none or any."""
    units = find_units(fold_spelling(question))
    if not units:
        return None
    wording = question[units[0].start :].split(maxsplit=3)
    for skipped in (2, 1):  # "bao nhiêu tấn", "mấy tấn"
        measured = recognize(f"1 {' '.join(wording[skipped:])}")
        if measured and measured[0].start == 0 and measured[0].kind is MentionKind.MEASURE:
            return dimension(measured[0].unit)
    return None


def dimension(unit: str | None) -> str | None:
    """Return what a unit measures, a rate's by what stands before the stroke."""
    return _dimensions().get((unit or "").partition("/")[0])


@cache
def _dimensions() -> dict[str, str]:
    table = load_toml("dimensions")["dimensions"]
    return {unit: name for name, units in table.items() for unit in units}
