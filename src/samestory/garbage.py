"""Python's search for cycles of garbage, put off while very many nouns are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no cycles of garbage meanwhile.

    Nouns hold no cycles and go when nothing needs them. But each search passes through all that are held, again and
    again while more are made: a tenth of the time that comparing hundreds of reports takes, and nearly half of that of
    their page. Where the search was off already, it stays off.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not gc.get_freeze_count():
                # What was made goes to the oldest at once: the next search would pass through all of it otherwise.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
