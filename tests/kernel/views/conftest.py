"""Which invented view do these tests make anew? Totals of counters, in two versions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import MetaData, func, select

from kernel.cursors import until
from kernel.event import event_class
from kernel.log.chain import Origin
from kernel.refill import progress
from kernel.rows import as_row, table_of
from kernel.running import Running
from kernel.service import Service
from kernel.testing.running import eventually, running
from kernel.view import View


@dataclass(frozen=True, slots=True)
class Total:
    """One counter's total."""

    counter: UUID
    total: int


@dataclass(frozen=True, slots=True)
class Average:
    """One counter's total, and how often it was raised; `times` is unknown to the first version."""

    counter: UUID
    total: int
    times: int | None


first, second = MetaData(), MetaData()
totals = table_of(first, "totals", Total, "counter")
averages = table_of(second, "totals", Average, "counter")


def total(before: Total | None, event: Any, recorded: Any) -> Total:
    """The counter after an event."""
    return Total(event.counter, (before.total if before else 0) + event.by)


def average(before: Average | None, event: Any, recorded: Any) -> Average:
    """The counter after an event."""
    old = before or Average(event.counter, 0, 0)
    return replace(old, total=old.total + event.by, times=(old.times or 0) + 1)


@dataclass(frozen=True, slots=True)
class Seen:
    """A started service whose totals are looked at."""

    running: Running
    words: SimpleNamespace

    async def count(self, *counters: UUID, by: int = 1, committee: UUID | None = None) -> None:
        """Raise counters, in one batch, and wait until readers see it."""
        words = self.words
        here = committee or words.HERE
        asked = [words.asked(words.Count(committee=here, counter=one, by=by)) for one in counters]
        answers = await self.running.appender.submit_units([[one] for one in asked])
        assert {one[0].outcome for one in answers} == {"recorded"}
        at = max(one[0].position for one in answers)
        origin = Origin(here, "counting", self.running.incarnation)
        assert await until(self.running.engine, "views", origin, at, 60.0)

    async def rows(self) -> dict[UUID, Any]:
        """What readers see, by counter."""
        declared = self.running.service.views[0]
        async with self.running.engine.connect() as connection:
            found = (await connection.execute(select(declared.table))).mappings().all()
        return {row["counter"]: as_row(declared.row_type, row) for row in found}

    async def sum(self) -> int:
        """Everything that readers see, added up."""
        table = self.running.service.views[0].table
        async with self.running.engine.connect() as connection:
            return int((await connection.execute(select(func.sum(table.c.total)))).scalar() or 0)

    async def standing(self) -> Any:
        """Which table is live, which fills."""
        async with self.running.engine.connect() as connection:
            (found,) = await progress(connection)
        return found

    async def switched(self, version: int, live: int) -> None:
        """Until readers have come to this table."""

        async def so() -> bool:
            at = await self.standing()
            return (at.version, at.live, at.filling) == (version, live, None)

        await eventually(so, 60.0, f"table {live} of version {version} is live")


@pytest.fixture
def versions(words) -> SimpleNamespace:
    """The counting service with its view in each version."""
    counted = event_class("counting.counter.counted")
    old = View(totals, Total, (counted,), lambda event, at: event.counter, total)
    new = replace(old, table=averages, row_type=Average, row=average, version=2, before=old)
    return SimpleNamespace(
        old=Service("counting", "计数", (first,), words.COUNTING.ruled, (old,)),
        new=Service("counting", "计数", (first,), words.COUNTING.ruled, (new,)),
        totals=totals,
    )


@pytest.fixture
def started(database, words):
    """`async with started(service) as seen`: the service on the test's database."""

    @asynccontextmanager
    async def start(service: Service) -> AsyncIterator[Seen]:
        async with running(service, database) as one:
            yield Seen(one, words)

    return start
