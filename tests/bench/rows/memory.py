"""Does a process need more memory when there are ten times as many events?"""

from dataclasses import replace

from bench.row import Goal, Place, Row, Seen, Side
from bench.rows.append import APPEND
from bench.rows.backlog import BACKLOG
from bench.rows.http import HTTP
from bench.rows.importing import IMPORT
from bench.rows.live import LIVE

TIMES = 10
MOST = 1.2


def tenth(side: Side) -> Side:
    """The same side with a tenth of the events."""

    async def less(place: Place, amount: int) -> Seen:
        return await side(place, amount // TIMES)

    return less


def memory(row: Row, whose: str, measure: str = "peak_mb") -> Row:
    """A row that holds our own side against itself."""
    return replace(
        row,
        id=f"memory-{row.id}" + ("" if measure == "peak_mb" else f"-{measure[:-3]}"),
        group="memory",
        what=f"peak memory of {whose}",
        against="itself at a tenth of the events",
        floor=tenth(row.ours),
        goals=(Goal(measure, most=MOST),),
    )


MEMORY: tuple[Row, ...] = (
    memory(HTTP, "a service under HTTP load"),
    memory(APPEND, "the writer alone"),
    memory(IMPORT, "proposals importing a ledger"),
    memory(LIVE, "proposals with its relay", "writer_mb"),
    memory(BACKLOG, "reporting taking a backlog"),
)
