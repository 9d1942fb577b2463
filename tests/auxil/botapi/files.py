"""Files people and the bot have uploaded; `getFile` and the download address find them again."""

from dataclasses import dataclass

from .limits import Json


@dataclass(frozen=True)
class StoredFile:
    """One file; `size` may claim more than the content to test limits cheaply."""

    number: int
    name: str
    content: bytes
    mime: str
    folder: str = "documents"
    size: int = -1

    @property
    def file_id(self) -> str:
        """The id for getFile, shaped like Telegram's."""
        return f"BQACAgUAAxkBAAIB{self.number:08d}"

    @property
    def unique_id(self) -> str:
        """The id that stays the same over time."""
        return f"AgAD{self.number:08d}"

    @property
    def path(self) -> str:
        """The path below /file/bot<token>/."""
        suffix = self.name.rpartition(".")[2] if "." in self.name else "bin"
        ending = suffix if suffix.isascii() and suffix.isalnum() else "bin"
        return f"{self.folder}/file_{self.number}.{ending}"

    @property
    def file_size(self) -> int:
        """The size that Telegram tells."""
        return self.size if self.size >= 0 else len(self.content)

    def json(self) -> Json:
        """Return the File object that getFile answers."""
        return {**self._base(), "file_path": self.path}

    def document(self) -> Json:
        """Return the Document of a message."""
        return {**self._base(), "file_name": self.name, "mime_type": self.mime}

    def photo(self) -> list[Json]:
        """Return the sizes of a photo message."""
        return [{**self._base(), "width": 800, "height": 600}]

    def _base(self) -> Json:
        ids = {"file_id": self.file_id, "file_unique_id": self.unique_id}
        return {**ids, "file_size": self.file_size}
