"""What the bot remembers: the only SQL of the bot, and conversations still warm.

`inbox` holds updates until they are answered; `recent` holds the last questions of each chat.
"""
