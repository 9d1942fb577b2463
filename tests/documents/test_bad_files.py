"""Broken, lying and hostile files: each fails by itself, in words, and nothing else is harmed."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from knowledge.errors import UnreadableReport
from knowledge.examination import Examined
from knowledge.ingest import ingest
from knowledge.read import read_report
from knowledge.workers import Job, Workers
from tests.documents.build import FORMATS, as_docx, as_zip
from tests.documents.gold import BUDGET, HEALTH
from tests.documents.word import package, par, run

RICH = sorted(FORMATS.keys() - {".md", ".txt", ".csv"})
SEED = 20240611


def mutated(data: bytes, kind: str, chance: random.Random) -> bytes:
    """Return a file as accidents leave it."""
    broken = bytearray(data)
    if kind == "cut":
        return data[: len(data) * 2 // 3]
    if kind == "head lost":
        return data[64:]
    if kind == "hole":
        start = chance.randrange(len(broken) // 2)
        broken[start : start + 512] = bytes(512)
    elif kind == "doubled":
        return data + data
    else:
        for _ in range(40 if kind == "noise" else 4):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


KINDS = ("cut", "head lost", "hole", "doubled", "noise", "scratch", "scratch 2", "scratch 3")


def fuzzed() -> list[Job]:
    chance = random.Random(SEED)
    return [
        Job(
            Path(f"{kind}{suffix}"),
            f"{kind}{suffix}",
            mutated(FORMATS[suffix](BUDGET), kind, chance),
        )
        for suffix in RICH
        for kind in KINDS
    ]


def test_no_broken_file_stops_the_others() -> None:
    jobs = fuzzed()
    assert len(jobs) >= 50
    good = [Job(Path("tot.docx"), f"tot-{n}.docx", as_docx(HEALTH)) for n in range(2)]
    with Workers(2, seconds=60) as workers:
        answers = {job.name: answer for job, answer in workers.run([good[0], *jobs, good[1]])}
    assert len(answers) == len(jobs) + 2
    for name, answer in answers.items():
        if name.startswith("tot"):
            assert isinstance(answer, Examined)
        elif isinstance(answer, str):
            assert "dừng" not in answer, name
            assert "ngoài dự kiến" not in answer, f"{name}: {answer}"
        else:
            assert answer.dropped == 0


def bomb(member: str) -> bytes:
    """Return an archive of a few hundred KB that unpacks to 200 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        with archive.open(member, "w") as stream:
            for _ in range(120):
                stream.write(bytes(1 << 20))
    return out.getvalue()


def with_part(name: str, xml: str) -> bytes:
    return as_zip({name: xml.encode()})


ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
DEEP = "<x>" * 5000 + "</x>" * 5000
HOSTILE = {
    "bom.docx": (bomb("word/document.xml"), "quá lớn"),
    "bom.xlsx": (bomb("xl/workbook.xml"), "quá lớn"),
    "bom.odt": (bomb("content.xml"), "quá lớn"),
    "xxe.docx": (with_part("word/document.xml", ENTITY), "thực thể"),
    "xxe.xlsx": (with_part("xl/workbook.xml", ENTITY), "thực thể"),
    "xxe.ods": (with_part("content.xml", ENTITY), "thực thể"),
    "cuoi.docx": (with_part("word/document.xml", LAUGHS), "thực thể"),
    "sau.docx": (with_part("word/document.xml", DEEP), "hỏng|sâu"),
    "sau.odt": (with_part("content.xml", DEEP), "hỏng|sâu"),
    "sau.rtf": (b"{\\rtf1 " + b"{" * 5000 + b"}" * 5000, "sâu"),
    "thieu.docx": (with_part("khac.xml", "<x/>"), "thiếu phần word/document.xml"),
    "rong.docx": (package(""), "không có chữ"),
    "khoa.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mật khẩu"),
    "khoa.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mật khẩu"),
    "sai.docx": (b"%PDF-1.7", "hỏng"),
    "sai.pdf": (b"PK\x03\x04", "hỏng"),
    "sai.rtf": (b"PK\x03\x04", "RTF"),
    "sai.doc": ("Tỉnh có 16 xã".encode(), "Word"),
    "sai.html": (b"\x89PNG\r\n", "đuôi tệp"),
    "rong.pdf": (b"", "rỗng"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(name: str) -> None:
    data, reason = HOSTILE[name]
    with pytest.raises(UnreadableReport, match=reason) as failure:
        read_report(Path(name), data=data)
    assert str(failure.value).startswith(f"{name}: ")


def test_macros_are_told_and_never_run() -> None:
    out = io.BytesIO(package(par(run("Có 16 xã."))))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    report = read_report(Path("a.docm"), data=out.getvalue())
    assert report.text == "Có 16 xã."
    assert "macro" in report.layout.remarks[0]


def test_bad_files_leave_the_store_whole(sqlite_store: str, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "tot.docx").write_bytes(as_docx(HEALTH))
    for name in ("bom.docx", "xxe.xlsx", "sau.rtf", "sai.pdf"):
        (folder / name).write_bytes(HOSTILE[name][0])
    result = ingest([folder], sqlite_store)
    assert result.added == ("tot.docx",)
    assert [one.file for one in result.failed] == ["bom.docx", "sai.pdf", "sau.rtf", "xxe.xlsx"]
    assert result.facts > 0
