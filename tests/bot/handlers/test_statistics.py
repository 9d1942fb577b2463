"""/thongke counts what was asked and how it went, over restarts too."""

import re

from bot.keeping import save
from bot.memory import usage
from bot.memory.usage import Kind, Tally
from tests.bot.conftest import Stage


async def told(stage: Stage) -> str:
    await stage.admin.sends(stage.admin.private, "/thongke")
    return (await stage.admin.private.wait_reply()).text


async def test_questions_are_counted_by_how_they_went(stage: Stage) -> None:
    for text in ("kết nạp?", "nói gì?", "bao nhiêu?", "mấy tàu ngầm?", "xin chào", "/baocao"):
        await stage.ask(text)
    group = stage.group("Nhóm", [stage.hoa])
    await stage.hoa.sends(group, "/hoi kết nạp?")
    await group.wait_reply()
    await (await stage.hoa.inline("kết nạp bao người")).wait_results()
    text = await told(stage)
    for span in ("Hôm nay", "7 ngày", "30 ngày"):
        assert f"{span}: 5 câu hỏi: trả lời được 60%, hỏi lại 20%, không có trong kho 20%" in text
    assert "riêng 4 · nhóm 1 · khách 0 · gõ chèn 1" in text
    assert re.search(r"một nửa trong [\d.]+ ms", text)
    assert "Kho: 1 báo cáo, 3 dữ kiện, trong đó 2 số liệu, 1 phát biểu" in text
    assert "chưa trả lời được 1" in text


async def test_nothing_asked_is_told_too(stage: Stage) -> None:
    assert "Hôm nay: 0 câu hỏi\n" in await told(stage)


async def test_days_before_count_in_their_spans(stage: Stage) -> None:
    memory = stage.application.bot_data.open_memory
    usage.save(memory, {Kind("2001-01-01", "private", "found", 50): 7})
    stage.application.bot_data.tally.note("private", "found", 0.01)
    save(stage.application.bot_data)
    text = await told(stage)
    assert "30 ngày: 1 câu hỏi" in text


async def test_others_are_refused(stage: Stage) -> None:
    assert "chỉ dành cho người quản trị" in (await stage.ask("/thongke")).text


def test_tally_counts_within_bounds_and_by_the_day_in_vietnam() -> None:
    tally = Tally(lambda: 1_764_003_600.0 + 3600)  # 24 November 2025, 18:00 UTC
    for seconds in (0.01, 0.05, 0.051, 1000.0):
        tally.note("private", "found", seconds)
    found = {kind.within_ms: times for kind, times in tally.drain().items()}
    assert found == {50: 2, 100: 1, 60_000: 1}
    tally.note("private", "found", 1)
    assert {kind.day for kind in tally.drain()} == {"2025-11-25"}
    assert not tally.drain()
