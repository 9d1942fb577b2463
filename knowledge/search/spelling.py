"""A question as typed → the question as meant, as far as lexicon and store can tell.

"uy ban kieem tra caacs caaps keets luaanj bn ddangr vieen" → "ủy ban kiểm tra các cấp kết luận
bao nhiêu đảng viên". Words that are right stay as they are; accents that were typed stay.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from knowledge.lexicon import load_toml, load_tsv
from knowledge.recognize.periods import recognize_periods
from knowledge.recognize.places import recognize_places
from knowledge.search.phrases import load_phrases
from knowledge.search.tokens import Token, keys_of, tokenize
from knowledge.search.vocabulary import Vocabulary
from knowledge.search.wording import word_pattern
from knowledge.text.fold import fold_spelling, nfc
from knowledge.text.syllables import decode_telex, decode_vni, is_folded_syllable, is_syllable

# A word typed in VNI holds digits: "d9ang3".
_VNI_WORD = re.compile(r"(?<!\w)[A-Za-z]+\d[A-Za-z\d]*(?!\w)")
Change = Callable[[Token, str, Token | None, Token | None], str | None]


def spell_out(question: str, vocabulary: Vocabulary) -> str:
    """Return the question with chat words, slips and typos mended, its accents as typed."""
    text = _VNI_WORD.sub(lambda m: decode_vni(m.group()) or m.group(), nfc(question))
    text = _replace(
        text,
        lambda token, word, before, after: _decode(token, word, before, after, vocabulary),
    )
    times = [mention.span for mention in recognize_periods(text)]

    def change(token: Token, word: str, before: Token | None, after: Token | None) -> str | None:
        if any(token.start in span for span in times):
            return None
        return _mend(token, word, before, after, vocabulary)

    return _replace(text, change)


def restore_accents(text: str, vocabulary: Vocabulary) -> str:
    """Give words typed without accents those the store uses; accents that were typed stay.

    In a question with accents a capitalised word (a name, an abbreviation) stays as well.
    """
    tokens = tokenize(text)
    plain = text.isascii()
    named = _in_idioms(tokens, vocabulary) | _named_places(text, vocabulary) if plain else {}
    fixed = [
        named.get(token.start) or _fixed_form(token, text, vocabulary, plain=plain)
        for token in tokens
    ]
    keys = [token.key for token in tokens]
    forms = vocabulary.restore(keys, fixed)
    if plain and not _asks(" ".join(forms)):
        asking = [_ONLY_ASKING.get(key, form) for key, form in zip(keys, fixed, strict=True)]
        forms = vocabulary.restore(keys, asking)
    restored = iter(zip(fixed, forms, strict=True))

    def change(token: Token, word: str, *_: Token | None) -> str:
        kept, form = next(restored)
        return word if kept and token.start not in named else form

    return _replace(text, change)


def _in_idioms(tokens: Sequence[Token], vocabulary: Vocabulary) -> dict[int, str]:
    """Return by offset the words of "dat bao nhieu", whatever else "dat" is in the store."""
    read: dict[int, str] = {}
    for at in range(len(tokens)):
        for idiom in _idioms():
            said = tokens[at : at + len(idiom)]
            if [token.key for token in said] == [token.key for token in idiom] and not (
                at and vocabulary.follows(tokens[at - 1].key, said[0].key)
            ):
                pairs = zip(said, idiom, strict=True)
                read |= {token.start: form.form for token, form in pairs}
    return read


@cache
def _idioms() -> tuple[tuple[Token, ...], ...]:
    return tuple(tuple(tokenize(idiom)) for idiom in load_toml("questions")["idioms"]["words"])


def _named_places(text: str, vocabulary: Vocabulary) -> dict[int, str]:
    """Return by offset the words of the places that plain text names and the store knows."""
    named: dict[int, str] = {}
    for place in recognize_places(text):
        words, forms = tokenize(place.text), tokenize(place.value)
        same = [word.key for word in words] == [form.key for form in forms]
        if same and all(vocabulary.knows_form(form.key, form.form) for form in forms):
            pairs = zip(words, forms, strict=True)
            named |= {place.start + word.start: form.form for word, form in pairs}
    return named


# "co may tinh du hop" asks "mấy tỉnh", not for a "máy tính", where nothing else is asked.
_ONLY_ASKING = {"may": "mấy", "dau": "đâu", "nhieu": "nhiêu"}


def _asks(text: str) -> bool:
    """Whether any word of the text asks."""
    sections = load_toml("questions")["asks"]
    return bool(word_pattern("how_many", "words").search(text)) or any(
        word_pattern("asks", section).search(text) for section in sections
    )


def _replace(text: str, change: Change) -> str:
    """Return the text with each word changed that `change` has another for."""
    tokens: list[Token | None] = [None, *tokenize(text), None]
    pieces: list[str] = []
    done = 0
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        assert token is not None
        word = text[token.start : token.end]
        pieces += [text[done : token.start], change(token, word, before, after) or word]
        done = token.end
    return "".join([*pieces, text[done:]])


@cache
def _chat_words() -> dict[str, str]:
    chat: dict[str, list[str]] = load_toml("abbreviations")["chat"]
    return {fold_spelling(short): phrases[0] for short, phrases in chat.items()}


def _decode(
    token: Token, word: str, before: Token | None, after: Token | None, vocabulary: Vocabulary
) -> str | None:
    """Spell out a chat word or an abbreviation, or decode a Telex slip."""
    chat = _chat_words().get(token.form)
    if chat and not word.isupper():
        return chat
    if not word.isalpha() or is_syllable(word) or _is_known(token, vocabulary):
        return None
    decoded = decode_telex(word) if word.isascii() and not word.isupper() else None
    if decoded or is_folded_syllable(token.key):
        return decoded
    if not _MAY_BE_INITIALS.fullmatch(word):
        return None  # "thágn" is a slip and no abbreviation
    # "thnh phố" is a slip, too, where the word meant stands beside its neighbour.
    first, last = before.key if before else None, after.key if after else None
    if not word.isupper() and vocabulary.repair(token.key, first, last):
        return None
    phrase = vocabulary.spell_out(token.key)
    return " ".join(phrase) if phrase else None


_MAY_BE_INITIALS = re.compile(r"[A-Za-zĐđ]+")


def _is_known(token: Token, vocabulary: Vocabulary) -> bool:
    known_short = bool(load_phrases().alternatives((token.key,)))
    return known_short or vocabulary.knows(token.key) or bool(recognize_places(token.form))


def _mend(
    token: Token, word: str, before: Token | None, after: Token | None, vocabulary: Vocabulary
) -> str | None:
    """A name (capitalised inside the question) and a short word are left alone.

    One that cannot be spelt so is mended even in a name: "huyện Trnầ Văn Thời".
    """
    if len(token.key) < 2 or not token.key.isalpha():
        return None
    named = word[0].isupper() and token.start > 0
    if named and (is_syllable(word) or word.isupper() or token.key in _words_of_places()):
        return None
    if not is_folded_syllable(token.key) and load_phrases().alternatives((token.key,)):
        return None  # an abbreviation: "hs" is no slip for "hộ"
    first, last = before.key if before else None, after.key if after else None
    if _is_asking(token) or _is_said(token.key, first, last, vocabulary):
        return None
    mended = vocabulary.repair(token.key, first, last)
    if mended is None or (word.isascii() and not named):
        return mended
    around = [one for one in (before, token, after) if one]
    keys = [mended if one is token else one.key for one in around]
    fixed = [None if one is token else one.form for one in around]
    form = vocabulary.restore(keys, fixed)[around.index(token)]
    return form.capitalize() if named else form


@cache
def _words_of_places() -> frozenset[str]:
    """The words of all names of places: "Krông", "Pleiku" are spelt like no others."""
    return frozenset(key for name, *_ in load_tsv("places") for key in keys_of(name))


def _is_asking(token: Token) -> bool:
    """Whether a word asks as it is, or with the accents that were not typed: "nao"."""
    plain = token.form == token.key
    return token.form in _asking_forms() or (plain and token.key in _asking_keys())


@cache
def _asking_forms() -> frozenset[str]:
    table = load_toml("questions")
    words = [*table["stopwords"]["words"], *table["how_many"]["words"]]
    return frozenset(fold_spelling(part) for word in words for part in word.split())


def _is_said(key: str, before: str | None, after: str | None, vocabulary: Vocabulary) -> bool:
    if not vocabulary.knows(key):
        return False
    return (before is not None and vocabulary.follows(before, key)) or (
        after is not None and vocabulary.follows(key, after)
    )


def _fixed_form(token: Token, text: str, vocabulary: Vocabulary, *, plain: bool) -> str | None:
    """Beside accented words a plain one is meant as typed, unless it is one of asking."""
    word = text[token.start : token.end]
    if not word.isascii() or not word.isalpha():
        return token.form
    if plain:
        return None
    asking = token.key in _asking_keys() and not vocabulary.knows_form(token.key, token.form)
    return None if asking and not word[0].isupper() else token.form


@cache
def _asking_keys() -> frozenset[str]:
    """The words of asking that lose an accent when folded: "phai", "nao", "nhieu"."""
    return frozenset(
        token.key
        for form in _asking_forms()
        for token in tokenize(form)
        if not form.isascii() and len(form) > 2
    )
