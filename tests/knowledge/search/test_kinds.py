"""Whether a fact is of the kind asked for, and counts the noun asked for."""

import pytest

from knowledge import Fact, FactKind, MentionKind, Nature
from knowledge.search.counting import counted_factor, noun_factor
from knowledge.search.kinds import kind_factor
from knowledge.search.phrases import load_phrases
from knowledge.search.query import Query, read_query
from knowledge.search.tokens import keys_of
from tests.knowledge.search.shelf import fact_of, index_of, whole_shelf


def _read(question: str) -> Query:
    return read_query(question, index_of(whole_shelf()).vocabulary, load_phrases())


def _fact(text: str, kind: FactKind = FactKind.FIGURE) -> Fact:
    return fact_of(whole_shelf(), text, kind)


COUNT, SHARE, MONEY, AREA = "2.150", "trên 80%", "1,12 tỷ", "620.500"
CHANGE = "8,5%"


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("Kết nạp bao nhiêu đảng viên?", COUNT),
        ("Tỷ lệ hoàn thành là bao nhiêu phần trăm?", SHARE),
        ("Thiệt hại bao nhiêu tiền?", MONEY),
        ("Diện tích là bao nhiêu ha?", AREA),
    ],
)
def test_the_measure_asked_for_fits_best(question: str, best: str) -> None:
    query = _read(question)
    factors = {text: kind_factor(query, _fact(text)) for text in (COUNT, SHARE, MONEY, AREA)}
    assert max(factors, key=factors.__getitem__) == best
    assert factors[best] == 1


@pytest.mark.parametrize(
    "question",
    ["Ai chủ trì hội nghị?", "Hội nghị họp ở đâu?", "Họp ngày nào?", "Ông Lâm nhấn mạnh gì?"],
)
def test_a_figure_is_no_person_place_date_or_quote(question: str) -> None:
    assert kind_factor(_read(question), _fact(COUNT)) == 0


@pytest.mark.parametrize(
    ("question", "text", "kind"),
    [
        ("Ai nhấn mạnh?", "đồng chí Trần Văn Lâm", FactKind.PERSON),
        ("Hội nghị họp ở đâu?", "thành phố Bắc Giang", FactKind.PLACE),
        ("Họp ngày nào?", "ngày 15/12/2021", FactKind.DATE),
        ("Ông Lâm nhấn mạnh gì?", "Cần nâng cao", FactKind.QUOTE),
    ],
)
def test_each_kind_answers_its_question(question: str, text: str, kind: FactKind) -> None:
    assert kind_factor(_read(question), _fact(text, kind)) == 1
    assert kind_factor(_read("Kết nạp bao nhiêu đảng viên?"), _fact(text, kind)) == 0


def test_a_day_is_more_than_a_year_where_a_day_is_asked() -> None:
    day = _fact("ngày 15/12/2021", FactKind.DATE)
    year = day._replace(value="2021")
    assert kind_factor(_read("Họp ngày nào?"), day) > kind_factor(_read("Họp ngày nào?"), year)
    assert kind_factor(_read("Họp năm nào?"), year) > kind_factor(_read("Họp năm nào?"), day)


def test_a_change_answers_how_much_it_rose() -> None:
    rose, level = _fact(CHANGE), _fact(MONEY)
    query = _read("Kim ngạch tăng bao nhiêu?")
    assert kind_factor(query, rose) > kind_factor(query, level)


def test_a_change_the_other_way_does_not() -> None:
    fell = _fact(CHANGE)._replace(direction="decrease")
    query = _read("Kim ngạch tăng bao nhiêu phần trăm?")
    assert kind_factor(query, fell) < kind_factor(query, _fact(CHANGE))


@pytest.mark.parametrize("nature", [Nature.CHANGE, Nature.THRESHOLD, Nature.BASE])
def test_a_level_is_meant_where_no_change_is_named(nature: Nature) -> None:
    other = _fact(COUNT)._replace(nature=nature)
    query = _read("Kết nạp bao nhiêu đảng viên?")
    assert kind_factor(query, other) < kind_factor(query, _fact(COUNT))


