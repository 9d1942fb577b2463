"""The collector of cycles pauses while a report is read, and goes on whatever happens."""

import gc

import pytest

from knowledge.extract.collection import without_collecting


def test_paused_and_on_again() -> None:
    assert gc.isenabled()
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_on_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="xấu"), without_collecting():
        raise ValueError("xấu")
    assert gc.isenabled()


def test_off_stays_off() -> None:
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
