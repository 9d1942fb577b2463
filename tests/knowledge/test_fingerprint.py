import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import fingerprint
from knowledge.fingerprint import extraction_version, index_version


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    copy = tmp_path / "knowledge"
    shutil.copytree(Path(fingerprint.__file__).parent, copy)
    monkeypatch.setattr(fingerprint, "_HOUSE", copy)
    fingerprint._version.cache_clear()
    yield copy
    fingerprint._version.cache_clear()


def _version() -> str:
    fingerprint._version.cache_clear()
    return extraction_version()


@pytest.mark.parametrize(
    "maker", ["lexicon/natures.toml", "extract/figures.py", "read/plain.py", "model.py"]
)
def test_whatever_makes_facts_makes_the_version(house: Path, maker: str) -> None:
    before = _version()
    with (house / maker).open("a", encoding="utf-8") as file:
        file.write("# thêm\n")
    assert _version() != before


@pytest.mark.parametrize("bystander", ["search/rank.py", "store/engine.py", "cli/show.py"])
def test_whatever_does_not_leaves_it_alone(house: Path, bystander: str) -> None:
    before = _version()
    with (house / bystander).open("a", encoding="utf-8") as file:
        file.write("# thêm\n")
    assert _version() == before


@pytest.mark.parametrize(
    ("maker", "makes"),
    [("search/tokens.py", True), ("text/fold.py", True), ("extract/figures.py", False)],
)
def test_an_index_has_makers_of_its_own(house: Path, maker: str, makes: bool) -> None:
    before = index_version()
    with (house / maker).open("a", encoding="utf-8") as file:
        file.write("# thêm\n")
    fingerprint._version.cache_clear()
    assert (index_version() != before) is makes


def test_compiled_files_do_not_count(house: Path) -> None:
    before = _version()
    (house / "extract" / "__pycache__").mkdir(exist_ok=True)
    (house / "extract" / "__pycache__" / "new.cpython-399.pyc").write_bytes(b"x")
    assert _version() == before


def test_a_fingerprint_knows_bytes_and_name() -> None:
    prints = {fingerprint.fingerprint(*pair) for pair in (("a", "1"), ("a", "2"), ("b", "1"))}
    assert len(prints) == 3
    assert fingerprint.fingerprint("a", "1") in prints
