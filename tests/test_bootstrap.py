"""deploy/get_uv.py finds the uv that fits a machine; fresh clones try what it then fetches."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parent.parent / "deploy" / "get_uv.py"


@pytest.fixture(scope="module")
def get_uv() -> ModuleType:
    spec = importlib.util.spec_from_file_location("get_uv", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WHEELS = [
    "uv-0.9.9-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
    "uv-0.13.9-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
    "uv-0.13.9-py3-none-musllinux_1_1_x86_64.whl",
    "uv-0.13.9-py3-none-manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64.whl",
    "uv-0.13.9-py3-none-manylinux_2_17_ppc64le.manylinux2014_ppc64le.whl",
    "uv-0.13.9-py3-none-macosx_11_0_arm64.whl",
    "uv-0.14.0rc1-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
    "uv-0.13.9.tar.gz",
]


@pytest.mark.parametrize(
    ("libc", "system", "machine", "wheel"),
    [
        ("glibc", "Linux", "x86_64", WHEELS[1]),
        ("", "Linux", "x86_64", WHEELS[2]),
        ("glibc", "Linux", "aarch64", WHEELS[3]),
        ("", "Linux", "aarch64", WHEELS[3]),
        ("", "Darwin", "arm64", WHEELS[5]),
    ],
)
def test_bootstrap_chooses_the_newest_fitting_wheel(
    get_uv: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    libc: str,
    system: str,
    machine: str,
    wheel: str,
) -> None:
    monkeypatch.setattr("platform.libc_ver", lambda: (libc, ""))
    files = [{"filename": name} for name in WHEELS]
    assert get_uv.choose(files, system, machine)["filename"] == wheel


@pytest.mark.parametrize("machine", ["ppc64", "riscv64"])
def test_bootstrap_says_when_nothing_fits(
    get_uv: ModuleType, monkeypatch: pytest.MonkeyPatch, machine: str
) -> None:
    monkeypatch.setattr("platform.libc_ver", lambda: ("glibc", ""))
    with pytest.raises(ValueError, match=f"no wheel for Linux on {machine}"):
        get_uv.choose([{"filename": name} for name in WHEELS], "Linux", machine)


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.13.9", (0, 13, 9)), ("0.9", (0, 9)), ("1.0.0rc1", (1, 0, 0)), ("", ())],
)
def test_versions_are_compared_as_numbers(
    get_uv: ModuleType, version: str, numbers: tuple[int, ...]
) -> None:
    assert get_uv.numbers(version) == numbers


@pytest.mark.parametrize(
    ("version", "accepted"), [("uv 0.8.22", False), ("uv 0.13.9 (linux)", True)]
)
def test_only_a_recent_uv_of_the_machine_is_taken(
    get_uv: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    version: str,
    accepted: bool,
) -> None:
    program = tmp_path / "bin" / "uv"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho '{version}'\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    folder = tmp_path / "found"
    if accepted:
        get_uv.from_path(folder)
        assert (folder / "bin" / "uv").resolve() == program
    else:
        with pytest.raises(ValueError, match="is older than"):
            get_uv.from_path(folder)
