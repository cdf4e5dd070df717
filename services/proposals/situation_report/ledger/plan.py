"""What does a whole ledger ask for, and what must be known to read it?"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.committees import rules_of
from contracts.naming import Organisations
from contracts.values import Named
from kernel.command import Command
from kernel.importing.plan import Entry, LedgerKind, Plan, Terms
from kernel.ledgers import Ledger, Row
from kernel.secret import Secret
from kernel.tables import directory
from proposals.people import Register, people_of
from proposals.situation_report.commands import (
    ForwardSituationReport,
    IssueSituationReport,
    ReceiveSituationReport,
    RetractSituationReport,
    StateLedgerRow,
)
from proposals.situation_report.ledger.levels import Levels
from proposals.situation_report.ledger.reporting import ReportersReader
from proposals.situation_report.ledger.rows import ReportLine, RowReader
from proposals.situation_report.ledger.shape import SITUATION_REPORTS
from proposals.situation_report.naming import report_id
from proposals.situation_report.queries import reporters_of_units
from proposals.units import Names, units_of
from rules.names import title_name

STREAM = "situation_report-"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The register of members, the committee's words for levels, and who units are.

    Attributes:
        held: the reporters of reports that are here already.
    """

    register: Register
    levels: Levels
    units: Organisations
    held: Mapping[UUID, tuple[UUID, ...]]


async def know(engine: AsyncEngine, terms: Terms) -> Knowledge:
    """Today's words: a word adopted later reads an earlier year's ledger too."""
    rules = await rules_of(engine, terms.committee, date.max)
    wanted = select(directory.c.code).where(directory.c.committee == terms.committee)
    async with engine.connect() as connection:
        code = (await connection.execute(wanted)).scalar_one()
    register = Register(await people_of(engine, terms.committee))
    levels = Levels(rules.levels if rules else (), code)
    units = await units_of(engine, terms.committee)
    return Knowledge(register, levels, units, await reporters_of_units(engine, terms.committee))


def plan(ledger: Ledger, known: Knowledge, terms: Terms) -> Plan:
    """Every row as commands about one report."""
    reporters = ReportersReader(terms.committee, known.register)
    read = ledger.read(RowReader(reporters, known.levels, terms.history))
    seen: Counter[str] = Counter()
    names = Names(known.units)
    entries = []
    for row, told in read.good:
        line, key = told, _key(told)
        seen[key] += 1
        first = line.reporters.named[0].id
        report = report_id(terms.committee, line.title, line.received_on, first, seen[key])
        line = _settled(row, line, names, known, known.held.get(report, ()))
        commands = tuple(_commands(line, terms.committee, report))
        entries.append(Entry(row, key, f"{STREAM}{report}", commands))
    strangers = (name for _, line in read.good for name in line.reporters.strangers)
    return Plan(
        entries=tuple(entries),
        bad=read.bad,
        not_on_roster=tuple(dict.fromkeys(strangers)),
        warnings=(
            *(f"第{one.row}行未计入：{one.zh}" for one in read.skipped),
            *names.unsettled(),
        ),
    )


def _settled(
    row: Row, line: ReportLine, names: Names, known: Knowledge, held: Collection[UUID]
) -> ReportLine:
    """Units that report as a whole, as the organisations that bear their names on that day."""
    by, on = line.reporters, line.received_on
    if by.by_person:
        return line
    units = [
        Named(id=names.meant(one.name, on, row.number, held), name=one.name)
        if one.id == known.units.own_id(one.name)
        else one
        for one in by.named
    ]
    each = tuple({one.id: one for one in units}.values())
    return replace(line, reporters=replace(by, named=each, unit=each[0]))


def retract(stream: str, terms: Terms, reason: str) -> Command:
    """Take back what a row asked for that is missing from the next file."""
    report = UUID(stream.removeprefix(STREAM))
    return RetractSituationReport(committee=terms.committee, report=report, reason=reason)


def _key(line: ReportLine) -> str:
    """Normalised title, first date, first reporter: the serial number counts rows only."""
    first = line.reporters.named[0].id
    return f"{title_name(line.title)}|{line.received_on.isoformat()}|{first}"


def _commands(line: ReportLine, committee: UUID, report: UUID) -> Iterator[Command]:
    """A day that the ledger does not tell counts as the day of receipt, and stays untold."""
    which = {"committee": committee, "report": report}
    received, told = line.received_on, line.told
    by = line.reporters
    yield ReceiveSituationReport(
        **which,
        on=received,
        title=line.title,
        reporters=by.named,
        by_person=by.by_person,
        unit=by.unit,
        sector=by.sector,
        topics=line.topics,
        received_on=received,
        text=Secret(line.text) if line.text else None,
    )
    for level in told.sent:
        yield ForwardSituationReport(**which, on=received, level=level)
    if line.issue_no is not None or line.issued_on is not None:
        yield IssueSituationReport(
            **which,
            on=line.issued_on or received,
            issue_no=line.issue_no or "",
            issued_on=line.issued_on,
        )
    days = (*(use.used_on for use in told.uses), *(i.instructed_on for i in told.instructions))
    on = max((day for day in days if day), default=line.issued_on or received)
    yield StateLedgerRow(**which, on=on, uses=told.uses, instructions=told.instructions)


KIND = LedgerKind("situation-reports", (SITUATION_REPORTS,), know, plan, retract)
