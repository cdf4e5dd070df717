"""How does a command show what it did: tables and bars on a terminal, plain lines elsewhere?"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from jianyan.words import say
from kernel.clock import SHANGHAI


def out() -> Console:
    """Where results go."""
    return Console(file=sys.stdout)


@cache
def err() -> Console:
    """Where everything else goes, so that results can be piped; one, so that bars can nest."""
    return Console(stderr=True)


def line(text: str) -> None:
    """One line of a result."""
    out().print(Text(text), soft_wrap=True)


def moment(instant: str) -> str:
    """An ISO 8601 instant as China's time, to the minute; `--as-of` reads it so."""
    return f"{datetime.fromisoformat(instant).astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def note(text: str) -> None:
    """One line beside the result."""
    err().print(Text(text), soft_wrap=True)


def note_partial(told: Mapping[str, Any]) -> None:
    """Why an answer may be incomplete, where it says so under `partial`."""
    if told["partial"]:
        note(say(f"数据不全：{told['partial']}", f"partial: {told['partial']}"))


def as_json(told: Any) -> None:
    """A result for other programs: UTF-8 whatever the locale."""
    as_it_is(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def as_it_is(text: str) -> None:
    """A text to be kept in a file: UTF-8 whatever the locale."""
    if sys.stdout.isatty():
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], title: str = "") -> None:
    """A table on a terminal; lines of cells parted by tabs elsewhere."""
    console = out()
    if not console.is_terminal:
        for row in (heads, *rows):
            print("\t".join(" ".join(cell.split()) for cell in row))
        return
    drawn = Table(title=title or None, title_justify="left")
    for head in heads:
        drawn.add_column(head, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    console.print(drawn)


@contextmanager
def working(what: str) -> Iterator[Callable[[str], None]]:
    """Say on a terminal that something is being waited for; how far it is can be told meanwhile.

    Elsewhere only how far it is is noted, a line every 2 s at most.
    """
    console = err()
    if not console.is_terminal:
        yield _now_and_then()
        return
    with console.status(Text(what)) as status:
        yield lambda told: status.update(Text(told))


def _now_and_then() -> Callable[[str], None]:
    last = time.monotonic()

    def tell(told: str) -> None:
        nonlocal last
        if time.monotonic() - last >= 2.0:
            last = time.monotonic()
            note(told)

    return tell


def plain(text: str) -> None:
    """A line for other programs: never wrapped, never styled."""
    print(text, flush=True)
