"""Arguments → a command → an exit code: 0 all right, 1 something failed, 2 wrong usage."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from knowledge.cli import ask, check, facts, ingest, recognize
from knowledge.cli.output import complain, speak_utf8
from knowledge.errors import KnowledgeError
from knowledge.store.location import default_store


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code of the process."""
    speak_utf8()
    options = _parser().parse_args(arguments)
    level = logging.INFO if options.verbose else logging.ERROR
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
    try:
        if "store" in options and options.store is None:
            options.store = default_store()
        code: int = options.run(options)
    except KnowledgeError as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away ("| head"); without this, Python complains again while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m knowledge",
        description="Hỏi đáp trên kho báo cáo, có trích nguồn nguyên văn.",
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="in nhật ký chi tiết")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    _add_ingest(commands)
    _add_ask(commands)
    _add_facts(commands)
    _add_check(commands)
    _add_recognize(commands)
    return parser


Commands = argparse._SubParsersAction  # argparse gives this type no public name


def _add_ingest(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("ingest", help="đọc báo cáo vào kho")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="tệp hoặc thư mục")
    command.add_argument("--prune", action="store_true", help="bỏ khỏi kho báo cáo không còn tệp")
    _add_common(command)
    command.set_defaults(run=ingest.run)


def _add_ask(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("ask", help="hỏi kho báo cáo")
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("question", nargs="?", metavar="CÂU HỎI")
    what.add_argument("--batch", metavar="FILE", help="tệp JSON lines, hoặc - là đầu vào chuẩn")
    command.add_argument("--explain", action="store_true", help="in điểm từng phần, không trả lời")
    _add_common(command)
    command.set_defaults(run=ask.run)


def _add_facts(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("facts", help="liệt kê mọi dữ kiện trong kho")
    _add_common(command)
    command.set_defaults(run=facts.run)


def _add_check(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("check", help="xem thử sẽ trích được gì, không ghi vào kho")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--html", action="store_const", const=".", help="ghi mỗi tệp một trang")
    command.add_argument("--out", dest="html", metavar="DIR", help="thư mục ghi các trang ấy")
    command.set_defaults(run=check.run)


def _add_recognize(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("recognize", help="nhận dạng số, ngày, người, nơi trong câu")
    command.add_argument("--batch", required=True, metavar="FILE", help="tệp JSON lines, hoặc -")
    command.set_defaults(run=recognize.run)


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--store",
        metavar="URL",
        help="tệp SQLite hoặc địa chỉ cơ sở dữ liệu (mặc định: KNOWLEDGE_STORE, hoặc tệp riêng)",
    )
    command.add_argument("--json", action="store_true", help="in JSON cho máy đọc")
