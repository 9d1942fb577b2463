"""Aliases at work: what people say put into the reports' words, before a question is read.

`Wording([Alias("hộ khó khăn", "hộ nghèo")]).reword("Bao nhieu ho kho khan?")` → "Bao nhieu hộ
nghèo?". Words typed with diacritics must have the alias's own: "chỉ" is no "chi".
"""

import re
from collections.abc import Sequence

from bot.memory.aliases import Alias
from knowledge import fold


class Wording:
    """Every alias, the longest first; each place of a question is put into other words once."""

    def __init__(self, aliases: Sequence[Alias] = ()) -> None:
        self.aliases = tuple(aliases)
        ordered = sorted(self.aliases, key=lambda one: -len(one.words))
        self._terms = {_key(one.words): one for one in reversed(ordered)}
        listed = "|".join(re.escape(_key(one.words)).replace(r"\ ", r"\s+") for one in ordered)
        self._pattern = re.compile(rf"(?<!\w)(?:{listed})(?!\w)") if listed else None

    def reword(self, question: str) -> str:
        """Return the question in the reports' words."""
        folded = fold(question)
        if self._pattern is None or len(folded) != len(question):
            return question
        pieces, done = [], 0
        for match in self._pattern.finditer(folded):
            alias = self._terms[_key(match.group())]
            typed = question[match.start() : match.end()].casefold()
            if typed != match.group() and " ".join(typed.split()) != alias.words.casefold():
                continue
            pieces += [question[done : match.start()], alias.term]
            done = match.end()
        return "".join((*pieces, question[done:]))


def _key(words: str) -> str:
    return " ".join(fold(words).split())
