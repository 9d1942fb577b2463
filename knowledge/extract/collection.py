"""Reading makes objects by the thousand and no cycles among them, so none are looked for meanwhile.

The longer a report, the more there is to look through in vain: a fifth of the time at 3 MB.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Pause the collector of cycles, unless it is off already."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
