"""Many small writes in few transactions: whoever comes while one is committed joins the next.

`await commits.add(items)` returns once the items are on disk; a fault is raised to all who waited
for that commit. One thread does all the writing, so that a slow question never delays it.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Commits(Generic[T, R]):
    """Items of one kind on their way to the database; `after` is told what each commit returned."""

    def __init__(
        self,
        commit: Callable[[Sequence[T]], R],
        executor: Executor,
        after: Callable[[R], None] | None = None,
    ) -> None:
        self._commit, self._executor, self._after = commit, executor, after
        self._waiting: list[tuple[Sequence[T], asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def add(self, items: Sequence[T]) -> None:
        """Return once the items are committed."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((items, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        await done

    async def finish(self) -> None:
        """Wait for what is being written, whether or not anybody else still does."""
        if self._writing is not None:
            await self._writing

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch, self._waiting = self._waiting, []
            items = [item for some, _ in batch for item in some]
            fault: Exception | None = None
            try:
                result = await loop.run_in_executor(self._executor, self._commit, items)
                if self._after is not None:
                    self._after(result)
            except Exception as error:
                fault = error
            for _, done in batch:
                if done.done():  # whoever waited has been cancelled
                    continue
                if fault is None:
                    done.set_result(None)
                else:
                    done.set_exception(fault)
