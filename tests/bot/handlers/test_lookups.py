"""Lists, filters, receipts and examples, walked as a person would, over real reports."""

import hashlib
import re
from pathlib import Path

import pytest

import knowledge
from bot.shelf import CODE, Shelf, read_code
from knowledge import KnowledgeBase
from tests.bot.conftest import Stage
from tests.bot.fakes import empty


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    store = str(tmp_path_factory.mktemp("store") / "store.sqlite3")
    knowledge.ingest([knowledge.samples()], store)
    return knowledge.open_knowledge(store)


@pytest.fixture
def knowledge_base(real: KnowledgeBase) -> KnowledgeBase:
    return real


async def test_start_teaches_by_three_questions_that_are_answered(stage: Stage) -> None:
    reply = await stage.ask("/start")
    assert len(reply.buttons) == 3
    assert len({button.text for button in reply.buttons}) == 3
    for button in reply.buttons:
        answer = await stage.press(reply, button.text)
        assert answer.text.startswith(f"❓ {button.text}")
        assert answer.covered("blockquote")
        assert "Không có trong kho" not in answer.text


@pytest.mark.parametrize("words", ["xin chào", "giúp với", "bạn là ai"])
async def test_greeting_teaches_too(stage: Stage, words: str) -> None:
    assert len((await stage.ask(words)).buttons) == 3


async def test_example_may_be_followed_up(stage: Stage) -> None:
    reply = await stage.ask("/start")
    await stage.press(reply, reply.buttons[0].text)
    assert (await stage.ask("/nguon")).covered("underline")


async def test_solieu_lists_every_figure_page_by_page(stage: Stage) -> None:
    reply = await stage.ask("/solieu đảng viên Phú Thọ 2022")
    count = int(reply.covered("bold")[0].split()[0])
    seen, turns = numbers(reply.text), 0
    while forward := [button for button in reply.buttons if "▶" in button.text]:
        turns += 1
        await stage.hoa.presses(reply, forward[0])
        await reply.wait_edited(turns)
        seen += numbers(reply.text)
    assert seen == list(range(1, count + 1))
    assert count > 8


def numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]


async def test_item_of_a_list_opens(stage: Stage) -> None:
    reply = await stage.ask("/solieu hộ nghèo Hà Giang")
    tapped = re.findall(r"/f_[a-z2-7]{10}", reply.text)[0]
    opened = await stage.ask(tapped)
    assert "Biên nhận" in opened.text
    assert read_code(tapped) in opened.text


async def test_trichdan_lists_the_quotes_of_a_person(stage: Stage) -> None:
    reply = await stage.ask("/trichdan nong thi tham")
    assert "1. Nông Thị Thắm" in reply.text
    assert "2." not in reply.text.splitlines()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("/solieu", "chủ đề sau lệnh"),
        ("/trichdan", "tên người hoặc chủ đề"),
        ("/f", "mã sau lệnh"),
        ("/solieu tàu ngầm", "không có số liệu nào về «tàu ngầm»"),
        ("/trichdan <b>tàu</b>", "«<b>tàu</b>»"),
        ("/f aaaaaaaaaa", "không có dữ kiện nào"),
        ("/f <i>", "không có dữ kiện nào"),
        ("/f_aaaaaaaaaa", "không có dữ kiện nào"),
        ("/baocao sao Hỏa", "Không có báo cáo nào khớp với «sao Hỏa»"),
        ("/start f_zzzz", "không có dữ kiện nào"),
    ],
)
async def test_nothing_found_is_said(stage: Stage, command: str, told: str) -> None:
    assert told in (await stage.ask(command)).text


@pytest.mark.parametrize("words", ["Trà Vinh 2023", "tra vinh", "TRÀ VINH"])
async def test_baocao_filters(stage: Stage, words: str) -> None:
    reply = await stage.ask(f"/baocao {words}")
    assert "1 báo cáo khớp" in reply.text
    assert "hoi-nghi-xay-dung-dang-tra-vinh-2023.txt" in reply.text


