"""What each method of the Bot API does to the world."""

from . import chats, commands, editing, files, queries, receiving, sending
from .registry import HANDLERS

__all__ = ["HANDLERS", "chats", "commands", "editing", "files", "queries", "receiving", "sending"]
