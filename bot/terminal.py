"""The same conversation in a terminal: same answers, same commands, buttons chosen by number.

`python -m bot` without a token comes here. Lines are read with readline and its history kept in the
user's data directory; the end of input ends the talk.
"""

import contextlib
import logging
import secrets
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.conversation import Conversation
from bot.corrections import Corrections
from bot.lookups import LOOKUPS
from bot.markup import to_rich
from bot.memory.engine import open_memory
from bot.memory.recent import Who
from bot.messages import SCOPES, template
from bot.messages import commands as menu
from bot.reload import Progress as OnProgress
from bot.reload import read_folder, summarise
from bot.render import say, say_html
from bot.reply import Button, Reply
from bot.settings import Settings
from knowledge import KnowledgeError

_log = logging.getLogger(__name__)
ME = Who(0, 0)
HISTORY = 1000
CHOICE = 2
"""More digits than these may be a question: "2023"."""


class Chat:
    """One person's talk in the terminal; whoever sits at the machine is its admin."""

    def __init__(
        self,
        conversation: Conversation,
        settings: Settings,
        console: Console,
        corrections: Corrections | None = None,
    ) -> None:
        self._conversation = conversation
        self._settings = settings
        self._console = console
        self._corrections = corrections
        self._buttons: list[Button] = []

    def take(self, line: str) -> None:
        """Answer one line: a command, the number of a choice, or a question."""
        line = line.strip()
        if not line:
            return
        self._catch_up()
        try:
            reply = self._reply(line)
        except Exception:  # one question's fault must not end the talk
            name = secrets.token_hex(4)
            _log.exception("Fault %s", name)
            reply = Reply(say("error.sorry", id=name))
        self._show(reply, chosen=_is_choice(line))

    def _catch_up(self) -> None:
        """Answer by what admins have taught and put right, in Telegram, up to now."""
        try:
            if self._corrections is not None:
                self._corrections.catch_up()
        except KnowledgeError as error:
            _log.warning("Edits and synonyms were not looked up: %s", error)

    def _reply(self, line: str) -> Reply:
        if _is_choice(line):
            return self._press(int(line))
        if line.startswith("/"):
            return self._command(line)
        return self._conversation.reply(line, ME)

    def _command(self, line: str) -> Reply:
        name, _, rest = line[1:].partition(" ")
        commands: dict[str, Callable[[], Reply]] = {
            "start": self._conversation.start,
            "help": self._help,
            "trogiup": self._help,
            "hoi": lambda: self._ask(rest),
            "quen": lambda: self._conversation.forget(ME),
            "reload": self._reload,
        }
        lookup = LOOKUPS.get("f" if name.startswith("f_") else name.lower())
        if lookup is not None:
            return lookup(self._conversation, name if name.startswith("f_") else rest, ME)
        elsewhere = any(name.lower() == one for scope in SCOPES for one, _ in menu(scope))
        unknown = "terminal.only_telegram" if elsewhere else "help.unknown_command"
        return commands.get(name.lower(), lambda: Reply(say(unknown, command=f"/{name}")))()

    def _ask(self, question: str) -> Reply:
        if not question.strip():
            return Reply(say("help.usage"))
        return self._conversation.reply(question, ME)

    def _help(self) -> Reply:
        admin, bot = template("help.admin"), template("help.bot_here")
        return Reply(say_html("help.help", admin=admin, bot=bot, inline=""))

    def _reload(self) -> Reply:
        try:
            with progress_bar(self._console) as on_progress:
                result, knowledge = read_folder(self._settings, on_progress)
        except KnowledgeError as error:
            return Reply(say("reload.broken", reason=error))
        self._conversation.serve(knowledge)
        return Reply(summarise(result, knowledge))

    def _press(self, number: int) -> Reply:
        if 1 <= number <= len(self._buttons):
            return self._conversation.press(self._buttons[number - 1].data, ME)
        return Reply(say("terminal.no_button", number=number))

    def _show(self, reply: Reply, *, chosen: bool) -> None:
        """Print a reply; a choice that brings no others leaves those of before."""
        self._console.print(to_rich(reply.html), highlight=False)
        buttons = [button for row in reply.buttons for button in row]
        self._buttons = buttons or (self._buttons if chosen else [])
        for number, button in enumerate(buttons, start=1):
            self._console.print(f"  [{number}] {button.label}", style="cyan", markup=False)
        self._console.print()


def chat(conversation: Conversation, settings: Settings, history: Path) -> None:
    """Talk until the input ends."""
    console = Console(highlight=False)
    interactive = sys.stdin.isatty()
    prompt = template("terminal.prompt") if interactive else ""
    with _corrections(conversation, settings) as corrections:
        talk = Chat(conversation, settings, console, corrections)
        with _history(history, interactive=interactive):
            for line in _lines(prompt):
                talk.take(line)
    if interactive:
        console.print(say("terminal.bye"))


@contextlib.contextmanager
def _corrections(conversation: Conversation, settings: Settings) -> Iterator[Corrections | None]:
    """Open the bot's memory for what was taught and put right; without it the talk goes on."""
    try:
        memory = open_memory(settings.memory)
    except KnowledgeError as error:
        _log.warning("Edits and synonyms are not known: %s", error)
        yield None
        return
    try:
        yield Corrections(conversation.library, memory)
    finally:
        memory.dispose()


@contextlib.contextmanager
def progress_bar(console: Console) -> Iterator[OnProgress]:
    """Show a progress bar while files are read; yields what to call for each of them."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=console.is_terminal) as progress:
        task = progress.add_task(template("start.reading"), total=None)

        def advance(done: int, total: int, name: str) -> None:  # noqa: ARG001
            progress.update(task, completed=done, total=total)

        yield advance


def _is_choice(line: str) -> bool:
    return line.isdecimal() and len(line) <= CHOICE


def _lines(prompt: str) -> Iterator[str]:
    while True:
        try:
            yield input(prompt)
        except (EOFError, KeyboardInterrupt):
            return


@contextlib.contextmanager
def _history(path: Path, *, interactive: bool) -> Iterator[None]:
    """Keep what was typed for the next time; a machine without readline does without."""
    try:
        import readline  # noqa: PLC0415
    except ImportError:
        readline = None  # type: ignore[assignment]
    if not interactive or readline is None:
        yield
        return
    with contextlib.suppress(OSError):
        readline.read_history_file(path)
    readline.set_history_length(HISTORY)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            readline.write_history_file(path)
