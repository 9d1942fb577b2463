"""What the bot says, before anyone knows whether Telegram or a terminal will carry it.

`Reply("<b>7.448 đảng viên</b>…", buttons=((Button("📖 Xem đoạn văn", "n:4kq3…"),),))`.
"""

from dataclasses import dataclass, field

CALLBACK_LIMIT = 64
LABEL_LIMIT = 60
KINDS = {
    "b": "turn a reply of several pages",
    "e": "ask an example",
    "f": "show a fact",
    "g": "let a person or a group in",
    "k": "keep a file that was sent, or drop it",
    "n": "show the passage around a fact",
    "o": "say what one thinks of an answer, or wait for one",
    "r": "turn the list of reports",
    "s": "add a synonym or remove it",
    "x": "hide a fact or take an edit back",
}
"""What a button does, by the letter before the colon in its data."""
FOUND, UNKNOWN, AMBIGUOUS = "found", "unknown", "ambiguous"


@dataclass(frozen=True, slots=True)
class Button:
    """A choice under a reply; `data` comes back when pressed and is at most 64 bytes of ASCII."""

    label: str
    data: str

    def __post_init__(self) -> None:
        if self.data.partition(":")[0] not in KINDS:
            raise ValueError(f"a button of no kind: {self.data}")
        if len(self.data.encode()) > CALLBACK_LIMIT:
            raise ValueError(f"callback data of {len(self.data.encode())} bytes")


@dataclass(frozen=True, slots=True)
class Card:
    """A reply as an inline result: a title and a description to choose by, the html to send."""

    key: str
    title: str
    description: str
    html: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message: Telegram HTML within the limits, rows of buttons, and whether it replaces.

    `outcome` tells whether it answers a question, `asked` which one, those before it first.
    """

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    replaces: bool = False
    outcome: str = ""
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply whose text may be longer than one message: blocks of HTML, none to be cut."""

    blocks: tuple[str, ...]
    buttons: tuple[tuple[Button, ...], ...] = field(default=())
