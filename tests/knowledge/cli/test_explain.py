import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from knowledge.cli.explain import explain
from knowledge.cli.main import main
from knowledge.ingest import ingest
from tests.knowledge.search.shelf import BAC_GIANG_2021, base_of, whole_shelf

QUESTION = "Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?"


def _explained(question: str, *, width: int = 140) -> str:
    screen = Console(file=StringIO(), width=width, markup=False)
    explain(screen, whole_shelf(), question)
    assert isinstance(screen.file, StringIO)
    return screen.file.getvalue()


def test_the_best_fact_comes_first_with_its_score_in_parts() -> None:
    shown = _explained(QUESTION)
    assert shown.index("2.150 đảng viên") < shown.index("830 đảng viên")
    assert all(label in shown for label in ("điểm", "lời", "bac-giang-2021.txt"))


def test_what_a_fact_does_not_meet_is_said() -> None:
    assert "không đáp ứng: Năm 2020" in _explained(QUESTION.replace("2021", "2020"))


def test_words_are_shown_as_met() -> None:
    shown = _explained(QUESTION)
    words = shown[shown.index("Lời của câu hỏi") :]
    assert "kết nạp" in words
    assert "đảng viên" in words


def test_parts_that_tell_nothing_have_no_column() -> None:
    assert "người nói" not in _explained(QUESTION)


def test_a_narrow_terminal_keeps_every_number() -> None:
    assert all(word in _explained(QUESTION, width=60) for word in ("2.150", "điểm"))


@pytest.mark.parametrize("question", ["", "?", "xyzzy plugh"])
def test_nothing_to_explain_is_said(question: str) -> None:
    screen = Console(file=StringIO(), width=80)
    explain(screen, base_of({}), question)
    assert isinstance(screen.file, StringIO)
    assert "Không có dữ kiện nào" in screen.file.getvalue()


@pytest.fixture
def filled(sqlite_store: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("reports") / "bac-giang-2021.txt"
    path.write_text(BAC_GIANG_2021, "utf-8")
    ingest([path], sqlite_store)
    return sqlite_store


def test_the_command_explains(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--explain", QUESTION, "--store", filled]) == 0
    assert "2.150 đảng viên" in capsys.readouterr().out


def test_the_parts_multiply_to_the_score(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--explain", QUESTION, "--store", filled, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["question"] == QUESTION
    assert record["facts"][0]["value"] == "2150"
    for fact in record["facts"]:
        product = 1.0
        for part in fact["parts"].values():
            product *= part
        assert fact["score"] == pytest.approx(product, abs=0.001)
        assert fact["words"]


def test_a_batch_is_not_explained(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--explain", "--batch", "-", "--store", filled]) == 2
    told = capsys.readouterr()
    assert (told.out, "--batch" in told.err) == ("", True)


def test_readme_tells_of_it() -> None:
    readme = Path(__file__).parents[3] / "README.md"
    assert "python -m knowledge ask --explain" in readme.read_text("utf-8")
