"""Whether the bot of this container can do its work: exit code 0, or 1 and the reason.

Where the bot listens (BOT_LISTEN) it is asked itself: updates come in and get answered. Else it can
when its store opens and the Bot API knows its token; a bot that has died ends the container by
itself. The token is part of the address, so no address is ever printed.
"""

import json
import os
import sys
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import urlopen

from bot.settings import Settings, SettingsError, load_settings
from knowledge import KnowledgeError
from knowledge.store.engine import opened
from knowledge.store.reports import fingerprints


def main() -> int:
    """Check one after the other and say what is wrong first."""
    try:
        settings = load_settings(os.environ)
        with opened(settings.store) as engine:
            reports = len(fingerprints(engine))
    except (SettingsError, KnowledgeError) as error:
        return complain(error)
    if not reports:
        return complain("the store is empty")
    if settings.token is None:
        return 0
    return ask_bot(*settings.listen) if settings.listen else ask_telegram(settings)


def ask_bot(host: str, port: int) -> int:
    """Return 0 when the bot says that it is alive."""
    near = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)
    try:
        with urlopen(f"http://{near}:{port}/healthz", timeout=5):
            return 0
    except HTTPError as error:
        return complain(f"the bot is not well: {error.read().decode(errors='replace')}")
    except (OSError, HTTPException) as error:
        return complain(f"the bot does not answer ({type(error).__name__})")


def ask_telegram(settings: Settings) -> int:
    """Return 0 when getMe is answered for our token."""
    assert settings.token is not None
    try:
        with urlopen(f"{settings.api_url}/bot{settings.token.reveal()}/getMe", timeout=5) as answer:
            known = json.load(answer).get("ok") is True
    except HTTPError as error:
        return complain(f"the Bot API answers {error.code}")
    except (OSError, ValueError, HTTPException) as error:
        return complain(f"the Bot API cannot be reached ({type(error).__name__})")
    return 0 if known else complain("the Bot API does not know the token")


def complain(reason: object) -> int:
    """Say the reason where `docker inspect` shows it."""
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
