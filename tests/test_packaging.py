"""What ships is what was written: the lock, the wheel, the settings and the ways to deploy.

There is no container engine on the test machine; the files are read as their programs read them.
"""

import configparser
import re
import shutil
import stat
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hatchling.build import build_wheel

from bot.settings import SETTINGS, load_settings

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
DATA = {".py", ".toml", ".tsv", ".txt", ".mako", ".html", ".csv"}


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def example_settings() -> dict[str, str]:
    """Return every NAME=value of bot.env.example, those commented out too."""
    return dict(re.findall(r"^#?([A-Z_]+)=(.*)$", read("deploy/bot.env.example"), re.MULTILINE))


def unit() -> dict[str, list[str]]:
    """Return the directives of the systemd unit, repeated ones in order."""
    found: dict[str, list[str]] = {}
    for line in read("deploy/report-bot.service").splitlines():
        if line and line[0] not in "#[":
            name, _, value = line.partition("=")
            found.setdefault(name, []).append(value)
    return found


def services() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(read("deploy/compose.yaml"))
    return document


# Settings


def test_example_names_every_setting() -> None:
    assert set(example_settings()) == set(SETTINGS)


def test_readme_names_every_setting() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|", read("README.md"), re.MULTILINE)
    assert rows == list(SETTINGS)


def test_example_is_accepted_as_it_stands() -> None:
    lines = [line for line in read("deploy/bot.env.example").splitlines() if line[:1].isalpha()]
    settings = load_settings(dict(line.split("=", 1) for line in lines))
    assert settings.token is None


def test_values_shown_in_the_example_are_accepted(tmp_path: Path) -> None:
    shown = example_settings() | {"BOT_REPORTS": str(tmp_path)}
    del shown["TELEGRAM_BOT_TOKEN_FILE"]
    settings = load_settings(shown)
    assert len(settings.admins) == 2
    assert settings.store == shown["KNOWLEDGE_STORE"]


@pytest.mark.parametrize("name", [".gitignore", ".dockerignore"])
def test_secrets_stay_out_of_git_and_images(name: str) -> None:
    lines = read(name).splitlines()
    assert "bot.env" in lines or ("*" in lines and "!deploy" not in lines)


# Lock and wheel


def test_lock_knows_one_registry() -> None:
    sources = {
        str(package["source"].get("registry", "here"))
        for package in tomllib.loads(read("uv.lock"))["package"]
    }
    assert sources == {"https://pypi.org/simple", "here"}


def test_wheel_brings_code_and_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with zipfile.ZipFile(tmp_path / build_wheel(str(tmp_path))) as wheel:
        packed = set(wheel.namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in ("bot", "knowledge")
        for path in (ROOT / package).rglob("*")
        if path.suffix in DATA and path.is_file()
    }
    assert wanted - packed == set()


# Docker and Compose


def stages() -> list[list[str]]:
    """Return the instructions of each stage of the Dockerfile, continued lines joined."""
    text = read("deploy/Dockerfile").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    parts = re.split(r"^(?=FROM )", "\n".join(lines), flags=re.MULTILINE)
    return [part.splitlines() for part in parts if part.startswith("FROM ")]


def test_image_is_built_from_the_lock() -> None:
    syncs = [line for line in stages()[0] if "uv sync" in line]
    assert syncs
    assert all("--locked --no-dev --extra postgresql" in line for line in syncs)


def test_image_runs_without_root_and_tells_its_health() -> None:
    words = [line.split()[0] for line in stages()[-1]]
    user = next(line for line in stages()[-1] if line.startswith("USER "))
    assert user.split()[1].split(":")[0] not in {"root", "0"}
    assert words.index("USER") < words.index("ENTRYPOINT")
    assert "HEALTHCHECK" in words


def test_image_copies_only_what_the_builder_may_see() -> None:
    copied = {
        source
        for stage in stages()
        for line in stage
        if line.startswith("COPY ") and "--from" not in line
        for source in line.split()[1:-1]
    }
    allowed = {line[1:] for line in read(".dockerignore").splitlines() if line[:1] == "!"}
    assert copied == allowed
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_compose_builds_what_is_there() -> None:
    bot = services()["services"]["bot"]
    context = (DEPLOY / bot["build"]["context"]).resolve()
    assert context == ROOT
    assert (context / bot["build"]["dockerfile"]).is_file()
    assert f"{bot['env_file']}.example" == "bot.env.example"
    assert set(bot["environment"]) <= set(SETTINGS)


def test_compose_keeps_the_store_and_nothing_else() -> None:
    document = services()
    mounts = [volume for one in document["services"].values() for volume in one["volumes"]]
    named = {volume.split(":")[0] for volume in mounts if volume[0].isalpha()}
    assert named == set(document["volumes"])
    assert document["services"]["bot"]["read_only"] is True
    home = next(line for line in stages()[-1] if line.startswith("ENV "))
    assert "XDG_DATA_HOME=/var/lib/report-bot" in home
    assert "knowledge:/var/lib/report-bot" in mounts


def test_postgresql_is_started_only_when_asked_for() -> None:
    document = services()["services"]
    assert document["postgres"]["profiles"] == ["postgres"]
    assert document["bot"]["depends_on"]["postgres"]["required"] is False
    assert "ports" not in document["postgres"]


# systemd


def test_unit_is_a_unit() -> None:
    parser = configparser.RawConfigParser(strict=False)
    parser.read_string(read("deploy/report-bot.service"))
    assert parser.sections() == ["Unit", "Service", "Install"]


@pytest.mark.parametrize(
    ("directive", "value"),
    [
        ("DynamicUser", "yes"),
        ("StateDirectory", "report-bot"),
        ("ProtectSystem", "strict"),
        ("NoNewPrivileges", "yes"),
        ("PrivateTmp", "yes"),
        ("CapabilityBoundingSet", ""),
        ("RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX"),
        ("Restart", "on-failure"),
    ],
)
def test_unit_is_hardened(directive: str, value: str) -> None:
    assert unit()[directive] == [value]


def test_unit_keeps_secrets_out_of_itself() -> None:
    assert unit()["EnvironmentFile"] == ["/etc/report-bot/bot.env"]
    assert not any("TOKEN" in value for value in unit()["Environment"])


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
def test_systemd_accepts_the_unit(tmp_path: Path) -> None:
    text = read("deploy/report-bot.service")
    here = text.replace("/opt/report-bot/.venv/bin/python", sys.executable)
    (tmp_path / "report-bot.service").write_text(here, "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / "report-bot.service"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


# make and CI


def test_ci_runs_the_command_of_the_readme() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR
    assert "exec make test </dev/null" in read(".ci/run")
    assert "make test" in read("README.md")


def test_readme_tells_every_make_target_for_people() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)
    assert phony
    missing = [name for name in phony[1].split() if f"make {name}" not in read("README.md")]
    assert missing == []
