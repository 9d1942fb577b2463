"""Vietnamese knowledge as data: TOML tables and TSV lists beside this file, read once.

Report-specific words live here and never in an `if`. `load_toml("units")` → the parsed table.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from knowledge.errors import LexiconError


@cache
def load_toml(name: str) -> dict[str, Any]:
    """Return the table `name`.toml; raises LexiconError naming the file when it does not parse."""
    source = resources.files(__package__).joinpath(f"{name}.toml")
    try:
        return tomllib.loads(source.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"lexicon/{name}.toml: {error}") from error


@cache
def load_tsv(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of `name`.tsv without its header line and without comments."""
    source = resources.files(__package__).joinpath(f"{name}.tsv")
    try:
        lines = source.read_text("utf-8").splitlines()
    except OSError as error:
        raise LexiconError(f"lexicon/{name}.tsv: {error}") from error
    rows = [line for line in lines if line.strip() and not line.startswith("#")]
    return tuple(tuple(row.split("\t")) for row in rows[1:])
