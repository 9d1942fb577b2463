"""A person at a real terminal: a program runs in a pty, gets typed to, and its screen is read.

`with Terminal(command, environ) as terminal: terminal.wait_for("Hỏi> "); terminal.type("…\\n")`.
The screen is an emulator's (pyte), so progress bars, colours and readline's redrawing come out as a
reader would see them. Nothing sleeps: reading blocks until the program says something.
"""

import contextlib
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from fcntl import ioctl
from itertools import groupby
from types import TracebackType
from typing import Self

import pyte
from rich.style import Style
from rich.text import Text

PATIENCE = 30.0
SECOND_TRY = 3.0


class Terminal:
    """A running program, its keyboard and its screen of `width` × `height` characters."""

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], width: int = 80, height: int = 200
    ) -> None:
        self._command, self._environ = command, environ
        self._size = struct.pack("HHHH", height, width, 0, 0)
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self.screen)
        self._prompted_at = -1

    def __enter__(self) -> Self:
        self._keyboard, child = pty.openpty()
        ioctl(child, termios.TIOCSWINSZ, self._size)
        self.process = subprocess.Popen(
            self._command,
            env=dict(self._environ),
            stdin=child,
            stdout=child,
            stderr=child,
            preexec_fn=_hear_interrupts,  # noqa: PLW1509  (no threads here)
        )
        os.close(child)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        os.close(self._keyboard)
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(PATIENCE)

    def type(self, keys: str) -> None:
        """Press keys; "\\n" is Return and "\\x04" is Ctrl-D."""
        os.write(self._keyboard, keys.encode())

    def interrupt(self) -> None:
        """Press Ctrl-C until the program ends, as a person does.

        CPython's readline looks for signals only when one cuts its wait for a key short: it misses
        a Ctrl-C that comes between the prompt and the wait, or together with a key.
        """
        for _ in range(round(PATIENCE / SECOND_TRY)):
            self.process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(SECOND_TRY)
                return

    def wait_for_prompt(self, prompt: str) -> None:
        """Read until the cursor stands right behind the prompt, further down than last time."""
        self._read_until(
            lambda: self.screen.cursor.y > self._prompted_at and self._line_to_cursor() == prompt
        )
        self._prompted_at = self.screen.cursor.y

    def wait_for_end(self) -> int:
        """Read until the program ends, and return its exit code."""
        self._read_until(lambda: False)
        return self.process.wait(PATIENCE)

    def _line_to_cursor(self) -> str:
        cursor = self.screen.cursor
        row = self.screen.buffer[cursor.y]
        return "".join(row[x].data for x in range(cursor.x))

    def _read_until(self, reached: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not reached():
            left = deadline - time.monotonic()
            ready, _, _ = select.select([self._keyboard], [], [], max(0.0, left))
            if not ready:
                raise TimeoutError(f"still waiting; the screen shows:\n{self.text()}")
            try:
                said = os.read(self._keyboard, 65536)
            except OSError:  # Linux says so when the program has closed its end
                return
            if not said:
                return
            self._stream.feed(said)

    def text(self) -> str:
        """Return what the screen shows, without colours."""
        return self.rich_text().plain

    def rich_text(self) -> Text:
        """Return what the screen shows, with colours and weights, down to the last written line."""
        lines = [self._line(y) for y in range(self.screen.lines)]
        while lines and not lines[-1].plain:
            lines.pop()
        return Text("\n").join(lines)

    def _line(self, y: int) -> Text:
        cells = [self.screen.buffer[y][x] for x in range(self.screen.columns)]
        line = Text()
        for style, run in groupby(cells, _style):
            line.append("".join(cell.data for cell in run), style)
        line.rstrip()
        return line


def _hear_interrupts() -> None:
    """A shell's background job ignores Ctrl-C, and so would what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _style(cell: pyte.screens.Char) -> Style:
    return Style(
        color=_colour(cell.fg),
        bgcolor=_colour(cell.bg),
        bold=cell.bold or None,
        italic=cell.italics or None,
        underline=cell.underscore or None,
        reverse=cell.reverse or None,
    )


def _colour(name: str) -> str | None:
    """Return a colour as rich names it: "brown" is yellow to a VT100, "ff8700" is "#ff8700"."""
    if name == "default":
        return None
    if len(name) == 6 and all(digit in "0123456789abcdef" for digit in name):
        return f"#{name}"
    return name.replace("brown", "yellow").replace("bright", "bright_")
