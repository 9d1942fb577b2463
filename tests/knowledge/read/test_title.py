from knowledge.model import Block, BlockKind, Span
from knowledge.read.title import find_title


def _title(text: str, kind: BlockKind = BlockKind.TITLE) -> str | None:
    return find_title(text, [Block(kind, Span(0, len(text)))])


def test_a_title_is_told_on_one_line() -> None:
    assert _title("BÁO CÁO\nsơ kết  công tác") == "BÁO CÁO sơ kết công tác"


def test_a_long_title_is_cut_at_a_word() -> None:
    title = _title("kết quả, " * 40)
    assert title is not None
    assert len(title) <= 201
    assert title.endswith("kết quả…")


def test_one_endless_word_is_cut_all_the_same() -> None:
    assert _title("x" * 500) == "x" * 199 + "…"


def test_only_a_title_makes_a_title() -> None:
    assert _title("Một đoạn văn.", BlockKind.PARAGRAPH) is None
    assert find_title("", []) is None
