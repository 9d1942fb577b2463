"""Files that an admin has sent and not yet decided on: where Telegram keeps them, not their bytes.

`keep(engine, File("4f0c…", "BQAC…", "so-ket.docx", "", "9a…", now))`, then `find(engine, "4f0c…")`.
"""

from dataclasses import asdict, dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.engine import reading, writing
from bot.memory.tables import pending

LASTING = 30 * 24 * 3600.0


@dataclass(frozen=True, slots=True)
class File:
    """A file at Telegram, the name and sub-folder it is to have, and what its bytes must be."""

    token: str
    file_id: str
    name: str
    folder: str
    sha256: str
    sent_at: float


def keep(engine: Engine, file: File) -> None:
    """Keep a file until it is decided on; those nobody decided on for a month are forgotten."""
    with writing(engine) as connection:
        connection.execute(pending.delete().where(pending.c.sent_at < file.sent_at - LASTING))
        connection.execute(pending.insert().values(**asdict(file)))


def find(engine: Engine, token: str) -> File | None:
    """Return a file not yet decided on."""
    with reading(engine) as connection:
        row = connection.execute(sa.select(pending).where(pending.c.token == token)).one_or_none()
    return None if row is None else File(**row._mapping)


def settle(engine: Engine, token: str) -> None:
    """Forget a file: it is decided on."""
    with writing(engine) as connection:
        connection.execute(pending.delete().where(pending.c.token == token))
