"""Talk to a bot by hand through the fake server: `python -m tests.auxil.botapi --port 8081`.

Start the bot with the printed token and addresses, then type: each line is a message of one person,
`!2` presses the second button of the bot's last message, `?words` asks inline.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib

from .messages import Message
from .server import FakeBotApi
from .users import User


async def watch(server: FakeBotApi, user: User, latest: list[Message]) -> None:
    """Print what the bot sends."""
    while True:
        message = await user.private.wait_reply(timeout=1e9)
        latest.append(message)
        print(f"\n{message.html}")
        for number, button in enumerate(message.buttons, 1):
            print(f"  [{number}] {button.text} ({button.data or button.url})")


async def act(user: User, line: str, latest: list[Message]) -> None:
    """Do what one typed line says."""
    if line.startswith("!") and latest:
        message = latest[-1]
        press = await user.presses(message, message.buttons[int(line[1:]) - 1])
        await press.wait_answer()
        print(f"({press.notice}) {message.html}")
    elif line.startswith("?"):
        for result in await (await user.inline(line[1:])).wait_results():
            print(f"  - {result.get('title')}")
    elif line:
        await user.sends(user.private, line)


async def main() -> None:
    """Serve until the input ends."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--port", type=int, default=0)
    async with await FakeBotApi.start(port=arguments.parse_args().port) as server:
        print(f"token {server.token}\nbase_url {server.url}/bot\nfiles {server.url}/file/bot")
        user, latest = server.user("Người hỏi"), list[Message]()
        watching = asyncio.create_task(watch(server, user, latest))
        with contextlib.suppress(EOFError):
            while True:
                line = await asyncio.to_thread(input)
                try:
                    await act(user, line.strip(), latest)
                except (AssertionError, ValueError, IndexError) as error:
                    print(f"! {error}")
                for problem in server.violations:
                    print(f"VIOLATION {problem}")
                server.violations.clear()
        watching.cancel()


if __name__ == "__main__":
    asyncio.run(main())
