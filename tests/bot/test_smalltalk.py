"""Small talk is told from questions, and questions that begin or end kindly stay questions."""

import tomllib
from pathlib import Path

import pytest

import bot
from bot.smalltalk import small_talk
from tests.bot.conftest import Stage

TABLE = tomllib.loads(
    (Path(str(bot.__file__)).parent / "smalltalk.toml").read_text("utf-8")
)  # fmt: skip


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("xin chào", "greeting"),
        ("Xin chào bạn!", "greeting"),
        ("chao ad", "greeting"),
        ("Em chào anh ạ", "greeting"),
        ("bot ơi", "greeting"),
        ("cảm ơn bạn", "thanks"),
        ("Cám ơn bạn rất nhiều nhé 🙏", "thanks"),
        ("ok cảm ơn", "thanks"),
        ("thanks", "thanks"),
        ("tạm biệt", "bye"),
        ("Bye bye bot", "bye"),
        ("ok", "ok"),
        ("OKE bạn nhé", "ok"),
        ("vâng ạ", "ok"),
        ("👍", "ok"),
        ("❤️❤️", "ok"),
        ("...", "ok"),
        ("?", "help"),
        ("bạn là ai", "who"),
        ("Chào bạn, bạn là ai vậy?", "who"),
        ("giúp với", "help"),
        ("Hướng dẫn tôi với", "help"),
        ("sai rồi", "wrong"),
    ],
)
def test_small_talk(message: str, kind: str) -> None:
    assert small_talk(message) == kind


@pytest.mark.parametrize(
    "message",
    [
        "cảm ơn, còn năm 2023?",
        "Bộ trưởng gửi thư cảm ơn ai?",
        "xin chào, kết nạp bao nhiêu đảng viên?",
        "chào giá bao nhiêu",
        "ok còn Trà Vinh?",
        "Bí thư Tỉnh ủy là ai",
        "ai là giám đốc sở",
        "bạn",
        "anh chị em",
        "2023",
        "còn nữ?",
        "thế còn năm 2022 thì sao",
        "Có gì mới ở Trà Vinh",
        "giúp đỡ hộ nghèo bao nhiêu tiền",
        "hướng dẫn số 12 nói gì",
        "đảng viên",
        "bao nhiêu",
        "không phải 7.448 đảng viên à",
        "được bao nhiêu",
        "đồng chí Lê Văn Mẫu",
    ],
)
def test_question_stays_a_question(message: str) -> None:
    assert small_talk(message) is None


@pytest.mark.parametrize("kind", [kind for kind in TABLE if kind != "fillers"])
def test_every_phrase_is_small_talk(kind: str) -> None:
    assert all(small_talk(phrase) for phrase in TABLE[kind]["phrases"])


@pytest.mark.parametrize("filler", TABLE["fillers"]["phrases"])
def test_filler_alone_is_none(filler: str) -> None:
    others = {phrase for kind in TABLE if kind != "fillers" for phrase in TABLE[kind]["phrases"]}
    assert filler in others or small_talk(filler) is None


@pytest.mark.parametrize("message", ["xin chào", "👍", "bạn là ai?", "giúp với"])
async def test_bot_answers_shortly_and_without_facts(stage: Stage, message: str) -> None:
    reply = await stage.ask(message)
    assert "Không có trong kho" not in reply.text
    assert len(reply.text) < 250


async def test_small_talk_is_no_previous_question(stage: Stage) -> None:
    await stage.ask("kết nạp?")
    await stage.ask("cảm ơn bạn")
    await stage.ask("thế còn tàu ngầm?")
    assert stage.application.bot_data.conversation.knowledge.asked == [  # type: ignore[attr-defined]
        ("kết nạp?", ()),
        ("thế còn tàu ngầm?", ("kết nạp?",)),
    ]


async def test_inline_small_talk_offers_help_alone(stage: Stage) -> None:
    query = await stage.hoa.inline("xin chào")
    assert await query.wait_results() == []
    assert query.header["text"]
