"""`make` asks uv only when the lock says something new; `make -n` tells what would be run."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKED, STAMPED, CHANGED = 1_000_000, 1_000_001, 1_000_002


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a folder with the Makefile, a lock and a uv, as after a clone and a first start."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("pyproject.toml", "uv.lock", ".uv/bin/uv"):
        touch(tmp_path / name, LOCKED)
    return tmp_path


def touch(path: Path, when: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, (when, when))


def plan(house: Path, target: str, *assignments: str) -> str:
    """Return the commands that make would run."""
    environ = {"PATH": os.environ["PATH"]}
    return subprocess.run(
        ["make", "-n", target, *assignments],
        cwd=house,
        env=environ,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_first_start_builds_the_environment_without_developers_tools(house: Path) -> None:
    assert "uv sync --locked --no-dev --inexact\n" in plan(house, "run")


def test_second_start_asks_nobody(house: Path) -> None:
    touch(house / ".venv" / "synced-run", STAMPED)
    assert plan(house, "run").split() == [".venv/bin/python", "-m", "bot"]


@pytest.mark.parametrize("name", ["uv.lock", "pyproject.toml"])
def test_start_after_an_update_builds_anew(house: Path, name: str) -> None:
    touch(house / ".venv" / "synced-run", STAMPED)
    touch(house / name, CHANGED)
    assert "uv sync" in plan(house, "run")


def test_tests_need_more_than_the_bot(house: Path) -> None:
    touch(house / ".venv" / "synced-run", STAMPED)
    assert "uv sync --locked --all-extras\n" in plan(house, "test")


def test_bot_needs_no_more_than_the_tests(house: Path) -> None:
    stamps = ".venv/synced-dev .venv/synced-run .venv/synced-run-postgresql"
    assert f"touch {stamps}\n" in plan(house, "test")


@pytest.mark.parametrize(
    ("store", "driver"),
    [("postgresql://bot@db/reports", True), ("postgres://db", True), ("kho.sqlite3", False)],
)
def test_driver_is_there_for_the_store_that_needs_it(house: Path, store: str, driver: bool) -> None:
    assert ("--extra postgresql" in plan(house, "run", f"KNOWLEDGE_STORE={store}")) is driver


def test_without_uv_it_is_fetched_first(house: Path) -> None:
    (house / ".uv" / "bin" / "uv").unlink()
    commands = plan(house, "run").splitlines()
    assert commands[0] == "python3 deploy/get_uv.py .uv"


def test_own_uv_is_used_as_told(house: Path) -> None:
    own = house / "own-uv"
    touch(own, LOCKED)
    assert f"{own} sync" in plan(house, "run", f"UV={own}")


def test_arguments_reach_the_tests(house: Path) -> None:
    touch(house / ".venv" / "synced-dev", STAMPED)
    assert "python -m pytest -k figures" in plan(house, "test", "ARGS=-k figures")


def test_reports_are_read_as_python_unless_asked_otherwise(house: Path) -> None:
    touch(house / ".venv" / "synced-run", STAMPED)
    assert "build/compiled" not in plan(house, "run")


def test_compiled_reading_is_built_first_and_found_first(house: Path) -> None:
    touch(house / ".venv" / "synced-run", STAMPED)
    (house / "knowledge").mkdir()
    commands = plan(house, "run", "COMPILED=1").splitlines()
    assert any("HATCH_BUILD_HOOKS_ENABLE=1 .uv/bin/uv build" in line for line in commands)
    assert f"PYTHONPATH={house}/build/compiled:{house} " in commands[-1]


def test_compiled_reading_is_built_anew_only_when_a_source_changed(house: Path) -> None:
    touch(house / ".venv" / "synced-run", STAMPED)
    touch(house / "knowledge" / "model.py", LOCKED)
    touch(house / "build" / "compiled" / "made", STAMPED)
    assert "uv build" not in plan(house, "run", "COMPILED=1")
    touch(house / "knowledge" / "model.py", CHANGED)
    assert "uv build" in plan(house, "run", "COMPILED=1")
