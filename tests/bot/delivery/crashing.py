"""The bot as a process: `python -m tests.bot.delivery.crashing URL TOKEN MEMORY [PATIENCE]`.

It answers out of the hand-made knowledge, so that a round takes no longer than its start. PATIENCE
is how many seconds of silence it takes for a time-out, so that a test need not sit out the bot's.
"""

import logging
import sys
from pathlib import Path

from bot import client
from bot.app import run
from bot.conversation import Conversation
from bot.delivery import poller, transport
from bot.settings import Secret, Settings
from tests.bot.fakes import library


def main() -> int:
    """Serve until killed."""
    url, token, memory, *patience = sys.argv[1:]
    if patience:
        transport.READ = client.SLACK = float(patience[0])
        poller.LONG_POLL = 1
    logging.basicConfig(level="WARNING")
    here = Path(memory).parent
    settings = Settings(Secret(token), frozenset(), here, str(here / "kho.sqlite3"), memory, url)
    return run(Conversation(library()), settings)


if __name__ == "__main__":
    sys.exit(main())
