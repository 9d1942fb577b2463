"""The terminal says what Telegram says: the same answers, commands, and buttons by number."""

from collections.abc import Callable
from io import StringIO

import pytest
from rich.console import Console

from bot import terminal
from bot.conversation import Conversation
from bot.settings import Settings
from bot.terminal import Chat
from knowledge import IngestResult, StoreError
from tests.bot.fakes import library


class Talk:
    """A chat whose screen is read line by line."""

    def __init__(self, settings: Settings) -> None:
        self.screen = StringIO()
        self.conversation = Conversation(library())
        self._chat = Chat(self.conversation, settings, Console(file=self.screen, width=100))

    def says(self, line: str) -> str:
        self.screen.seek(0)
        self.screen.truncate()
        self._chat.take(line)
        return self.screen.getvalue()


@pytest.fixture
def talk(settings: Callable[..., Settings]) -> Talk:
    return Talk(settings())


def test_answer_has_figure_sentence_source_and_choices(talk: Talk) -> None:
    lines = talk.says("toàn tỉnh kết nạp được mấy người?").splitlines()
    assert lines[0] == "7.448 đảng viên"
    assert lines[1] == "kết nạp · Mẫu Sơn · cuối tháng 7/2019"
    assert lines[2].startswith("▌ Đến cuối tháng 7/2019, cả tỉnh kết nạp 7.448 đảng viên")
    assert "📄 Hội nghị tổng kết" in lines[4]
    assert lines[5] == "  [1] 📖 Xem đoạn văn"
    assert lines[6] == "  [2] trên 50% · tỷ lệ · Mẫu Sơn"


def test_number_chooses(talk: Talk) -> None:
    talk.says("kết nạp?")
    assert talk.says("2").startswith("trên 50%")
    assert talk.says("1").startswith("📖")
    assert "kết nạp" in talk.says("kết nạp?")
    assert "Không có lựa chọn số 9" in talk.says("9")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/start", "Xin chào"),
        ("/help", "Cách hỏi"),
        ("/trogiup", "/reload"),
        ("/hoi kết nạp?", "7.448 đảng viên"),
        ("/hoi", "sau lệnh"),
        ("/HOI kết nạp?", "7.448 đảng viên"),
        ("/baocao", "1 báo cáo trong kho"),
        ("/solieu kết nạp", "2 số liệu"),
        ("/trichdan Lê Văn Mẫu", "1 phát biểu"),
        ("/baocao Mẫu Sơn 2019", "1 báo cáo"),
        ("/f", "mã sau lệnh"),
        ("/f_aaaaaaaaaa", "không có dữ kiện nào"),
        ("/quen", "Đã xóa"),
        ("xin chào", "Xin chào bạn"),
        ("/nguon", "Chưa có câu trả lời"),
        ("/lung", "không có lệnh /lung"),
        ("tàu ngầm?", "Không có trong kho báo cáo."),
    ],
)
def test_commands(talk: Talk, line: str, told: str) -> None:
    assert told in talk.says(line)


@pytest.mark.parametrize("line", ["", "   ", "\t"])
def test_empty_line_says_nothing(talk: Talk, line: str) -> None:
    assert talk.says(line) == ""


def test_nguon_marks_the_last_answer(talk: Talk) -> None:
    talk.says("kết nạp?")
    assert "mau-son.txt" in talk.says("/nguon")


def test_reload_swaps_and_tells(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    new = library(version="2")
    result = IngestResult(added=("moi.txt",))
    monkeypatch.setattr(terminal, "read_folder", lambda *_: (result, new))
    assert "Thêm 1: moi.txt" in talk.says("/reload")
    assert talk.conversation.knowledge is new


def test_reload_that_fails_keeps_the_store(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreError("kho bị khóa")

    before = talk.conversation.knowledge
    monkeypatch.setattr(terminal, "read_folder", fail)
    assert "kho bị khóa" in talk.says("/reload")
    assert talk.conversation.knowledge is before


def test_fault_is_told_and_the_talk_goes_on(talk: Talk) -> None:
    assert "Xin lỗi" in talk.says("khi nào nổ?")
    assert "7.448" in talk.says("kết nạp?")
