"""The Telegram side of the house: knows chats, asks `knowledge`; nothing here reads reports."""
