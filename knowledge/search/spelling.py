"""A question as typed → the question as meant, as far as lexicon and store can tell.

"uy ban kieem tra caacs caaps keets luaanj bn ddangr vieen" → "ủy ban kiểm tra các cấp kết luận
bao nhiêu đảng viên". Words that are right stay as they are; accents that were typed stay.
"""

from collections.abc import Sequence
from functools import cache

from knowledge.lexicon import load_toml
from knowledge.search.tokens import Token, tokenize
from knowledge.search.vocabulary import Vocabulary
from knowledge.text.fold import fold_spelling, nfc
from knowledge.text.syllables import decode_telex, decode_vni, is_syllable


@cache
def _chat_words() -> dict[str, str]:
    chat: dict[str, list[str]] = load_toml("abbreviations")["chat"]
    return {fold_spelling(short): phrases[0] for short, phrases in chat.items()}


def repair_question(question: str, vocabulary: Vocabulary) -> str:
    """Return the question spelt out: chat words, slips, typos and lost accents mended."""
    text = _replace(nfc(question), tokenize(nfc(question)), _decode)
    text = _mend(text, vocabulary)
    return _restore(text, vocabulary)


def _decode(token: Token, word: str) -> str | None:
    """Spell out a chat word, or decode a Telex or VNI slip."""
    chat = _chat_words().get(token.form)
    if chat and not (word.isupper() and len(word) > 1):
        return chat
    if not word.isascii() or is_syllable(word):
        return None
    return decode_telex(word) or decode_vni(word)


def _replace(text: str, tokens: Sequence[Token], change: object) -> str:
    assert callable(change)
    pieces: list[str] = []
    done = 0
    for token in tokens:
        word = text[token.start : token.end]
        changed = change(token, word)
        if changed is not None:
            pieces += [text[done : token.start], changed]
            done = token.end
    return "".join([*pieces, text[done:]])


def _mend(text: str, vocabulary: Vocabulary) -> str:
    tokens = tokenize(text)
    pieces: list[str] = []
    done = 0
    for index, token in enumerate(tokens):
        before = tokens[index - 1].key if index else None
        after = tokens[index + 1].key if index + 1 < len(tokens) else None
        mended = _mended(token, text, before, after, vocabulary)
        if mended:
            pieces += [text[done : token.start], mended]
            done = token.end
    return "".join([*pieces, text[done:]])


def _mended(
    token: Token, text: str, before: str | None, after: str | None, vocabulary: Vocabulary
) -> str | None:
    """A name (capitalised inside an accented question) and a short word are left alone."""
    word = text[token.start : token.end]
    if len(token.key) < 2 or not token.key.isalpha() or (word[0].isupper() and token.start > 0):
        return None
    if _is_asking(token.form) or _has_neighbour(token.key, before, after, vocabulary):
        return None
    return vocabulary.repair(token.key, before, after)


@cache
def _asking_forms() -> frozenset[str]:
    table = load_toml("questions")
    words = [*table["stopwords"]["words"], *table["how_many"]["words"]]
    return frozenset(fold_spelling(part) for word in words for part in word.split())


def _is_asking(form: str) -> bool:
    return form in _asking_forms()


def _has_neighbour(key: str, before: str | None, after: str | None, vocabulary: Vocabulary) -> bool:
    if not vocabulary.knows(key):
        return False
    return (before is not None and vocabulary.follows(before, key)) or (
        after is not None and vocabulary.follows(key, after)
    )


def _restore(text: str, vocabulary: Vocabulary) -> str:
    """Give words typed without accents those the store uses; accents that were typed stay.

    In a question with accents a capitalised word (a name, an abbreviation) stays as well.
    """
    tokens = tokenize(text)
    plain = text.isascii()
    fixed = [_fixed_form(token, text, plain=plain) for token in tokens]
    forms = vocabulary.restore([token.key for token in tokens], fixed)
    pieces: list[str] = []
    done = 0
    for token, kept, form in zip(tokens, fixed, forms, strict=True):
        word = text[token.start : token.end]
        pieces += [text[done : token.start], word if kept else form]
        done = token.end
    return "".join([*pieces, text[done:]])


def _fixed_form(token: Token, text: str, *, plain: bool) -> str | None:
    word = text[token.start : token.end]
    named = not plain and word[0].isupper()
    return token.form if not word.isascii() or not word.isalpha() or named else None
