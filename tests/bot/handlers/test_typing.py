""" "đang gõ…" is shown when an answer takes long, and never otherwise."""

import threading
from collections.abc import Sequence

import pytest

from bot.handlers import asking
from knowledge import Answer, KnowledgeBase
from tests.bot.conftest import Stage
from tests.bot.fakes import ANSWERS, FakeKnowledge, library


class Slow(FakeKnowledge):
    """Thinks about "chậm" until a test lets it go on."""

    opened = threading.Event()

    def ask(self, question: str, *, previous: Sequence[str] = ()) -> Answer:
        if "chậm" in question:
            assert self.opened.wait(20)
        return super().ask(question, previous=previous)


@pytest.fixture
def knowledge_base() -> KnowledgeBase:
    slow: KnowledgeBase = Slow(ANSWERS)  # type: ignore[assignment]
    return slow


async def test_long_thinking_is_shown(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "TYPING_AFTER", 0.01)
    await stage.hoa.sends(stage.chat, "kết nạp chậm?")
    await stage.server.wait_calls("sendChatAction", 1)
    Slow.opened.set()
    assert (await stage.chat.wait_reply()).text.startswith("7.448")


async def test_quick_answer_shows_nothing(stage: Stage) -> None:
    await stage.ask("kết nạp?")
    assert stage.server.calls.count("sendChatAction") == 0


def test_small_knowledge_is_quick() -> None:
    assert library().ask("kết nạp?")
