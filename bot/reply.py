"""What the bot says, before anyone knows whether Telegram or a terminal will carry it.

`Reply("<b>7.448 đảng viên</b>…", buttons=((Button("📖 Xem đoạn văn", "n:4kq3…"),),))`.
"""

from dataclasses import dataclass, field

CALLBACK_LIMIT = 64
LABEL_LIMIT = 60
FOUND, UNKNOWN, AMBIGUOUS = "found", "unknown", "ambiguous"


@dataclass(frozen=True, slots=True)
class Button:
    """A choice under a reply; `data` comes back when pressed and is at most 64 bytes of ASCII."""

    label: str
    data: str

    def __post_init__(self) -> None:
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
