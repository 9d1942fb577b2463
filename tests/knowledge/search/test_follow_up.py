"""Questions that lean on the one before, against a corpus, and what completing one does."""

import pytest

from knowledge import Unknown
from knowledge.search.asked import Asked
from knowledge.search.follow_up import complete, leans_on_previous
from knowledge.search.phrases import load_phrases
from knowledge.search.query import Query, read_query
from tests.knowledge.search.corpora import Case, cases
from tests.knowledge.search.shelf import index_of, missing, one_report, told, whole_shelf

BEFORE = "Năm 2021 Bắc Giang kết nạp bao nhiêu đảng viên?"


def _read(question: str) -> Query:
    return read_query(question, index_of(whole_shelf()).vocabulary, load_phrases())


def _completed(question: str) -> Query:
    return complete(_read(question), _read(BEFORE))


@pytest.mark.parametrize("case", cases("follow_ups"))
def test_corpus(case: Case) -> None:
    base = one_report(case["body"]) if "body" in case else whole_shelf()
    answer = base.ask(case["question"], previous=case["before"])
    if "answer" in case:
        assert told(answer) == case["answer"]
    elif "missing" in case:
        assert missing(answer) == [tuple(item) for item in case["missing"]]
    else:
        assert isinstance(answer, Unknown)


@pytest.mark.parametrize(
    "question",
    ["còn đảng viên?", "năm 2022 thì sao?", "trong đó bao nhiêu nữ?", "ở đâu?", "ai nói vậy?"],
)
def test_what_leans(question: str) -> None:
    assert leans_on_previous(_read(question))


@pytest.mark.parametrize(
    "question",
    [
        BEFORE,
        "Diện tích gieo trồng lúa của An Giang là bao nhiêu?",
        "Dịch bệnh làm chết bao nhiêu con lợn ở An Giang?",
        "Phó Giám đốc Sở Nông nghiệp đề nghị hợp tác xã làm gì?",
    ],
)
def test_what_stands_alone(question: str) -> None:
    assert not leans_on_previous(_read(question))


def test_what_is_named_replaces_the_same_slot() -> None:
    query = _completed("năm 2022 thì sao?")
    assert [m.value for m in query.periods] == ["2022"]
    assert [m.value for m in query.places] == ["Bắc Giang"]
    assert query.asked is Asked.COUNT
    assert query.counted == (("dang", "vien"),)


def test_a_place_keeps_the_period() -> None:
    query = _completed("còn Lào Cai?")
    assert [m.value for m in query.places] == ["Lào Cai"]
    assert [m.value for m in query.periods] == ["2021"]


def test_words_carried_over_weigh_less_than_words_just_said() -> None:
    query = _completed("còn kỷ luật?")
    shares = {" ".join(term.keys): term.share for term in query.terms}
    assert shares["ki luat" if "ki luat" in shares else "ky luat"] > shares["ket nap"]


def test_another_noun_is_counted_instead() -> None:
    assert _completed("còn tổ chức đảng?").counted == (("to", "chuc", "dang"),)


def test_an_old_question_is_forgotten_when_a_new_one_stands_alone() -> None:
    base = whole_shelf()
    chain = [BEFORE, "Kim ngạch xuất khẩu nông sản của An Giang đạt bao nhiêu?"]
    assert told(base.ask("tăng bao nhiêu phần trăm?", previous=chain)) == ["8,5%"]
