"""Which events that arrived between two cuts made a figure another number?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, RowMapping, any_, cast, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.event import event_class
from reporting.archive.tables import archive
from reporting.cases.catalogue import KINDS
from reporting.figures.catalogue import FIGURES
from reporting.figures.evidence import CaseProof, Evidence, evidence_of
from reporting.figures.figure import Figure, Ratio
from reporting.findings.facts import Facts
from reporting.findings.quote import Reference

Cases = Mapping[tuple[str, str], CaseProof]
"""By kind and id the cases that a figure counts."""
Arrivals = dict[int, str]
"""By arrival what the case is called that it made count or not count."""
_TABLES = {kind.title: kind.table for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Later:
    """An event that arrived after a cut: what happened, when, and to which case."""

    event: UUID
    type: str
    title: str
    occurred_on: date
    arrived_at: datetime
    origin: str
    case: str


@dataclass(slots=True)
class Tracing:
    """Looks for what happened between the cuts of two facts; what it has read it keeps."""

    engine: AsyncEngine
    then: Facts
    now: Facts
    _read: dict[tuple[int, str, str], Evidence] = field(default_factory=dict)

    async def events(self, of: Reference) -> list[Later]:
        """The events behind the difference of one figure, as they arrived; none where no event
        is: the figure may be of another day only."""
        found: Arrivals = {}
        for year, figure in _behind(of):
            before = await self._evidence(self.then, year, figure)
            after = await self._evidence(self.now, year, figure)
            if before is not None and after is not None:
                part = of.part if of.aspect != "share" else ""
                found |= await self._between(before, after, part)
        return await self._told(found)

    async def _evidence(self, facts: Facts, year: str, figure: Figure) -> Evidence | None:
        try:
            scope = facts.at(year).scope
        except KeyError:
            return None
        key = (scope.cut.arrival, year, figure.id)
        if key not in self._read:
            self._read[key] = await evidence_of(self.engine, scope, figure)
        return self._read[key]

    async def _between(self, before: Evidence, after: Evidence, part: str) -> Arrivals:
        """Of the cases that came or left; where none did, of those that stayed; else the rules."""
        was, now = _counted(before, part), _counted(after, part)
        found = self._late(now[key] for key in now.keys() - was.keys())
        left = [was[key] for key in was.keys() - now.keys()]
        if left:
            async with self.engine.connect() as connection:
                for case in left:
                    found |= await self._endings(connection, case)
        if not found:
            found = self._late(now[key] for key in now.keys() & was.keys())
        if not found:
            context = [event.arrival for event in after.context]
            found = {at: "" for at in context if self._is_late(at)}
        return found

    def _late(self, cases: Iterator[CaseProof]) -> Arrivals:
        return {
            event.arrival: case.label
            for case in cases
            for event in (*case.events, *case.beside)
            if self._is_late(event.arrival)
        }

    def _is_late(self, arrival: int) -> bool:
        return self.then.scope.cut.arrival < arrival <= self.now.scope.cut.arrival

    async def _endings(self, connection: AsyncConnection, case: CaseProof) -> Arrivals:
        """What changed a case that no longer counts, or else what it belongs to."""
        versions = _TABLES[case.kind].c
        wanted = select(versions.known_from, versions.known_to).where(versions.case_id == case.case)
        edges = {at for row in await connection.execute(wanted) for at in row}
        found = {at: case.label for at in edges if self._is_late(at)}
        if found:
            return found
        streams = sorted({event.stream for event in (*case.events, *case.beside)})
        later = select(archive.c.arrival).where(
            archive.c.committee == self.then.scope.committee,
            archive.c.stream.in_(streams),
            archive.c.arrival > self.then.scope.cut.arrival,
            archive.c.arrival <= self.now.scope.cut.arrival,
        )
        return {row.arrival: case.label for row in await connection.execute(later)}

    async def _told(self, found: Arrivals) -> list[Later]:
        wanted = cast(sorted(found), ARRAY(BigInteger))
        chosen = select(archive).where(archive.c.arrival == any_(wanted))
        async with self.engine.connect() as connection:
            rows = await connection.execute(chosen.order_by(archive.c.arrival))
            return [_later(row, found[row["arrival"]]) for row in rows.mappings()]


def _behind(of: Reference) -> Iterator[tuple[str, Figure]]:
    """The counts that a reference stands on, each with the year that it is of."""
    figure = FIGURES[of.figure]
    counts = (figure.of, figure.over) if isinstance(figure, Ratio) else (figure,)
    years = ("", of.against) if of.aspect == "change" else (of.against,)
    yield from ((year, one) for year in years for one in counts)
    if of.aspect == "silent":
        yield "", FIGURES["members.by_sector"]


def _counted(evidence: Evidence, part: str) -> Cases:
    """Of a part, the cases that stand in it; one with several topics stands in each."""
    return {
        (case.kind, case.case): case
        for case in evidence.cases
        if case.counts and (not part or part in (case.part, *(case.part or "").split("、")))
    }


def _later(row: RowMapping, case: str) -> Later:
    known = event_class(row["type"])
    return Later(
        event=row["event_id"],
        type=row["type"],
        title=known.title_zh if known else row["type"],
        occurred_on=row["occurred_on"],
        arrived_at=row["arrived_at"],
        origin=row["origin"],
        case=case,
    )
