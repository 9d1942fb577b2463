"""Which files an ingestion is about, and under which name each is kept.

`collect([Path("reports")])` → {"2019/so-ket.txt": Path("reports/2019/so-ket.txt"), …}: a file in a
folder is named by its path from there, a file given alone by its own name.
"""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.errors import UnreadableReport
from knowledge.model import FileFailure
from knowledge.read import file_bytes, is_report
from knowledge.read.archives import is_archive, list_archive

# What `check --html` writes beside reports is none itself.
PAGE = ".soat.html"


@dataclass(slots=True)
class Found:
    """Files by report name; `complete` is False when some place could not be looked into."""

    files: dict[str, Path] = field(default_factory=dict)
    failures: list[FileFailure] = field(default_factory=list)
    complete: bool = True
    _seen: set[Path] = field(default_factory=set)

    def add(self, name: str, path: Path) -> None:
        """Take a file under a name, once, unless another file bears that name already."""
        if path.resolve() in self._seen:
            return
        self._seen.add(path.resolve())
        name = unicodedata.normalize("NFC", name)
        # Undecodable bytes in a file name can neither be stored nor shown.
        shown = name.encode("utf-8", "replace").decode()
        if name != shown:
            self.failures.append(FileFailure(shown, "tên tệp có ký tự không hợp lệ"))
        elif name in self.files:
            reason = f"trùng tên với {self.files[name]}; hãy đưa vào thư mục chứa cả hai"
            self.failures.append(FileFailure(str(path), reason))
        else:
            self.files[name] = path

    def open(self, name: str, archive: Path) -> None:
        """Take the reports inside an archive, each under its path through it."""
        try:
            members = list(list_archive(archive, file_bytes(archive)))
        except UnreadableReport as error:
            self.unreachable(name, error.reason)
            return
        for member, reason in sorted(members):
            if reason is not None:
                self.failures.append(FileFailure(f"{name}/{member}", reason))
            elif _is_wanted(Path(member).name) and not is_archive(Path(member)):
                self.add(f"{name}/{member}", archive / member)

    def unreachable(self, path: str, reason: str) -> None:
        """Note a place that could not be looked into."""
        self.failures.append(FileFailure(path, reason))
        self.complete = False


def collect(paths: Sequence[Path]) -> Found:
    """Return the report files among the paths and, recursively, inside them."""
    found = Found()
    for path in paths:
        if path.is_dir():
            for file in _walk(path, found):
                _take(found, file.relative_to(path).as_posix(), file)
        elif path.exists():
            _take(found, path.name, path)
        else:
            found.unreachable(str(path), "không tìm thấy")
    return found


def _take(found: Found, name: str, path: Path) -> None:
    if is_archive(path):
        found.open(name, path)
    else:
        found.add(name, path)


def _walk(folder: Path, found: Found) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        found.unreachable(str(error.filename), f"không mở được thư mục ({error.strerror})")

    for root, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if _is_wanted(name):
                yield Path(root, name)


def _is_wanted(name: str) -> bool:
    # A README tells about its folder; it reports nothing. "~$x.docx" is Word's lock file.
    stem = name.partition(".")[0].casefold()
    if name.startswith((".", "~$")) or name.endswith(PAGE) or stem == "readme":
        return False
    return _is_known(Path(name))


def _is_known(path: Path) -> bool:
    return is_report(path) or is_archive(path)
