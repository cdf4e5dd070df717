"""Which small service is measured, and what does one client ask of it?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from sqlalchemy import MetaData

from contracts.directory import DirectoryRow
from kernel.command import Command
from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.ids import committee_id
from kernel.log.chain import Recorded
from kernel.log.registry import Ruled
from kernel.rows import as_values, table_of
from kernel.running import Running
from kernel.service import Service
from kernel.tables import directory
from kernel.view import View

CODE = "999900"
HERE = committee_id(CODE)
NOTE = "云岭市政协五届三次会议提案办理情况，" * 5
A_LIFE = 5
"""Commands a stream: a new one begins after so many, as a proposal's life has about five steps."""


class Counted(Event, name="counting.counter.counted", title="计数", published=True):
    """计数: a counter was raised; with its metadata about 380 bytes of text."""

    counter: UUID
    by: int
    note: str


class Count(Command):
    """Raise a counter."""

    counter: UUID
    by: Annotated[int, Field(ge=1, le=9)]
    note: Annotated[str, Field(max_length=400)]


class TooHigh(Refused):
    """The counter does not go that high."""

    zh = "超过上限"


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter so far."""

    total: int = 0


def decide(command: Count, counter: Counter, known: Known[Any]) -> Sequence[Event]:
    """Up to a million."""
    if counter.total + command.by > 1_000_000:
        raise TooHigh(counter.total)
    return [Counted(counter=command.counter, by=command.by, note=command.note)]


def evolve(counter: Counter, event: Event) -> Counter:
    """The counter after an event."""
    return replace(counter, total=counter.total + event.by)  # type: ignore[attr-defined]


COUNTER = Decider(
    category="counter",
    commands=(Count,),
    events=(Counted,),
    initial=Counter(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"counter-{command.counter}",
)


@dataclass(frozen=True, slots=True)
class CounterRow:
    """What is remembered of a counter."""

    counter: UUID
    committee: UUID
    total: int
    version: int


def row(before: CounterRow | None, event: Counted, at: Recorded) -> CounterRow:
    """One row a counter."""
    total = event.by + (before.total if before else 0)
    return CounterRow(event.counter, at.origin.committee, total, at.version)


metadata = MetaData()
counters = table_of(metadata, "counters", CounterRow, "counter")
COUNTERS = View(counters, CounterRow, (Counted,), lambda event, at: event.counter, row)
COUNT = permission("bench.count", Role.CLERK)
router = APIRouter()


class Body(BaseModel):
    """What a request says."""

    counter: UUID
    by: Annotated[int, Field(ge=1, le=9)]
    note: Annotated[str, Field(max_length=400)]


@router.post("/committees/{committee}/counters", status_code=201)
async def count(committee: str, body: Body, asking: Asking = allowed(COUNT)) -> JSONResponse:
    """Raise a counter."""
    command = Count(committee=asking.here, counter=body.counter, by=body.by, note=body.note)
    return await asking.ask(command)


COUNTING = Service(
    name="counting",
    title="计数",
    tables=(metadata,),
    ruled=(Ruled(COUNTER),),
    views=(COUNTERS,),
    routers=(router,),
)


async def settle(started: Running) -> None:
    """Make the committee known here, as members would have told."""
    here = DirectoryRow(HERE, CODE, "云岭市政协", "99.99.00.000", None)
    async with started.engine.begin() as connection:
        await connection.execute(directory.insert(), [as_values(here)])


def lives(amount: int) -> Iterator[UUID]:
    """The counter of each of so many commands: a new one after every few."""
    counter = uuid4()
    for number in range(amount):
        if number % A_LIFE == 0:
            counter = uuid4()
        yield counter
