"""An edit takes the place of an earlier one of the same fact."""

from bot.memory import edits
from bot.memory.edits import Edit
from bot.memory.engine import Engine

EDIT = Edit(
    "abcde23456", "x.txt", "7.448", changes={"unit": "đảng viên"}, person=7, name="An", at=1.0
)


def test_edit_is_kept_changed_and_taken_back(memory: Engine) -> None:
    edits.put(memory, EDIT)
    later = Edit("fghij23456", "y.txt", "12", hidden=True, person=7, name="An", at=2.0)
    edits.put(memory, later)
    assert list(edits.find(memory).values()) == [later, EDIT]
    again = Edit("abcde23456", "x.txt", "7.448", hidden=True, person=8, name="Lan", at=3.0)
    edits.put(memory, again)
    assert edits.find(memory)["abcde23456"] == again
    edits.take_back(memory, "abcde23456")
    assert list(edits.find(memory)) == ["fghij23456"]
