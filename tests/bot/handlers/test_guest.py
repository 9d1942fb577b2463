"""Guest mentions in chats the bot is not in: one card, the answer or how to ask."""

import json

import pytest

from tests.auxil.botapi import Group
from tests.bot.conftest import Stage


@pytest.fixture
def foreign(stage: Stage) -> Group:
    return stage.server.group("Nhóm khác", [stage.hoa], bot_status="left")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@bao_cao_bot kết nạp bao nhiêu?", "<b>7.448 đảng viên</b>"),
        ("@Bao_Cao_Bot mấy tàu ngầm?", "Không có trong kho báo cáo"),
        ("@bao_cao_bot", "Mời bạn viết câu hỏi"),
        ("@bao_cao_bot xin chào", "Mời bạn viết câu hỏi"),
    ],
)
async def test_mention_is_answered_by_a_card(
    stage: Stage, foreign: Group, text: str, told: str
) -> None:
    query = await stage.hoa.mentions_as_guest(foreign, text)
    answer = await query.wait_answer()
    result = answer["result"]
    result = json.loads(result) if isinstance(result, str) else result
    assert told in result["input_message_content"]["message_text"]
    assert stage.server.calls.count("sendMessage") == 0
