"""Whatever comes off the wire is kept or put aside; no shape of it is trusted."""

import json

import pytest

from bot.delivery.arrivals import find_lane, read_arrival, read_body

MESSAGE = {"message_id": 1, "chat": {"id": -100}, "from": {"id": 7}}


@pytest.mark.parametrize(
    ("part", "lane"),
    [
        ({"message": MESSAGE}, -100),
        ({"callback_query": {"from": {"id": 7}, "message": MESSAGE}}, -100),
        ({"callback_query": {"from": {"id": 7}, "inline_message_id": "x"}}, 7),
        ({"inline_query": {"from": {"id": 7}, "query": ""}}, 7),
        ({"poll_answer": {"user": {"id": 8}}}, 8),
        ({"thing_of_2030": {"chat": "đâu đó"}}, 55),
        ({"message": {"chat": {"id": 2**70}}}, 55),
        ({"message": {"chat": {"id": True}}}, 55),
        ({"message": "riêng tư"}, 55),
        ({}, 55),
    ],
)
def test_lane_is_the_chat_else_the_person_else_its_own(part: dict[str, object], lane: int) -> None:
    assert find_lane({"update_id": 55, **part}) == lane


@pytest.mark.parametrize(
    "raw",
    [
        *(None, [], "x", 5, {}),
        *({"update_id": wrong} for wrong in (None, "5", True, -1, 1.5, 2**63)),
    ],
)
def test_without_a_usable_id_it_is_no_update(raw: object) -> None:
    assert read_arrival(raw) is None


def test_content_is_kept_whole_and_fits_any_database() -> None:
    raw = {"update_id": 5, "message": {"text": "ả\x00\ud800", "chat": {"id": 1}}}
    arrival = read_arrival(raw)
    assert arrival is not None
    assert json.loads(arrival.body) == raw
    assert arrival.body.isascii()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ả\x00b", "ả b"),
        ("ả\ud800b\udfff", "ả?b?"),
        ("😀 \\ud800 \\u0041", "😀 \\ud800 \\u0041"),
        ('\x00\\"', ' \\"'),
    ],
)
def test_content_is_read_without_what_cannot_be_sent(text: str, read: str) -> None:
    arrival = read_arrival({"update_id": 5, "message": {text: text}})
    assert arrival is not None
    assert read_body(arrival.body) == {"update_id": 5, "message": {read: read}}


def test_same_content_has_the_same_digest_whatever_its_order() -> None:
    one = read_arrival({"update_id": 5, "message": MESSAGE})
    two = read_arrival({"message": dict(reversed(MESSAGE.items())), "update_id": 5})
    other = read_arrival({"update_id": 5, "message": {**MESSAGE, "message_id": 2}})
    assert one is not None
    assert two is not None
    assert other is not None
    assert one.digest == two.digest != other.digest
