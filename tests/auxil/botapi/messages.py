"""A message as its chat shows it: text, buttons, what it replied to, and every earlier version."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .entities import to_html
from .limits import Json, cut_utf16
from .waiting import PATIENCE

if TYPE_CHECKING:
    from .chats import Chat


@dataclass(frozen=True)
class Button:
    """One inline button and where it stands."""

    text: str
    row: int
    column: int
    data: str | None = None
    url: str | None = None
    raw: Json = field(default_factory=dict, compare=False)


@dataclass(eq=False)
class Message:
    """One message; `data` is its Bot API JSON without chat and reply."""

    chat: Chat
    id: int
    data: Json
    reply_to: Message | None = None
    from_bot: bool = False
    history: list[Json] = field(default_factory=list)
    deleted: bool = False
    reactions: list[Json] = field(default_factory=list)
    inline_id: str | None = None
    # What was sent as reply_markup; unlike inline buttons, reply keyboards are not in the message.
    markup: Json | None = None

    @property
    def text(self) -> str:
        """The text, or the caption of a file."""
        return str(self.data.get("text", self.data.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        """The entities of text or caption, the detected ones included."""
        return list(self.data.get("entities") or self.data.get("caption_entities") or [])

    @property
    def html(self) -> str:
        """The text as HTML with the formatting that people see."""
        return to_html(self.text, self.entities)

    @property
    def thread(self) -> int | None:
        """The topic it stands in; replies outside topics have a thread id too, but no topic."""
        topic = self.data.get("is_topic_message")
        return self.data["message_thread_id"] if topic else None

    @property
    def edited(self) -> bool:
        """Tell whether there are earlier versions."""
        return bool(self.history)

    @property
    def keyboard(self) -> list[list[Button]]:
        """The inline buttons in rows."""
        rows = self.data.get("reply_markup", {}).get("inline_keyboard", [])
        return [[_button(raw, y, x) for x, raw in enumerate(row)] for y, row in enumerate(rows)]

    @property
    def buttons(self) -> list[Button]:
        """The inline buttons in reading order."""
        return [button for row in self.keyboard for button in row]

    @property
    def document(self) -> bytes:
        """The bytes of the attached file or largest photo."""
        attached = self.data.get("document") or self.data["photo"][-1]
        return self.chat.world.files[attached["file_id"]].content

    def button(self, words: str) -> Button:
        """Return the button with this text or data, else the only one containing the words."""
        exact = [found for found in self.buttons if words in (found.text, found.data)]
        close = exact or [found for found in self.buttons if words.lower() in found.text.lower()]
        if len(close) != 1:
            shown = [found.text for found in self.buttons]
            raise AssertionError(f"{len(close)} buttons fit {words!r} among {shown}")
        return close[0]

    def covered(self, kind: str) -> list[str]:
        """Return the pieces of text under entities of this kind: `covered("bold")` → ["7.448"]."""
        spans = [entity for entity in self.entities if entity["type"] == kind]
        return [cut_utf16(self.text, span["offset"], span["length"]) for span in spans]

    def change(self, **changes: Any) -> None:
        """Replace parts (None removes), keeping the old version in the history."""
        self.history.append(dict(self.data))
        for name, value in changes.items():
            if value is None:
                self.data.pop(name, None)
            else:
                self.data[name] = value
        self.data["edit_date"] = self.chat.world.now()
        self.chat.world.bell.ring()

    async def wait_edited(self, times: int = 1, *, timeout: float = PATIENCE) -> Message:  # noqa: ASYNC109
        """Wait until the message was edited so often, and return it."""
        await self.chat.world.bell.until(
            lambda: len(self.history) >= times,
            what=lambda: f"edit {times} of {self.text!r}, edited {len(self.history)} times",
            timeout=timeout,
        )
        return self

    async def wait_deleted(self, *, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Wait until the message was deleted."""
        await self.chat.world.bell.until(
            lambda: self.deleted, what=f"deletion of {self.text!r}", timeout=timeout
        )

    def to_json(self, *, with_reply: bool = True) -> Json:
        """Return the Message as Telegram sends it; the one replied to comes without its reply."""
        shown = {"message_id": self.id, "chat": self.chat.json, **self.data}
        if with_reply and self.reply_to is not None and not self.reply_to.deleted:
            shown["reply_to_message"] = self.reply_to.to_json(with_reply=False)
        return shown

    def __repr__(self) -> str:
        return f"<Message {self.id} in {self.chat.id}: {self.text!r}>"


def _button(raw: Json, row: int, column: int) -> Button:
    data, url = raw.get("callback_data"), raw.get("url")
    return Button(raw["text"], row, column, data, url, raw)
