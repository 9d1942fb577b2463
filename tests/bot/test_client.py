"""The bot object can be printed by anybody without giving the token away."""

from collections.abc import Callable

import pytest

from bot.app import build_application
from bot.client import build_bot
from bot.conversation import Conversation
from bot.settings import Secret, Settings
from tests.bot.fakes import library
from tests.bot.test_settings import TOKEN


def test_nothing_made_of_the_token_prints_it(settings: Callable[..., Settings]) -> None:
    given = settings(token=Secret(TOKEN))
    application = build_application(Conversation(library()), given)
    printed = [application, application.bot, application.bot_data, application.update_processor]
    for thing in printed:
        assert TOKEN.partition(":")[2] not in f"{thing!r} {thing}"


def test_bot_without_a_token_is_not_built(settings: Callable[..., Settings]) -> None:
    with pytest.raises(ValueError, match="token"):
        build_bot(settings())