def test_a_target_answers_what_is_planned() -> None:
    target = _fact(COUNT)._replace(nature=Nature.TARGET)
    planned = _read("Chỉ tiêu kết nạp bao nhiêu đảng viên?")
    assert kind_factor(planned, target) > kind_factor(planned, _fact(COUNT))


def _figure(unit: str, behind: str = "") -> Fact:
    text = f"12 {unit}".strip()
    sentence = f"Có {text} {behind}".strip()
    return Fact(
        *(FactKind.FIGURE, "mau.txt", text, 3, 3 + len(text), sentence, 0),
        value="12",
        unit=unit,
        measure=MentionKind.NUMBER,
        nature=Nature.LEVEL,
    )


@pytest.mark.parametrize(
    ("asked", "unit"),
    [
        ("đảng viên", "đảng viên"),
        ("đv", "đảng viên"),
        ("nhà", "ngôi nhà"),
        ("doanh nghiệp", "công ty"),
        ("vụ tai nạn", "vụ"),
        ("tổ chức đảng", "tổ chức đảng"),
        ("người", "đảng viên"),
        ("người", "lao động"),
        ("trường hợp", "người"),
    ],
)
def test_the_noun_asked_for_is_counted(asked: str, unit: str) -> None:
    assert noun_factor(keys_of(asked), _figure(unit), load_phrases()) >= 0.9


@pytest.mark.parametrize(
    ("asked", "unit"),
    [
        ("đảng viên", "đoàn viên"),
        ("đảng viên", "tổ chức đảng"),
        ("người", "vụ"),
        ("người", "hộ"),
        ("xã", "huyện"),
        ("bí thư cấp ủy", "cấp ủy viên"),
        ("trường học", "học sinh"),
        ("giường bệnh", "bác sĩ"),
        ("vụ", "đảng viên"),
        ("tàu", "con"),
    ],
)
def test_another_noun_is_not(asked: str, unit: str) -> None:
    assert noun_factor(keys_of(asked), _figure(unit), load_phrases()) < 0.9


def test_the_best_of_several_nouns_counts() -> None:
    query = _read("Kỷ luật bao nhiêu tổ chức đảng và đảng viên?")
    assert counted_factor(query, _figure("đảng viên"), load_phrases()) == 1
    assert counted_factor(query, _figure("bác sĩ"), load_phrases()) < 0.9


def test_where_nothing_is_counted_every_figure_may_answer() -> None:
    assert counted_factor(_read("Tỷ lệ nữ?"), _figure("bác sĩ"), load_phrases()) == 1


@pytest.mark.parametrize(
    ("unit", "least", "most"),
    [("giờ", 0.9, 1.0), ("tuổi", 0.5, 0.7), ("km", 0.0, 0.3), ("tấn", 0.0, 0.3)],
)
def test_only_some_measures_tell_how_long(unit: str, least: float, most: float) -> None:
    measured = _fact(AREA)._replace(unit=unit, measure=MentionKind.MEASURE)
    assert least <= kind_factor(_read("Đi hết bao lâu?"), measured) <= most


@pytest.mark.parametrize(
    ("value", "fits"),
    [("1890", True), ("-0221", True), ("-0221-03", False), ("--03-12", False)],
)
def test_a_year_before_christ_is_a_year(value: str, fits: bool) -> None:
    day = _fact("ngày 15/12/2021", FactKind.DATE)._replace(value=value)
    assert (kind_factor(_read("Xảy ra năm nào?"), day) == 1) is fits


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("Tỉnh đứng thứ mấy về đảng viên?", False),
        ("Diện tích xếp hạng bao nhiêu?", False),
        ("Có bao nhiêu đảng viên hạng nhất?", True),
        ("Có mấy đảng viên thứ yếu?", True),
    ],
)
def test_no_amount_is_a_place_in_an_order(question: str, fits: bool) -> None:
    assert (kind_factor(_read(question), _fact(COUNT)) > 0) is fits
