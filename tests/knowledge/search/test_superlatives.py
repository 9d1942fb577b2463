"""Asked for the most or the least, a place answers whose clause says so."""

import pytest

from knowledge import Found
from tests.knowledge.search.shelf import one_report

BODY = (
    "Huyện Lạng Giang kết nạp nhiều hội viên nhất (421), thành phố Bắc Giang ít nhất (158). "
    "Huyện Yên Thế có số vụ cháy cao nhất (29 vụ), kế đến huyện Sơn Động 26 vụ."
)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Huyện nào kết nạp nhiều hội viên nhất?", "huyện Lạng Giang"),
        ("Nơi nào kết nạp ít hội viên nhất?", "thành phố Bắc Giang"),
        ("Địa phương nào có số vụ cháy thấp nhất?", None),
    ],
)
def test_place_of_the_clause(question: str, place: str | None) -> None:
    answer = one_report(BODY).ask(question)
    found = answer.facts[0].fact.value if isinstance(answer, Found) else None
    assert found == place
