"""Reports and facts → the bytes an index is read from: `index_sections(reports, facts)`.

All that a question needs of the store is worked out here, once: sentences and their words, which
reports say a word, what each report is about, and the vocabulary. The bytes may be kept in a file.
"""

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from knowledge.lexicon import load_toml
from knowledge.model import Fact, FactKind, Report
from knowledge.search.entries import read_about, write_entry
from knowledge.search.packing import pack
from knowledge.search.postings import Gathering
from knowledge.search.tokens import normalise, tokenize, words_in
from knowledge.search.vocabulary import Vocabulary
from knowledge.text.sentences import split_sentences

# Numbers of more than four digits are alike to their neighbours (see `vocabulary`).
_LONG_NUMBER = "00000"


def index_sections(reports: Iterable[Report], facts: Iterable[Fact]) -> dict[str, bytes]:
    """Return the sections of an index, by name."""
    by_report: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_report[fact.report].append(fact)
    indexing = Indexing()
    for report in reports:
        indexing.add(report, by_report[report.name])
    return indexing.sections()


class Indexing:
    """An index in the making, report by report."""

    def __init__(self) -> None:
        self._entries: list[bytes] = []
        self._names: list[tuple[str, str]] = []
        self._sentences, self._facts = array("Q", [0]), array("Q", [0])
        self._said, self._places, self._periods = Gathering(), Gathering(), Gathering()
        self._counts: Counter[str] = Counter()
        self._words: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._people: set[str] = set()
        self._digest = hashlib.sha256()

    def add(self, report: Report, facts: Sequence[Fact]) -> None:
        """Take in one more report with its facts."""
        number = len(self._entries)
        sentences = split_sentences(report.text, report.blocks)
        said = [self._count(sentence.span.cut(report.text)) for sentence in sentences]
        about = read_about(report, facts)
        entry, masks = write_entry(report, facts, sentences, said, about)
        self._entries.append(entry)
        self._names.append((report.name, report.sha256))
        self._sentences.append(self._sentences[-1] + len(sentences))
        self._facts.append(self._facts[-1] + len(facts))
        self._counts.update({key: mask.bit_count() for key, mask in masks.items()})
        self._said.add(set().union(*said), number)
        dates = [report.date] if report.date else []
        self._periods.add(about.told_periods.union(about.named_periods, dates), number)
        self._places.add(_endings(about.places | about.told_places), number)
        for fact in facts:
            name = fact.value if fact.kind is FactKind.PERSON else fact.speaker
            if name:
                self._people.add(name)
            self._digest.update(f"{fact.key}\0{fact.value}\0".encode())

    def _count(self, sentence: str) -> set[str]:
        """Count the words of a sentence and return their keys."""
        words = words_in(sentence)
        self._words.update(words)
        alike = [word if len(word) <= 5 or word[0] > "9" else _LONG_NUMBER for word in words]
        self._pairs.update(pairwise(alike))
        return {normalise(word)[0] for word in words}

    def sections(self) -> dict[str, bytes]:
        """Return the sections of the index."""
        reports = len(self._entries)
        offsets = array("Q", [0])
        for entry in self._entries:
            offsets.append(offsets[-1] + len(entry))
        return {
            "version": self._version().encode(),
            "names": pack(tuple(name for name, _ in self._names)),
            "sentences": self._sentences.tobytes(),
            "facts": self._facts.tobytes(),
            "offsets": offsets.tobytes(),
            "entries": b"".join(self._entries),
            "counts": pack(dict(self._counts)),
            "vocabulary": pack(self._vocabulary().state),
            **dict(
                chain(
                    self._said.sections("said", reports),
                    self._places.sections("places", reports),
                    self._periods.sections("periods", reports),
                )
            ),
        }

    def _version(self) -> str:
        """Return a name for the contents: other reports, or other facts of them, change it."""
        for name, sha256 in sorted(self._names):
            self._digest.update(f"{name}\0{sha256}\0".encode())
        return self._digest.hexdigest()[:12]

    def _vocabulary(self) -> Vocabulary:
        vocabulary = Vocabulary()
        vocabulary.add_words(self._words, self._pairs)
        _seed(vocabulary, weight=1 + self._sentences[-1] // 200)
        for name in sorted(self._people):
            vocabulary.names.add(name)
        return vocabulary


def _endings(places: Iterable[str]) -> set[str]:
    """A report on "Thanh Hóa" is found by "Hóa" as well."""
    keys = (place.split() for place in places)
    return {" ".join(key[at:]) for key in keys for at in range(len(key))}


def _seed(vocabulary: Vocabulary, weight: int) -> None:
    """Let the words of asking be restored too: "bao nhieu" → "bao nhiêu"."""
    table = load_toml("questions")
    for words in chain(*table["asks"].values(), table["follow_up"]["marks"]):
        if not words.isascii():
            vocabulary.add_forms(tokenize(words), weight)
    for words in table["how_many"]["words"]:
        if not words.isascii():
            vocabulary.add_asking(tokenize(words), weight)
    groups = (
        *load_toml("synonyms")["groups"],
        *load_toml("counted")["nouns"].values(),
        *load_toml("contrasts")["groups"],
    )
    for phrase in (phrase for group in groups for phrase in group):
        vocabulary.add_phrase(tokenize(phrase))
