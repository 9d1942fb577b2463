"""What it takes to say who speaks: a voice, its cue, and where its words begin."""

from dataclasses import dataclass

from knowledge.extract.speakers import Speaker
from knowledge.model import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker with a cue; what was said begins at `content`, or stands before `span`."""

    span: Span
    speaker: Speaker
    cue: Span
    content: int
    colon: bool
    carried: bool = False
