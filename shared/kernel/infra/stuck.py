"""Does a NATS server that runs take nothing any more, since it could not write its store?

After one write that failed, a full disk's for example, its stream refuses every later one until
the server starts again, room or no room. It says so in its log and nowhere else without HTTP.
"""

import re
import shutil
import time
from pathlib import Path

LOOK_S = 0.5
ROOM_BYTES = 16 * 1024**2
"""Two of the blocks that a stream is written in; with less it would only fail again."""

AGAIN_S = 5.0
"""A disk that is broken, not full, is tried again so often."""

GIVEN_UP = re.compile(rb"critical write error[^\n]*|JetStream out of [^\n]*", re.IGNORECASE)


class Stuck:
    """What the log of one run of the server says about its store."""

    def __init__(self, log: Path, store: Path) -> None:
        self._log, self._store = log, store
        self._read_to = _size(log)
        self._began = self._looked = time.monotonic()
        self._said = ""

    def why(self) -> str:
        """The line in which it gave up; empty as long as it did not."""
        now = time.monotonic()
        if not self._said and now - self._looked > LOOK_S:
            self._looked = now
            self._read()
        return self._said

    def may_start_again(self) -> bool:
        """Whether it gave up, and may well write after another start."""
        if not self.why() or time.monotonic() - self._began < AGAIN_S:
            return False
        return shutil.disk_usage(self._store).free > ROOM_BYTES

    def _read(self) -> None:
        if _size(self._log) <= self._read_to:
            return
        with self._log.open("rb") as lines:
            lines.seek(self._read_to)
            told = lines.read()
        # A line that is not yet whole is read again.
        whole = told.rfind(b"\n") + 1
        self._read_to += whole
        found = GIVEN_UP.search(told[:whole])
        self._said = found[0].decode(errors="replace") if found else ""


def _size(log: Path) -> int:
    try:
        return log.stat().st_size
    except OSError:
        return 0
