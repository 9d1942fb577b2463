"""Fixtures for whoever tests against the server; import them into a test module or conftest."""

from collections.abc import AsyncIterator

import pytest

from .client import RawClient
from .server import FakeBotApi


@pytest.fixture
async def lenient_botapi() -> AsyncIterator[FakeBotApi]:
    """A server for tests that break the rules on purpose."""
    async with await FakeBotApi.start() as server:
        yield server


@pytest.fixture
async def botapi() -> AsyncIterator[FakeBotApi]:
    """A server that fails the test when the bot broke a rule."""
    async with await FakeBotApi.start() as server:
        yield server
        assert server.violations == []


@pytest.fixture
async def client(botapi: FakeBotApi) -> AsyncIterator[RawClient]:
    """A client of the strict server."""
    async with RawClient(botapi) as client:
        yield client


@pytest.fixture
async def lenient_client(lenient_botapi: FakeBotApi) -> AsyncIterator[RawClient]:
    """A client of the server that may be sinned against."""
    async with RawClient(lenient_botapi) as client:
        yield client
