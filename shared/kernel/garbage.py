"""How does a burst of work keep the collector from looking through all that it makes?"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

SEARCH_AFTER = 50_000
"""So many objects more than were given back call for a search; of 700, Python's own number, a batch
makes a hundred times as many. An import took a fifth less of the processor, 1 % more memory."""


@cache
def settle() -> None:
    """What a process has loaded when it begins to work stays: nobody looks through it again.

    That is some 400,000 objects, which every search of the oldest would go through.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(SEARCH_AFTER, *gc.get_threshold()[1:])


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles in here: what makes a page of events makes none, and holds them all.

    Each search looks through everything alive, and a burst that keeps what it makes calls for one
    after another: they took half of the time that folding took. Nothing may be awaited inside, for
    what else runs in this process would go uncollected with it.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
