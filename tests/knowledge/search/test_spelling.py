"""Questions as typed → as meant, against a corpus whose greater part must stay as it is."""

import pytest

from knowledge.search.spelling import restore_accents, spell_out
from knowledge.search.tokens import keys_of
from knowledge.search.vocabulary import Vocabulary
from tests.knowledge.search.corpora import Case, cases
from tests.knowledge.search.shelf import index_of, whole_shelf


def _vocabulary() -> Vocabulary:
    return index_of(whole_shelf()).vocabulary


@pytest.mark.parametrize("case", cases("spelling", section="mended", title="typed"))
def test_slips_are_mended(case: Case) -> None:
    assert keys_of(spell_out(case["typed"], _vocabulary())) == keys_of(case["meant"])


@pytest.mark.parametrize("case", cases("spelling", section="restored", title="typed"))
def test_accents_are_restored(case: Case) -> None:
    assert restore_accents(case["typed"], _vocabulary()).lower() == case["meant"].lower()


@pytest.mark.parametrize("case", cases("spelling", section="alone", title="typed"))
def test_what_is_right_or_unknown_stays(case: Case) -> None:
    assert spell_out(case["typed"], _vocabulary()) == case["typed"]


@pytest.mark.parametrize(
    "case",
    [
        *cases("spelling", section="alone", title="typed"),
        *cases("spelling", section="kept", title="typed"),
    ],
)
def test_accents_that_were_typed_stay(case: Case) -> None:
    typed = case["typed"]
    if not typed.isascii():
        assert restore_accents(typed, _vocabulary()) == typed


@pytest.mark.parametrize("typed", ["ky luat dang vien", "kỷ luat nhu thế nao", "Bac Giang: 2.150!"])
def test_restoring_keeps_every_letter_in_its_place(typed: str) -> None:
    assert len(restore_accents(typed, _vocabulary())) == len(typed)


def test_without_reports_nothing_is_guessed() -> None:
    assert spell_out("kết lạp đảng viên", Vocabulary()) == "kết lạp đảng viên"
    assert restore_accents("ket nap dang vien", Vocabulary()) == "ket nap dang vien"
