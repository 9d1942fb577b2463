import pytest

from knowledge.lexicon import load_toml
from knowledge.search.tokens import tokenize
from knowledge.search.wording import is_stop, nation_pattern, plain_pattern, word_pattern
from knowledge.text.fold import fold, fold_spelling


def test_every_word_of_asking_is_found_in_itself() -> None:
    for key, words in load_toml("questions")["asks"].items():
        for word in words:
            # A sign alone ("%") has no border to stand at behind a letter.
            assert word_pattern("asks", key).search(f" {fold_spelling(word)} "), (key, word)


def test_phrases_are_found_without_accents_too() -> None:
    assert plain_pattern("percent").search(fold("bao nhiêu phân trăm"))


@pytest.mark.parametrize(
    ("key", "text"),
    [("who", "hai xã"), ("where", "đâu tư công"), ("date", "bao giờ giấy"), ("quote", "ví dụ")],
)
def test_words_are_found_at_their_borders(key: str, text: str) -> None:
    found = word_pattern("asks", key).search(text)
    assert found is None or found.group() in text.split() or " " in found.group()


def test_the_longest_wording_is_taken() -> None:
    found = word_pattern("asks", "who").search("tên là gì vậy")
    assert found
    assert found.group() == "tên là gì"


@pytest.mark.parametrize("word", ["là", "bao", "nhiêu", "ạ", "của", "cho"])
def test_words_of_grammar(word: str) -> None:
    assert is_stop(tokenize(word)[0])


@pytest.mark.parametrize("word", ["đảng", "xã", "lúa", "kỷ", "nạp", "cá", "nhà"])
def test_words_that_tell(word: str) -> None:
    assert not is_stop(tokenize(word)[0])


@pytest.mark.parametrize("text", ["cả nước", "toàn quốc", "việt nam"])
def test_the_whole_country(text: str) -> None:
    assert nation_pattern().search(text)


@pytest.mark.parametrize("text", ["nước sạch", "tỉnh", "miền nam", "quốc lộ"])
def test_not_the_whole_country(text: str) -> None:
    assert not nation_pattern().search(text)
