"""Inline queries: cards to send into any chat, never stale, never a made-up number."""

from tests.bot.conftest import Stage


async def test_fact_is_offered_and_can_be_sent(stage: Stage) -> None:
    query = await stage.hoa.inline("kết nạp bao người?")
    results = await query.wait_results()
    assert results[0]["title"] == "7.448 đảng viên"
    assert results[0]["description"].startswith("kết nạp · Mẫu Sơn")
    assert [result["title"] for result in results[1:]] == ["trên 50%"]
    group = stage.server.group("Nhóm", [stage.hoa])
    sent = await stage.hoa.chooses(query, results[0]["id"], group)
    assert sent.covered("blockquote")[0].startswith("Đến cuối tháng")


async def test_sent_card_is_not_taken_as_a_question(stage: Stage) -> None:
    query = await stage.hoa.inline("kết nạp bao người?")
    results = await query.wait_results()
    await stage.hoa.chooses(query, results[0]["id"], stage.chat)
    assert (await stage.ask("nói gì?")).text.startswith("Lê Văn Mẫu")


async def test_answer_is_personal_and_short_lived(stage: Stage) -> None:
    query = await stage.hoa.inline("kết nạp bao người?")
    answer = await query.wait_answer()
    assert int(answer["cache_time"]) <= 10
    assert answer["is_personal"] in (True, "true")


async def test_verdict_stands_on_the_card(stage: Stage) -> None:
    results = await (await stage.hoa.inline("có đúng 8.000?")).wait_results()
    assert results[0]["title"] == "❌ Không đúng: 7.448 đảng viên"


async def test_unknown_offers_no_number(stage: Stage) -> None:
    results = await (await stage.hoa.inline("mấy tàu ngầm?")).wait_results()
    assert [result["title"] for result in results] == ["Không có trong kho báo cáo"]
    content = results[0]["input_message_content"]["message_text"]
    assert not any(letter.isdigit() for letter in content)


async def test_ambiguous_offers_every_candidate(stage: Stage) -> None:
    results = await (await stage.hoa.inline("bao nhiêu?")).wait_results()
    assert [result["title"] for result in results] == ["7.448 đảng viên", "trên 50%"]


async def test_empty_query_leads_to_the_help(stage: Stage) -> None:
    query = await stage.hoa.inline("")
    assert await query.wait_results() == []
    assert query.header["start_parameter"] == "help"


async def test_fault_is_silent_and_logged(stage: Stage) -> None:
    await stage.hoa.inline("khi nào nổ?")
    assert (await stage.ask("kết nạp?")).text.startswith("7.448")
