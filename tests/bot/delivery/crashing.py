"""The bot as a process that is killed: `python -m tests.bot.delivery.crashing URL TOKEN MEMORY`.

It answers out of the hand-made knowledge, so that a round takes no longer than its start.
"""

import logging
import sys
from pathlib import Path

from bot.app import run
from bot.conversation import Conversation
from bot.settings import Secret, Settings
from tests.bot.fakes import library


def main() -> int:
    """Serve until killed."""
    url, token, memory = sys.argv[1:4]
    logging.basicConfig(level="WARNING")
    here = Path(memory).parent
    settings = Settings(Secret(token), frozenset(), here, str(here / "kho.sqlite3"), memory, url)
    return run(Conversation(library()), settings)


if __name__ == "__main__":
    sys.exit(main())
