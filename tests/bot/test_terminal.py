"""The terminal says what Telegram says: the same answers, commands, and buttons by number."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bot import terminal
from bot.conversation import Conversation
from bot.corrections import Corrections
from bot.memory import aliases, edits
from bot.memory.aliases import Alias
from bot.memory.edits import Edit
from bot.memory.engine import open_memory
from bot.settings import Settings
from bot.terminal import Chat, chat
from knowledge import IngestResult, StoreError
from tests.bot import secrets
from tests.bot.fakes import library


class Talk:
    """A chat whose screen is read line by line."""

    def __init__(
        self,
        settings: Settings,
        conversation: Conversation | None = None,
        corrections: Corrections | None = None,
    ) -> None:
        self.screen = StringIO()
        self.conversation = conversation or Conversation(library())
        console = Console(file=self.screen, width=100)
        self._chat = Chat(self.conversation, settings, console, corrections)

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


def test_choices_stay_after_one_that_brings_no_others(talk: Talk) -> None:
    talk.says("kết nạp?")
    assert talk.says("1").startswith("📖")
    assert talk.says("2").startswith("trên 50%")


def test_a_number_without_choices_is_no_question(talk: Talk) -> None:
    talk.says("/quen")
    assert "Không có lựa chọn số 1" in talk.says("1")
    assert "Không có trong kho" in talk.says("2023")


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
        ("/dongnghia", "Lệnh /dongnghia chỉ dùng được khi nhắn với bot"),
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


def test_what_was_taught_and_put_right_holds_here_too(
    settings: Callable[..., Settings], reports_folder: Path, tmp_path: Path
) -> None:
    secrets.write(reports_folder, "")
    conversation = Conversation(secrets.read(reports_folder, str(tmp_path / "store.sqlite3")))
    memory = open_memory(str(tmp_path / "bot.sqlite3"))
    talk = Talk(settings(), conversation, Corrections(conversation.library, memory))
    schools = "Năm 2024 huyện Bình Công có bao nhiêu nơi dạy trẻ?"
    assert "Không có trong kho" in talk.says(schools)
    aliases.put(memory, Alias("nơi dạy trẻ", "trường học"), person=7, now=1.0)
    assert "111 trường học" in talk.says(schools)
    shelf = conversation.library.shelf()
    code = next(shelf.code(fact) for fact in shelf.knowledge.facts if fact.text == "1111 ha")
    edits.put(memory, Edit(code, "cong-khai.txt", "1111 ha", hidden=True))
    assert "1111 ha" not in talk.says(secrets.QUESTIONS[""])
    memory.dispose()
    assert "111 trường học" in talk.says(schools)


def test_memory_that_cannot_be_opened_ends_no_talk(
    settings: Callable[..., Settings],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed = iter(["kết nạp?"])

    def read(_: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", read)
    chat(Conversation(library()), settings(memory=str(tmp_path)), tmp_path / "history")
    assert "7.448 đảng viên" in capsys.readouterr().out


def test_fault_is_told_and_the_talk_goes_on(talk: Talk) -> None:
    assert "Xin lỗi" in talk.says("khi nào nổ?")
    assert "7.448" in talk.says("kết nạp?")
