"""How does a host run under a clock that a test sets? `python clocked.py FILE HOME`

The file holds by how many seconds the clock is ahead. What the kernel and the services know of
time they ask of `kernel.clock`, and that asks here. PostgreSQL's and NATS' clocks stay as they are.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path

import kernel.clock
from jianyan.host import main

SET = Path(sys.argv[1])


class Clocked(datetime):
    """The machine's time and what the file adds to it."""

    @classmethod
    def now(cls, tz=None):
        return datetime.now(tz) + timedelta(seconds=float(SET.read_text()))


if __name__ == "__main__":
    kernel.clock.datetime = Clocked
    main(sys.argv[2:])
