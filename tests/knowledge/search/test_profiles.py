"""What a fact brings to every question: its words, those beside it, its modality."""

import pytest

from knowledge import FactKind
from knowledge.search.profiles import Profile, Profiles
from tests.knowledge.search.shelf import fact_of, index_of, one_report, sentence_of, whole_shelf


def _profile(sentence: str, figure: str, kind: FactKind = FactKind.FIGURE) -> Profile:
    base = one_report(sentence)
    index = index_of(base)
    fact = fact_of(base, figure, kind)
    return Profiles(index).get(fact, sentence_of(index, fact))


DUE_AND_DONE = "Phải thi hành kỷ luật 315 tổ chức đảng, đã thi hành kỷ luật 204 tổ chức đảng."


@pytest.mark.parametrize(
    ("sentence", "figure", "modality"),
    [
        (DUE_AND_DONE, "315", "due"),
        (DUE_AND_DONE, "204", "done"),
        ("Dự kiến kết nạp 2.000 đảng viên.", "2.000", "planned"),
        ("Chưa kết nạp 50 quần chúng.", "50", "negated"),
        ("Toàn tỉnh kết nạp 2.000 đảng viên.", "2.000", None),
    ],
)
def test_modality_is_read_before_the_action(
    sentence: str, figure: str, modality: str | None
) -> None:
    assert _profile(sentence, figure).modality == modality


def test_the_words_beside_a_figure_are_its_own() -> None:
    profile = _profile("Có 1.210 hộ trồng rau, 340 hộ trồng hoa.", "340")
    beside = [key for key, _ in profile.beside]
    assert "hoa" in beside
    assert "rau" not in beside
    assert all(weight > 0 for _, weight in profile.beside)


def test_only_a_quote_has_a_speaker_to_leave_out() -> None:
    base = whole_shelf()
    index = index_of(base)
    profiles = Profiles(index)
    quote = fact_of(base, "Cần nâng cao", FactKind.QUOTE)
    figure = fact_of(base, "2.150")
    assert {"tran", "van", "lam"} <= profiles.get(quote, sentence_of(index, quote)).names
    assert profiles.get(figure, sentence_of(index, figure)).names == frozenset()


def test_a_profile_is_made_once() -> None:
    base = whole_shelf()
    index = index_of(base)
    profiles, fact = Profiles(index), fact_of(base, "2.150")
    number = sentence_of(index, fact)
    assert profiles.get(fact, number) is profiles.get(fact, number)
