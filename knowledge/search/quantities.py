"""Which figures count or measure something: how long it lasts is a figure, and no such amount."""

from knowledge.model import Fact, FactKind, MentionKind


def is_quantity(fact: Fact) -> bool:
    """Whether this is an amount: "120 đảng viên", not "3 năm"."""
    return fact.kind is FactKind.FIGURE and fact.measure is not MentionKind.DURATION
