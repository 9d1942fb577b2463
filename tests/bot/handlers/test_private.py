"""Private chats: every text is a question, every question gets a reply."""

import pytest

from knowledge import Candidate, KnowledgeBase, Missing, Unknown
from tests.bot.conftest import Stage
from tests.bot.fakes import MEMBERS, empty, library


async def test_answer_begins_with_the_figure(stage: Stage) -> None:
    reply = await stage.ask("toàn tỉnh kết nạp được mấy người?")
    assert reply.text.startswith("7.448 đảng viên\nkết nạp · Mẫu Sơn · cuối tháng 7/2019\n")
    assert reply.covered("bold")[0] == "7.448 đảng viên"
    assert reply.covered("blockquote")[0].startswith("Đến cuối tháng 7/2019, cả tỉnh kết nạp")
    assert reply.text.endswith("📄 Hội nghị tổng kết công tác đảng của Tỉnh ủy Mẫu Sơn · 29/7/2019")
    assert [button.text for button in reply.buttons] == [
        "📖 Xem đoạn văn",
        "trên 50% · tỷ lệ · Mẫu Sơn",
        "👍",
        "👎",
    ]


async def test_related_fact_is_one_press_away(stage: Stage) -> None:
    reply = await stage.press(await stage.ask("kết nạp?"), "50%")
    assert reply.text.startswith("trên 50%\ntỷ lệ · Mẫu Sơn")
    assert stage.server.calls.count("answerCallbackQuery") == 1


async def test_quote_names_its_speaker(stage: Stage) -> None:
    reply = await stage.ask("Bí thư nói gì về cán bộ?")
    assert reply.text.startswith("Lê Văn Mẫu, Bí thư Tỉnh ủy nhấn mạnh:")
    assert reply.covered("blockquote") == ["Phải chăm lo công tác cán bộ. Đó là việc gốc"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("có phải 7.448 đảng viên?", "✅ Đúng."), ("có đúng 8.000 đảng viên?", "❌ Không đúng.")],
)
async def test_verdict_is_proved(stage: Stage, question: str, verdict: str) -> None:
    reply = await stage.ask(question)
    assert reply.text.startswith(f"{verdict}\n7.448 đảng viên")


async def test_list_shows_a_shared_sentence_once(stage: Stage) -> None:
    reply = await stage.ask("liệt kê số liệu")
    assert reply.text.startswith("2 kết quả trong kho báo cáo:")
    assert len(reply.covered("blockquote")) == 1
    assert reply.covered("bold")[1:] == ["7.448 đảng viên", "trên 50%", "7.448 đảng viên", "50%"]


async def test_ambiguous_asks_back(stage: Stage) -> None:
    reply = await stage.ask("bao nhiêu?")
    assert "Ý bạn là" in reply.text
    assert reply.buttons[0].text.startswith("1. 7.448 đảng viên")
    chosen = await stage.press(reply, "1.")
    assert chosen.text.startswith("7.448 đảng viên")


async def test_unknown_says_so_and_gives_no_number(stage: Stage) -> None:
    reply = await stage.ask("tỉnh sắm mấy tàu ngầm?")
    assert reply.text.startswith("🔍 Không có trong kho báo cáo.")
    assert "«tàu ngầm»" in reply.text
    assert "Gần nhất, không phải câu trả lời" in reply.text
    assert not any(letter.isdigit() for letter in reply.text)
    assert len(reply.buttons) == 3


class TestNothingNear:
    @pytest.fixture
    def knowledge_base(self) -> KnowledgeBase:
        far = Candidate(MEMBERS, 0.2, {"words": 0.25})
        return library(answers={"": Unknown("", (far,), (Missing("subject", "thời tiết"),))})

    async def test_unknown_offers_no_nonsense(self, stage: Stage) -> None:
        reply = await stage.ask("thời tiết hôm nay thế nào?")
        assert reply.text.startswith("🔍 Không có trong kho báo cáo.")
        assert "Gần nhất" not in reply.text
        assert "/baocao" in reply.text
        assert [button.text for button in reply.buttons] == ["🔔 Báo tôi khi có"]


async def test_passage_has_its_sentence_marked(stage: Stage) -> None:
    reply = await stage.press(await stage.ask("kết nạp?"), "Xem đoạn văn")
    assert reply.covered("underline")[0].startswith("Đến cuối tháng 7/2019")
    assert "mau-son.txt" in reply.text


async def test_follow_up_knows_the_question_before(stage: Stage) -> None:
    await stage.ask("kết nạp?")
    await stage.ask("thế còn tàu ngầm?")
    assert stage.application.bot_data.conversation.knowledge.asked[-1] == (  # type: ignore[attr-defined]
        "thế còn tàu ngầm?",
        ("kết nạp?",),
    )


async def test_photo_is_told_that_only_text_is_read(stage: Stage) -> None:
    await stage.hoa.uploads(stage.chat, b"x", "anh.jpg", caption="bao nhiêu?")
    assert "bằng chữ" in (await stage.chat.wait_reply()).text


async def test_fault_is_told_kindly(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    reply = await stage.ask("khi nào nổ bí mật?")
    assert "Xin lỗi" in reply.text
    assert reply.covered("code")[0] in caplog.text
    assert (await stage.ask("kết nạp?")).text.startswith("7.448")


async def test_unknown_command_points_to_the_help(stage: Stage) -> None:
    assert "/trogiup" in (await stage.ask("/lung_tung")).text


class TestEmptyStore:
    @pytest.fixture
    def knowledge_base(self) -> KnowledgeBase:
        return empty()

    @pytest.mark.parametrize("text", ["/start", "/baocao", "bao nhiêu đảng viên?"])
    async def test_says_that_it_is_empty(self, stage: Stage, text: str) -> None:
        assert "đang trống" in (await stage.ask(text)).text
