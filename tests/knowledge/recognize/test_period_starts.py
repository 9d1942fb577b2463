"""Dates are looked for only where one may begin, and no rule that may match is passed over."""

import pytest

from knowledge.recognize.period_starts import RULES, SIEVES, beginnings


def test_each_sieve_numbers_its_rules() -> None:
    assert {word: sieve.groups for word, sieve in SIEVES.items()} == {
        word: len(rules) for word, rules in RULES.items()
    }


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("5 hộ, 7.448 đảng viên, 74,48% và 174 người", []),
        ("ngày 29/7/2019", ["ngay", "29", "7", "2019"]),
        ("6 tháng", ["6", "thang"]),
        ("3.200 TCN", ["3", "200"]),
        ("quý khách", []),
    ],
)
def test_beginnings(text: str, begun: list[str]) -> None:
    assert [word for _, word in beginnings(text)] == begun
