"""Organisations in running text."""

from knowledge.model import Mention


def recognize_organisations(text: str) -> list[Mention]:
    """Return the organisations of a text in order."""
    return []