async def test_receipt_proves_itself(stage: Stage) -> None:
    await stage.ask("Trà Vinh kết nạp được bao nhiêu đảng viên trong năm 2023?")
    passage = await stage.ask("/nguon")
    receipt = await stage.ask(re.findall(r"/f_[a-z2-7]{10}", passage.text)[0])
    code, name, digest = receipt.covered("code")
    content = (knowledge.samples() / name).read_bytes()
    assert digest == hashlib.sha256(content).hexdigest()
    where = re.search(r"ký tự ([\d.]+) đến ([\d.]+)", receipt.text)
    assert where
    start, end = (int(number.replace(".", "")) for number in where.groups())
    text = stage.application.bot_data.conversation.knowledge.report(name).text
    assert text[start:end] in receipt.covered("bold")[0]
    await stage.hoa.starts(f"f_{code}")
    assert (await stage.chat.wait_reply()).text == receipt.text


async def test_code_outlives_a_change_elsewhere_in_the_report(tmp_path: Path) -> None:
    store, report = str(tmp_path / "s.sqlite3"), tmp_path / "xa.txt"
    codes = []
    for opening in ("Năm 2020, xã Mẫu có 3 thôn.", "Năm 2020, xã Mẫu có ba thôn và 5 xóm."):
        report.write_text(f"Xã Mẫu\n\n{opening} Xã làm 12 km đường.\n", "utf-8")
        knowledge.ingest([report], store)
        shelf = Shelf(knowledge.open_knowledge(store))
        codes.append(
            {shelf.code(one) for one in shelf.knowledge.facts if one.text.startswith("12 km")}
        )
    assert len(codes[0]) == 1
    assert codes[0] == codes[1]


async def test_codes_are_each_facts_own(real: KnowledgeBase) -> None:
    shelf = Shelf(real)
    codes = {shelf.code(fact) for fact in real.facts}
    assert len(codes) == len(real.facts)
    assert all(CODE.fullmatch(code) for code in codes)
    assert all(shelf.fact(shelf.code(fact)) is fact for fact in real.facts)


DRAFT = (
    "Năm 2023, Trà Vinh kết nạp 1.487 đảng viên mới, kiểm tra 381 tổ chức đảng và mua 3 tàu <b>."
)


async def test_soat_tells_of_each_figure(stage: Stage) -> None:
    reply = await stage.ask(f"/soat {DRAFT}")
    assert "Đã soát 3 số liệu: ✅ 1 · ⚠️ 1 · ❔ 1" in reply.text
    assert "✅ 1.487 đảng viên mới: khớp với kho" in reply.text
    assert "⚠️ 381 tổ chức đảng: kho ghi khác\n→ 318 tổ chức đảng" in reply.text
    assert "❔ 3 tàu" in reply.text
    assert "📄 Trà Vinh" in reply.text


async def test_soat_checks_the_message_it_replies_to(stage: Stage) -> None:
    group = stage.group("Tổ tổng hợp", [stage.hoa, stage.admin])
    said = await stage.admin.sends(group, DRAFT)
    asked = await stage.hoa.sends(group, "/soat", reply_to=said)
    reply = await group.wait_reply()
    assert "Đã soát 3 số liệu" in reply.text
    assert reply.reply_to is asked


@pytest.mark.parametrize(
    ("command", "told"), [("/soat", "dán bản nháp"), ("/soat chào bạn", "Không thấy số liệu")]
)
async def test_soat_of_nothing_says_how(stage: Stage, command: str, told: str) -> None:
    assert told in (await stage.ask(command)).text


class TestEmptyStore:
    @pytest.fixture
    def knowledge_base(self) -> KnowledgeBase:
        return empty()

    @pytest.mark.parametrize("command", ["/solieu đảng viên", "/trichdan ai đó", "/f abcdefghij"])
    async def test_lists_are_empty(self, stage: Stage, command: str) -> None:
        assert "hông có" in (await stage.ask(command)).text
