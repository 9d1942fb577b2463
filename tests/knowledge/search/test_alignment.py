"""What stands in the place of a word that was asked for, as much against a fact as for it."""

import pytest

from knowledge.search.evidence import Features
from tests.knowledge.search.shelf import one_report

BODY = (
    "Năm 1972, hiệp hội bóng bàn Hà Nam được thành lập tại thị xã Phủ Lý. "
    "Đoàn Lê Lam thăm đoàn Trần Bảo vào ngày 3/2/1950, khi mưa lớn kéo dài nhiều ngày liền và các "
    "ngả đường ven sông đều ngập sâu, người dân phải dựng lán trên đê, còn trâu bò thì lùa lên núi."
)


def evidence(question: str) -> Features:
    return one_report(BODY).explain(question)[0].evidence()


SAID = "Hiệp hội bóng bàn Hà Nam được thành lập năm nào?"
OTHER_SPORT = "Hiệp hội bóng đá Hà Nam được thành lập năm nào?"
OTHER_PLACE = "Hiệp hội bóng bàn Nam Định được thành lập năm nào?"
VISITED = "Đoàn Lê Lam thăm đoàn Trần Bảo ngày nào?"
VISITED_BACK = "Đoàn Trần Bảo thăm đoàn Lê Lam ngày nào?"


@pytest.mark.parametrize(
    ("feature", "less", "more"),
    [
        ("replaced", SAID, OTHER_SPORT),
        ("replaced_like", "Nhà máy bóng đá mở cửa năm nào?", OTHER_SPORT),
        ("replaced_within", "Bóng đá Hà Nam mở năm nào?", OTHER_SPORT),
        ("unsaid_like", "Ai mở nhà máy bóng đèn năm nào?", OTHER_SPORT),
        ("unsaid_words", SAID, OTHER_SPORT),
        ("said", OTHER_SPORT, SAID),
        ("turned", VISITED, VISITED_BACK),
        ("near_turned", VISITED, VISITED_BACK),
        ("sides", VISITED, VISITED_BACK),
        ("parted", SAID, "Hiệp hội thị bàn Hà Nam thành lập năm nào?"),
    ],
)
def test_feature_tells_one_question_from_another(feature: str, less: str, more: str) -> None:
    assert evidence(less)[feature] < evidence(more)[feature]


def test_name_in_the_place_of_a_name_is_told_from_a_word() -> None:
    body = "Tổng diện tích của huyện Hiệp Hòa là 201 km²."
    asked = {
        name: one_report(body).explain(f"Tổng diện tích của {name} là bao nhiêu?")[0].evidence()
        for name in ("huyện Hiệp Hòa", "huyện Yên Dũng", "huyện láng giềng")
    }
    assert [found["replaced_name"] > 0 for found in asked.values()] == [False, True, False]


def test_passive_turns_nothing_round() -> None:
    assert evidence("Đoàn Trần Bảo được đoàn Lê Lam thăm ngày nào?")["turned"] == 0.0


def test_word_far_from_the_fact_is_not_said_near_it() -> None:
    found = evidence("Đoàn Lê Lam lùa trâu bò lên núi ngày nào?")
    assert found["near_said"] < found["said"]
    assert found["near_unsaid_words"] > found["unsaid_words"]


def test_short_sentence_is_near_as_a_whole() -> None:
    found = evidence(OTHER_SPORT)
    near = {name: value for name, value in found.items() if name.startswith("near_")}
    assert near == {name: found[name.removeprefix("near_")] for name in near}
