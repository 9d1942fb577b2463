"""Printing what came of the public sets."""

from tests.eval.public.sets import PublicSet, Row

_TOLD = ("found", "ambiguous", "unknown")


def render_rows(name: str, rows: list[Row]) -> str:
    """Return the rows of a set as lines of text."""
    return "\n".join([name, *(f"    {title:<28} {_row(cell)}" for title, cell in rows)])


def _row(cell: dict[str, int]) -> str:
    if "tempted" in cell:
        return (
            f"{_share(cell, 'tempted')} with what tempts, {_share(cell, 'answered')} answered; "
            f"nearest first {_share(cell, 'nearest')}   (n {cell['n']})"
        )
    exactly = _share(cell, "exactly").strip()
    told = "  ".join(f"{outcome} {cell[outcome]}" for outcome in _TOLD)
    return (
        f"{_share(cell, 'right')} right ({exactly} exactly), {_share(cell, 'wrong')} wrong; "
        f"nearest first {_share(cell, 'nearest')}   (n {cell['n']}: {told})"
    )


def _share(cell: dict[str, int], name: str) -> str:
    return f"{100 * cell[name] / max(cell['n'], 1):5.1f} %"


def evaluate_public(sets: tuple[PublicSet, ...], *, show: bool) -> dict[str, dict[str, object]]:
    """Ask every set at hand; `show` prints each as it comes."""
    report: dict[str, dict[str, object]] = {}
    for one in sets:
        rows = list(one.rows()) if one.present else []
        report[one.name] = dict(rows)
        if show:
            missing = f"{one.name}: skipped, {', '.join(one.files)} not at hand"
            print(render_rows(one.name, rows) if rows else missing)
    return report
