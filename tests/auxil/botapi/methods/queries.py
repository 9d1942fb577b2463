"""Answers to button presses, inline queries and guest mentions: once, in time, within limits."""

from typing import Any, TypeVar

from ..errors import bad_request, violation
from ..inline import chosen_content
from ..interactions import GuestQuery, InlineQuery, Press, Query
from ..keyboards import check_markup
from ..limits import (
    CALLBACK_ANSWER,
    INLINE_RESULTS,
    RESULT_ID_BYTES,
    START_PAYLOAD,
    TEXT,
    Json,
    check_bytes,
    check_length,
)
from ..params import Params
from ..world import World
from .registry import api

Kind = TypeVar("Kind", bound=Query)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def _open_query(world: World, query_id: str, kind: type[Kind]) -> Kind:
    query = world.queries.get(query_id)
    if not isinstance(query, kind) or query.expired or query.answers:
        raise bad_request(TOO_OLD)
    return query


def _answer(query: Query, answer: Json) -> bool:
    query.answer = answer
    query.answers += 1
    query.world.bell.ring()
    return True


@api("answerCallbackQuery")
def answer_callback_query(world: World, params: Params) -> bool:
    """Stop the button's waiting sign, with or without a notice."""
    text = params.text("text")
    if len(text) > CALLBACK_ANSWER:
        raise violation("MESSAGE_TOO_LONG")
    press = _open_query(world, params.text("callback_query_id"), Press)
    answer: Json = {"text": text, "show_alert": params.flag("show_alert")}
    if "url" in params:
        answer["url"] = params.text("url")
    return _answer(press, answer)


@api("answerInlineQuery")
def answer_inline_query(world: World, params: Params) -> bool:
    """Offer results."""
    results = params.array("results")
    _check_results(world, results)
    button = params.obj("button")
    if "start_parameter" in button and not START_PAYLOAD.fullmatch(button["start_parameter"]):
        raise violation("START_PARAM_INVALID")
    query = _open_query(world, params.text("inline_query_id"), InlineQuery)
    answer: Json = {
        "results": results,
        "button": button,
        "cache_time": params.integer("cache_time", 300),
        "is_personal": params.flag("is_personal"),
        "next_offset": params.text("next_offset"),
    }
    world.inline_cache.keep(query.user.id, query.text, query.offset, answer, world.clock())
    return _answer(query, answer)


def _check_results(world: World, results: list[Json]) -> None:
    if len(results) > INLINE_RESULTS:
        raise violation("RESULTS_TOO_MUCH")
    ids = [str(result["id"]) for result in results]
    if len(set(ids)) != len(ids):
        raise violation("RESULT_ID_DUPLICATE")
    for result in results:
        _check_result(world, result)


def _check_result(world: World, result: Json) -> None:
    check_bytes(str(result["id"]), RESULT_ID_BYTES, "RESULT_ID_INVALID")
    if result["type"] == "article" and not str(result.get("title", "")).strip():
        raise violation("article title must be non-empty")
    check_markup(result.get("reply_markup"))
    content = result.get("input_message_content", {})
    if "message_text" in content:
        text, _ = world.read_text(
            str(content["message_text"]), content.get("parse_mode"), content.get("entities")
        )
        if not text:
            raise violation("message text is empty")
        check_length(text, TEXT, "message")


@api("answerGuestQuery")
def answer_guest_query(world: World, params: Params) -> Any:
    """Answer a mention in a chat where the bot is not."""
    result = params.obj("result")
    _check_result(world, result)
    query = _open_query(world, params.text("guest_query_id"), GuestQuery)
    _answer(query, {"result": result})
    message = query.message
    if message is None:
        raise bad_request(TOO_OLD)
    data = {"from": world.bot_user(), **chosen_content(world, result)}
    posted = message.chat.post(data, reply_to=message, from_bot=True)
    posted.inline_id = world.new_query_id()
    world.inline_messages[posted.inline_id] = posted
    return {"inline_message_id": posted.inline_id}
