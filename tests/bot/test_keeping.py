"""What is kept beside the answers is there after a restart; a full disk only delays it."""

import pytest

from bot import keeping
from bot.memory import usage, warm
from bot.memory.recent import Memory, Who
from knowledge import StoreError
from tests.bot.conftest import Stage


async def test_follow_up_outlives_a_restart(stage: Stage) -> None:
    await stage.ask("kết nạp?")
    house = stage.application.bot_data
    keeping.save(house)
    memory = Memory()
    memory.warm_up(warm.load(house.open_memory, 0.0))
    assert memory.recall(Who(stage.hoa.id, stage.hoa.id)).questions == ("kết nạp?",)


async def test_what_is_not_taken_is_kept_for_the_next_time(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.ask("kết nạp?")
    house = stage.application.bot_data

    def refuse(*_: object) -> None:
        raise StoreError("disk full")

    for place in (usage, warm):
        monkeypatch.setattr(place, "save", refuse)
    keeping.save(house)
    monkeypatch.undo()
    keeping.save(house)
    assert usage.find(house.open_memory, "").total() == 1
    assert warm.load(house.open_memory, 0.0)


async def test_no_question_is_logged_at_info(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    for text in ("kết nạp bí mật?", "mấy tàu ngầm bí mật?", "/solieu bí mật", "/chophep bí mật"):
        await stage.ask(text)
    await (await stage.hoa.inline("kết nạp bí mật")).wait_results()
    assert "bí mật" not in caplog.text
