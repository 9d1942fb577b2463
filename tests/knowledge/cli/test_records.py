from knowledge.cli.records import answer_record, mention_record, stored_record
from knowledge.computed import Computed, Operation
from knowledge.model import (
    Ambiguous,
    Candidate,
    Found,
    Mention,
    MentionKind,
    Paper,
    Report,
    Unknown,
)
from tests.auxil.facts import make_bare_fact, make_fact, make_report

REPORT = make_report()
BEST = Candidate(make_fact(REPORT), 0.912345)
NEXT = Candidate(make_bare_fact(REPORT), 0.5)


def _texts(record: dict[str, object]) -> list[str]:
    facts = record["facts"]
    assert isinstance(facts, list)
    return [fact["text"] for fact in facts]


def test_an_answer_comes_before_what_is_related() -> None:
    record = answer_record(Found("?", (BEST,), (NEXT,), verdict=False), 0.0123456)
    assert (record["outcome"], record["verdict"], record["elapsed_ms"]) == ("found", False, 12.346)
    assert _texts(record) == ["74,48%", "16 đảng bộ"]


def test_what_is_worked_out_is_told_apart_from_its_facts() -> None:
    computed = Computed(Operation.SUM, "90", "%")
    record = answer_record(Found("?", (BEST, NEXT), computed=computed), 0)
    assert record["computed"] == {"operation": "sum", "value": "90", "unit": "%"}
    assert _texts(record) == ["74,48%", "16 đảng bộ"]
    assert "computed" not in answer_record(Found("?", (BEST,)), 0)


def test_an_ambiguous_answer_has_no_verdict() -> None:
    record = answer_record(Ambiguous("?", (BEST,), "period", (NEXT,)), 0)
    assert (record["outcome"], record["verdict"]) == ("ambiguous", None)
    assert _texts(record) == ["74,48%", "16 đảng bộ"]


def test_not_knowing_gives_the_nearest() -> None:
    record = answer_record(Unknown("?", (NEXT,)), 0)
    assert (record["outcome"], record["verdict"]) == ("unknown", None)
    assert _texts(record) == ["16 đảng bộ"]


def test_a_fact_keeps_the_contract() -> None:
    facts = answer_record(Found("?", (BEST,)), 0)["facts"]
    assert facts == [
        {
            "kind": "figure",
            "text": "74,48%",
            "value": "74.48",
            "unit": "%",
            "qualifier": "trên",
            "sentence": "Đến nay, 74,48% trong trên 16 đảng bộ đạt “vững mạnh”.",
            "report": "mau.txt",
            "start": 36,
            "end": 42,
            "score": 0.9123,
        }
    ]


def test_a_stored_fact_is_told_with_its_slots() -> None:
    paper = Paper(number="12-BC/TU", issuer="TỈNH ỦY MẪU")
    record = stored_record(BEST.fact, Report("mau.txt", "", "Sơ kết", "0", paper=paper))
    slots = [record[name] for name in ("subject", "action", "period", "place", "speaker", "role")]
    assert slots == [
        *("đảng bộ", "đạt", "2019-01/2019-06", "Mẫu"),
        *("Nguyễn Văn A", "Bí thư Huyện ủy"),
    ]
    assert record["score"] is None
    assert record["source"] == {
        **{"title": "Sơ kết", "date": None},
        **{"number": "12-BC/TU", "issuer": "TỈNH ỦY MẪU"},
    }


def test_a_mention_tells_only_what_it_has() -> None:
    mention = Mention(MentionKind.PERCENT, "trên 80%", 3, 11, "80", "%", "trên")
    assert mention_record(mention)["qualifier"] == "trên"
    plain = mention_record(mention._replace(kind=MentionKind.DATE, unit=None, qualifier=None))
    assert list(plain) == ["kind", "text", "start", "end", "value"]
