"""Who holds a lock file, and does it fall when the holder is killed?"""

import contextlib
import fcntl
import os
import time
import weakref
from pathlib import Path
from typing import Final

_held: Final["weakref.WeakSet[FileLock]"] = weakref.WeakSet()


class FileLock:
    """An advisory lock on a file (flock): the kernel releases it with the last holder.

    A child made by fork would hold on to the lock after a kill of its parent; every lock is
    therefore let go in forked children (worker pools). Programs started anew inherit nothing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def hold(self, *, shared: bool = False, patience_s: float = 0.0) -> bool:
        """True when taken within `patience_s` seconds; asking again while holding changes it."""
        deadline = time.monotonic() + patience_s
        while not self._try(fcntl.LOCK_SH if shared else fcntl.LOCK_EX):
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.02)
        return True

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
            _held.discard(self)

    @property
    def held(self) -> bool:
        return self._descriptor is not None

    def _try(self, kind: int) -> bool:
        descriptor = self._descriptor
        if descriptor is None:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if self._descriptor is None:
                os.close(descriptor)
            return False
        self._descriptor = descriptor
        _held.add(self)
        return True


def is_held(path: Path) -> bool:
    """Does anyone hold this lock alone? Asks with a shared lock that is dropped at once."""
    probe = FileLock(path)
    free = probe.hold(shared=True)
    probe.release()
    return not free


def close_in_forks(descriptor: int) -> None:
    """A forked child must not keep this descriptor open: its closing is a message."""
    _closing.add(descriptor)


def forget(descriptor: int) -> None:
    """The descriptor was closed here; its number may be another file's from now on."""
    _closing.discard(descriptor)


_closing: Final[set[int]] = set()


def _let_go() -> None:
    for lock in list(_held):
        lock.release()
    for descriptor in _closing:
        with contextlib.suppress(OSError):
            os.close(descriptor)
    _closing.clear()


os.register_at_fork(after_in_child=_let_go)
