"""Which identity does a thing have: permanent, derived from its name, or drawn in time order?"""

import os
import random
import time
from datetime import date
from uuid import UUID, uuid5

JIANYAN = UUID("6f1c1b1e-0c6a-5b0e-9d52-5a8f5e0f7a11")
"""The namespace of every derived id; it never changes."""

# Nobody is kept out by an id, so none needs the system's generator: asking it gives the interpreter
# away to another thread, and a service under load waits long until it has it back.
_drawn = random.Random()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_drawn.seed)


def drawn() -> UUID:
    """An id without order (RFC 9562, version 4: 122 random bits); not for secrets."""
    return UUID(int=_drawn.getrandbits(128), version=4)


def uuid7(now_ms: int | None = None) -> UUID:
    """A time-ordered id (RFC 9562, version 7): 48 bits of milliseconds, 74 random bits."""
    millis = int(time.time() * 1000) if now_ms is None else now_ms
    bits = _drawn.getrandbits(74)
    high, low = bits >> 62, bits & ((1 << 62) - 1)
    return UUID(int=(millis & 0xFFFFFFFFFFFF) << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)


def derived(*parts: object) -> UUID:
    """The same parts give the same id on every node (UUIDv5)."""
    return uuid5(JIANYAN, "\x1f".join(str(part) for part in parts))


def committee_id(code: str, since: date | None = None) -> UUID:
    """A committee's permanent id, from the administrative code it is established under.

    `since`, the day of its establishment, tells one from those that had the code before it.
    """
    return derived("committee", code) if since is None else derived("committee", code, since)


def committee_named(text: str) -> UUID:
    """The committee that is named without a directory: by its id, or by its first code."""
    try:
        return UUID(text)
    except ValueError:
        return committee_id(text)
