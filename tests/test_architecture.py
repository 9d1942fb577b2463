"""The house keeps its shape: imports point down, rooms stay small, tools are content.

What `make lint` asks, the test suite asks too, so that nobody can land what a reviewer would send
back. The tools run as they do on the command line, with the configuration in pyproject.toml.
"""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
ALARM = 300
SOURCES = sorted(
    path
    for folder in ("bot", "knowledge", "tests", "deploy")
    for path in (ROOT / folder).rglob("*.py")
)
CODE = [path for path in SOURCES if path.relative_to(ROOT).parts[0] in {"bot", "knowledge"}]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    "command",
    [
        ("lint-imports", "--no-cache"),
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
    ],
    ids=" ".join,
)
def test_tool_is_content(command: tuple[str, ...]) -> None:
    program, *arguments = command
    done = subprocess.run(
        [BIN / program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_file_is_small(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= ALARM, f"{place(path)} has {lines} lines; a room above {ALARM} is two rooms"


@pytest.mark.parametrize("path", CODE, ids=place)
def test_file_says_why_it_exists(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert not tree.body or ast.get_docstring(tree), f"{place(path)} has no docstring"


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_file_has_a_telling_name(path: Path) -> None:
    assert path.stem not in {"utils", "helpers", "manager", "misc", "common", "util", "helper"}


@pytest.mark.parametrize("path", CODE, ids=place)
def test_only_the_command_line_prints(path: Path) -> None:
    prints = [node.lineno for node in calls(path) if name_of(node.func) == "print"]
    assert path.name == "__main__.py" or not prints, f"{place(path)} prints in lines {prints}"


@pytest.mark.parametrize("path", CODE, ids=place)
def test_only_the_entrances_read_the_environment(path: Path) -> None:
    reads = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute | ast.Name)
        and name_of(node) in {"os.environ", "os.getenv"}
    ]
    # location.py holds the one default that both programs share.
    entrances = {"bot/__main__.py", "bot/settings.py", "knowledge/store/location.py"}
    assert place(path) in entrances or not reads, f"{place(path)} reads it in lines {reads}"


def calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text("utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def name_of(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def test_median_file_and_function_are_short() -> None:
    functions = sorted(length for path in CODE for length in function_lengths(path))
    files = sorted(len(path.read_text("utf-8").splitlines()) for path in CODE)
    assert files[len(files) // 2] <= 120
    assert functions[len(functions) // 2] <= 10
    assert functions[len(functions) * 9 // 10] <= 25


def function_lengths(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("line", ["os.environ", "os.getenv"])
def test_reading_the_environment_would_be_noticed(line: str) -> None:
    node = ast.parse(line, mode="eval").body
    assert name_of(node) == line


def compiled() -> list[Path]:
    """Return the modules that `COMPILED=1` makes into C."""
    hook = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    patterns = hook["targets"]["wheel"]["hooks"]["mypyc"]["include"]
    return sorted({path for pattern in patterns for path in ROOT.glob(pattern.lstrip("/"))})


def test_what_is_compiled_is_there() -> None:
    rooms = {place(path).split("/")[1] for path in compiled()}
    assert {"model.py", "text", "recognize", "extract"} <= rooms


@pytest.mark.parametrize("path", compiled(), ids=place)
def test_compiled_module_needs_no_dictionary_of_its_objects(path: Path) -> None:
    """A compiled object has none, so that a cached property would be read anew each time."""
    tree = ast.parse(path.read_text("utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert "cached_property" not in names
