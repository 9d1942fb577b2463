"""Inline queries: limits, the cache of answers, what a chosen result does."""

from typing import Any

import pytest

from .botapi import FakeBotApi
from .botapi.client import RawClient

pytest_plugins = ("tests.auxil.botapi.fixtures",)

ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "7.448 đảng viên",
    "input_message_content": {"message_text": "<b>7.448</b>", "parse_mode": "HTML"},
}
KEYS = {"inline_keyboard": [[{"text": "Nguồn", "callback_data": "s:1"}]]}


async def kinds(client: RawClient) -> list[str]:
    """Return the kinds of the waiting updates, confirming them."""
    found = await client.updates()
    if found:
        await client.updates(offset=found[-1]["update_id"] + 1)
    return [list(update)[1] for update in found]


async def test_inline_results_are_cached_as_long_as_the_bot_says(
    lenient_botapi: FakeBotApi, lenient_client: RawClient
) -> None:
    hoa, lan = lenient_botapi.user("Hoa"), lenient_botapi.user("Lan")
    query = await hoa.inline("đảng viên")
    answer = {"inline_query_id": query.id, "results": [ARTICLE], "cache_time": 30}
    await lenient_client.result("answerInlineQuery", **answer, is_personal=True)
    assert (await query.wait_results())[0]["title"] == "7.448 đảng viên"
    assert (await hoa.inline("đảng viên")).cached
    assert not (await lan.inline("đảng viên")).cached
    assert await kinds(lenient_client) == ["inline_query", "inline_query"]
    assert "query is too old" in await lenient_client.error("answerInlineQuery", **answer)


async def test_a_cached_answer_grows_stale() -> None:
    time = [1_790_000_000.0]
    async with await FakeBotApi.start(clock=lambda: time[0]) as server, RawClient(server) as client:
        hoa = server.user("Hoa")
        query = await hoa.inline("x")
        await client.result(
            "answerInlineQuery", inline_query_id=query.id, results=[], cache_time=30
        )
        assert (await hoa.inline("x")).cached
        time[0] += 31
        assert not (await hoa.inline("x")).cached


@pytest.mark.parametrize(
    ("results", "problem"),
    [
        ([{**ARTICLE, "id": str(number)} for number in range(51)], "RESULTS_TOO_MUCH"),
        ([ARTICLE, ARTICLE], "RESULT_ID_DUPLICATE"),
        ([{**ARTICLE, "id": "ệ" * 22}], "RESULT_ID_INVALID"),
        ([{**ARTICLE, "title": ""}], "title must be non-empty"),
        ([{**ARTICLE, "input_message_content": {"message_text": "đ" * 4097}}], "too long"),
        (
            [{**ARTICLE, "input_message_content": {"message_text": "a<b", "parse_mode": "HTML"}}],
            "can't parse entities",
        ),
        ([{"type": "article", "id": "1", "title": "x"}], "input_message_content"),
    ],
)
async def test_wrong_inline_results(
    lenient_botapi: FakeBotApi,
    lenient_client: RawClient,
    results: list[dict[str, Any]],
    problem: str,
) -> None:
    query = await lenient_botapi.user("Hoa").inline("x")
    error = await lenient_client.error(
        "answerInlineQuery", inline_query_id=query.id, results=results
    )
    assert problem in error
    assert query.answer is None


async def test_a_chosen_result_is_posted_and_can_be_edited(
    botapi: FakeBotApi, client: RawClient
) -> None:
    hoa = botapi.user("Hoa")
    group = botapi.group("Ban", [hoa])
    botapi.world.inline_feedback = True
    query = await hoa.inline("x")
    results = [{**ARTICLE, "reply_markup": KEYS}]
    await client.result("answerInlineQuery", inline_query_id=query.id, results=results)
    message = await hoa.chooses(query, "1", group)
    assert (message.text, message.covered("bold")) == ("7.448", ["7.448"])
    assert await kinds(client) == ["inline_query", "chosen_inline_result", "message"]
    await hoa.presses(message, "Nguồn")
    inline_id = (await client.updates())[0]["callback_query"]["inline_message_id"]
    assert await client.result("editMessageText", inline_message_id=inline_id, text="mới") is True
    assert message.text == "mới"
