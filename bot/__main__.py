"""`python -m bot`: read the reports, then serve Telegram, or talk in the terminal without a token.

Telegram is imported only when there is a token, so that the terminal opens at once.
"""

import sys

from rich.console import Console

from bot.conversation import Conversation
from bot.journal import set_up_logging
from bot.library import Library
from bot.listing import spell_count
from bot.messages import template
from bot.reload import read_folder
from bot.settings import Settings, SettingsError, find_unknown, load_settings
from bot.terminal import chat, progress_bar
from knowledge import KnowledgeBase, KnowledgeError


def main() -> int:
    """Run the bot and return its exit code."""
    try:
        settings = load_settings()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    set_up_logging(settings)
    for sentence in find_unknown():
        print(sentence, file=sys.stderr)
    try:
        served = _prepare(settings)
    except KnowledgeError as error:
        failed = template("start.no_store").format(store=settings.store, reason=error)
        print(failed, file=sys.stderr)
        return 1
    return _serve(Conversation(Library(served, settings.collections)), settings)


def _prepare(settings: Settings) -> KnowledgeBase:
    """Bring the store up to date with the report folder and say what is in it."""
    console = Console(highlight=False)
    with progress_bar(console) as on_progress:
        result, served = read_folder(settings, on_progress)
    for failure in result.failed:
        reason = template("start.failed").format(file=failure.file, reason=failure.reason)
        print(reason, file=sys.stderr)
    counts = (spell_count(len(served.reports)), spell_count(len(served.facts)))
    print(template("start.ready").format(reports=counts[0], facts=counts[1]))
    return served


def _serve(conversation: Conversation, settings: Settings) -> int:
    if settings.token is None:
        print(template("terminal.token"))
        chat(conversation, settings, settings.data_dir / "history")
        return 0
    from bot.app import run  # noqa: PLC0415  (the terminal must not wait for Telegram's import)

    return run(conversation, settings)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
