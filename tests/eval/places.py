"""Where the measuring finds its material: the project's own folders and the shared data beside it.

The shared data is not part of the project. `HOIBAOCAO_SHARED` names it, or it lies beside the
project as `../shared`; where it is absent, what needs it is skipped and says so.
"""

import os
import tomllib
from pathlib import Path

TESTS = Path(__file__).parent.parent
PROJECT = TESTS.parent
SAMPLES = PROJECT / "knowledge" / "samples"
REPORTS = TESTS / "reports"
READING = REPORTS / "reading"
CORPUS = TESTS / "corpus"
SHARED = Path(os.environ.get("HOIBAOCAO_SHARED") or PROJECT.parent / "shared")
SHARED_REPORTS = SHARED / "data" / "reports_dev"
SEED = SHARED / "seed"


def own_reports() -> dict[str, Path]:
    """Return every report of the project by file name, shipped or not."""
    paths = (*SAMPLES.glob("*.txt"), *REPORTS.glob("*.txt"))
    return {path.name: path for path in sorted(paths)}


def reading_reports() -> dict[str, Path]:
    """Return the reports that only measure reading by file name, in the folder of their half."""
    return {path.name: path for path in sorted(READING.glob("*/*.txt"))}


def asked_reports() -> dict[str, Path]:
    """Return the reports that are only asked about: their figures are not annotated."""
    return {path.name: path for path in sorted((REPORTS / "asked").glob("*.txt"))}


def people_reports(half: str) -> dict[str, Path]:
    """Return the reports of offices and papers that people's questions of a half are asked over."""
    return {path.name: path for path in sorted((REPORTS / "people" / half).glob("*.txt"))}


def shared_reports() -> dict[str, Path]:
    """Return the shared development reports and the seed by file name; empty where absent."""
    paths = (*SHARED_REPORTS.glob("*.txt"), *SEED.glob("*.txt"))
    return {path.name: path for path in sorted(paths)}


def split() -> dict[str, list[str]]:
    """Return which own reports are for development and which for measuring only."""
    with (REPORTS / "split.toml").open("rb") as source:
        return tomllib.load(source)
