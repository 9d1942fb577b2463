"""Other names for a phrase, from the lexicon and from groups made here."""

import pytest

from knowledge.search.phrases import Phrases, load_phrases
from knowledge.search.tokens import keys_of, tokenize
from knowledge.search.vocabulary import Vocabulary

GROUPS = [["đánh bắt", "khai thác"], ["kỷ luật", "thi hành kỷ luật"], ["ca", "trường hợp"]]


def _longest(phrases: Phrases, text: str, *, said: str = "") -> int:
    vocabulary = Vocabulary()
    vocabulary.add(tokenize(said))
    return phrases.longest_at(tokenize(text), 0, vocabulary)


@pytest.mark.parametrize(
    ("phrase", "other"),
    [
        ("đv", "đảng viên"),
        ("đảng viên", "đv"),
        ("ubkt", "ủy ban kiểm tra"),
        ("tccsđ", "tổ chức cơ sở đảng"),
        ("hđnd", "hội đồng nhân dân"),
        ("ubnd", "ủy ban nhân dân"),
        ("bhxh", "bảo hiểm xã hội"),
        ("bhyt", "bảo hiểm y tế"),
        ("ntm", "nông thôn mới"),
        ("đánh bắt", "khai thác"),
        ("xử lý kỷ luật", "thi hành kỷ luật"),
        ("chết", "thiệt mạng"),
    ],
)
def test_the_lexicon_knows_other_names(phrase: str, other: str) -> None:
    assert keys_of(other) in load_phrases().alternatives(keys_of(phrase))


@pytest.mark.parametrize(
    ("phrase", "other"),
    [
        ("khiển trách", "kỷ luật"),
        ("cảnh cáo", "khiển trách"),
        ("hộ nghèo", "hộ cận nghèo"),
        ("đảng viên", "đoàn viên"),
        ("tăng", "giảm"),
        ("xuất khẩu", "nhập khẩu"),
        ("bị thương", "chết"),
        ("nam", "nữ"),
        ("khởi tố", "truy tố"),
        ("tổ chức đảng", "tổ chức cơ sở đảng"),
    ],
)
def test_different_things_are_no_names_of_each_other(phrase: str, other: str) -> None:
    assert keys_of(other) not in load_phrases().alternatives(keys_of(phrase))


def test_names_go_both_ways_and_never_to_themselves() -> None:
    phrases = Phrases(GROUPS)
    assert phrases.alternatives(("danh", "bat")) == {("khai", "thac")}
    assert phrases.alternatives(("khai", "thac")) == {("danh", "bat")}
    assert phrases.alternatives(("cay", "lua")) == frozenset()


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("thi hành kỷ luật 25 tổ chức", 4),
        ("kỷ luật 25 tổ chức", 2),
        ("đánh bắt cá", 2),
        ("đánh giá", 0),
        ("cá biển", 0),
        ("bắt", 0),
    ],
)
def test_the_longest_phrase_is_taken(text: str, length: int) -> None:
    assert _longest(Phrases(GROUPS), text, said="cá biển") == length


def test_accents_tell_words_apart_where_the_reports_do() -> None:
    phrases = Phrases(GROUPS)
    assert _longest(phrases, "ca mắc", said="ca mắc, cá biển") == 1
    assert _longest(phrases, "cá biển", said="ca mắc, cá biển") == 0


def test_a_slip_of_accent_nobody_writes_is_forgiven() -> None:
    assert _longest(Phrases(GROUPS), "kỷ luạt 25 tổ chức", said="kỷ luật") == 2


def test_words_cut_apart_are_no_phrase() -> None:
    phrases, tokens = Phrases(GROUPS), tokenize("đánh bao nhiêu bắt")
    assert phrases.longest_at([tokens[0], tokens[3]], 0, Vocabulary()) == 0


@pytest.mark.parametrize("phrase", ["kết nạp", "khiển trách", "thi hành kỷ luật"])
def test_actions_are_known(phrase: str) -> None:
    assert load_phrases().is_action(keys_of(phrase))


@pytest.mark.parametrize("phrase", ["đảng viên", "hộ nghèo", "chi", "diện tích"])
def test_things_are_no_actions(phrase: str) -> None:
    assert not load_phrases().is_action(keys_of(phrase))


@pytest.mark.parametrize("phrase", ["nữ", "hình sự", "tự nguyện"])
def test_restrictions_are_known(phrase: str) -> None:
    assert load_phrases().is_restriction(keys_of(phrase))


@pytest.mark.parametrize("phrase", ["đảng viên", "kết nạp", "tỉnh"])
def test_other_words_restrict_nothing(phrase: str) -> None:
    assert not load_phrases().is_restriction(keys_of(phrase))


def test_accents_tell_names_apart() -> None:
    phrases = Phrases([["chi", "bỏ ra", "bỏ"]])
    phrases.add_restrictions(["bò"])
    assert phrases.alternatives(("bo",), ("bỏ",)) == {("chi",), ("bo", "ra")}
    assert phrases.alternatives(("bo",), ("bò",)) == frozenset()
    assert phrases.alternatives(("bo",)) == {("chi",), ("bo", "ra")}
    assert phrases.is_restriction(("bo",), ("bò",))
    assert not phrases.is_restriction(("bo",), ("bỏ",))
    assert not phrases.is_restriction(("chi",), ("chi",))
    assert phrases.is_restriction(("bo",)), "without accents it may be either"
