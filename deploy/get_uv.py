"""Puts uv into a folder on a machine that has only Python: `python3 deploy/get_uv.py .uv`.

Tried in turn, because fresh machines differ: a uv already on the PATH; this Python's own pip, which
knows the machine's pip settings; a virtual environment, where Python hides a pip of its own; and
last the wheel itself, checked against its hash, because Debian's bare python3 has neither pip nor
venv. Standard library only; `make` runs it once.
"""

import hashlib
import io
import json
import platform
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

OLDEST = (0, 9)  # the first uv that reads the revision of our uv.lock
WANTED = "uv>=0.9"
INDEX = "https://pypi.org/simple/uv/"
JSON = "application/vnd.pypi.simple.v1+json"


def main(folder: Path) -> None:
    """Leave a working uv at `folder`/bin/uv, or end with the reason why there is none."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older one is to read this
        sys.exit(f"Python 3.11+ is needed, this is {platform.python_version()}: PYTHON=python3.12")
    reasons = []
    for way in (from_path, from_pip, from_venv, from_wheel):
        shutil.rmtree(folder, ignore_errors=True)
        try:
            way(folder)
            print(f"{run(folder / 'bin' / 'uv', '--version')} ({way.__name__})")
            return
        except (OSError, ValueError, subprocess.CalledProcessError) as error:
            said = str(getattr(error, "stderr", None) or error).strip().splitlines()
            reasons.append(f"{way.__name__}: {said[-1] if said else error}")
    print(*reasons, sep="\n", file=sys.stderr)
    sys.exit("uv is not to be had: is PyPI reachable? An own one is used with: make UV=/path/to/uv")


def from_path(folder: Path) -> None:
    """Link to the machine's own uv, if it is recent enough to read our lock."""
    found = shutil.which("uv")
    if found is None:
        raise ValueError("no uv on the PATH")
    if numbers(run(found, "--version").split()[1]) < OLDEST:
        raise ValueError(f"{found} is older than {WANTED}")
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "uv").symlink_to(found)


def from_pip(folder: Path) -> None:
    """Install with pip beside, not into, this Python: allowed on externally managed ones too."""
    run(sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, WANTED)


def from_venv(folder: Path) -> None:
    """Install with the pip that a new virtual environment brings."""
    run(sys.executable, "-m", "venv", folder)
    run(folder / "bin" / "python", "-m", "pip", "install", "--quiet", WANTED)


def from_wheel(folder: Path) -> None:
    """Fetch the newest wheel for this machine and take the one program out of it."""
    with urlopen(Request(INDEX, headers={"Accept": JSON}), timeout=60) as answer:
        wheel = choose(json.load(answer)["files"], platform.system(), platform.machine())
    with urlopen(wheel["url"], timeout=600) as answer:
        content = answer.read()
    if hashlib.sha256(content).hexdigest() != wheel["hashes"]["sha256"]:
        raise ValueError(f"{wheel['filename']} does not match its hash")
    program = folder / "bin" / "uv"
    program.parent.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        program.write_bytes(archive.read(name))
    program.chmod(0o755)


def choose(files: list[dict[str, Any]], system: str, machine: str) -> dict[str, Any]:
    """Return the newest released wheel whose tags name this system and machine."""
    libc = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    tag = {"Linux": libc, "Darwin": "macosx"}.get(system, system)
    # uv-0.13.9-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl; no pre-releases (0.14.0rc1)
    pattern = re.compile(rf"uv-(\d+(?:\.\d+)*)-py3-none-.*\b{tag}_?\d\w*_{machine}\b.*\.whl")
    fitting = [
        (numbers(match[1]), file)
        for file in files
        if (match := pattern.fullmatch(file["filename"])) and not file.get("yanked")
    ]
    if not fitting:
        raise ValueError(f"no wheel for {system} on {machine}")
    return max(fitting, key=lambda pair: pair[0])[1]


def numbers(version: str) -> tuple[int, ...]:
    """Return a version as numbers: "0.13.9" → (0, 13, 9)."""
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def run(*command: object) -> str:
    """Return what a command printed; its complaint is in the error it raises."""
    words = [str(word) for word in command]
    return subprocess.run(words, check=True, text=True, capture_output=True).stdout.strip()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
