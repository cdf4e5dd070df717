"""Who holds the code that is asked for, and who stands above the committee that is named?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, select

from contracts.terms import term_changes
from kernel.log.registry import Reader
from kernel.tables import committee_history, directory
from members.committee.commands import (
    ChangeCode,
    ChangeHost,
    CommitteeCommand,
    EndCommittee,
    EstablishCommittee,
    OpenTerm,
    TakeBackEnd,
)
from members.committee.facts import NOTHING, Facts
from members.committee.tree import above

LEVELS = 20
"""Nation, province, city, district, township, and successions between them: never so many."""


async def facts(reader: Reader, commands: Sequence[CommitteeCommand]) -> Sequence[Facts]:
    """One a command; each that needs something is seldom and asks for itself."""
    return [await _of(reader, command) for command in commands]


async def _of(reader: Reader, command: CommitteeCommand) -> Facts:
    match command:
        case EstablishCommittee() | ChangeCode():
            rows = await reader.rows(_holders(command.code, command.committee))
            return Facts(holders=tuple(row["committee"] for row in rows))
        case TakeBackEnd():
            own = select(directory.c.code).where(directory.c.committee == command.committee)
            rows = await reader.rows(own)
            code = rows[0]["code"] if rows else ""
            rows = await reader.rows(_holders(code, command.committee))
            return Facts(holders=tuple(row["committee"] for row in rows))
        case ChangeHost() if command.host is not None:
            rows = await reader.rows(above(command.host, command.effective_on))
            return Facts(above=tuple(row["committee"] for row in rows))
        case EndCommittee() if command.succeeded_by is not None:
            return Facts(above=await _successors(reader, command.succeeded_by))
        case OpenTerm():
            change = term_changes.c
            wanted = select(change.opened_on).where(change.committee == command.committee)
            rows = await reader.rows(wanted.where(change.term == command.term))
            return Facts(changed_on=rows[0]["opened_on"] if rows else None)
        case _:
            return NOTHING


def _holders(code: str, but: UUID) -> "Select[tuple[UUID]]":
    """Other committees that have the code now and have not ended."""
    past = committee_history.c
    wanted = select(directory.c.committee).outerjoin(
        committee_history, past.committee == directory.c.committee
    )
    return wanted.where(
        directory.c.code == code, directory.c.committee != but, past.ended_on.is_(None)
    )


async def _successors(reader: Reader, first: UUID) -> tuple[UUID, ...]:
    """Who succeeds a committee, who succeeds that one, and so on."""
    found: list[UUID] = []
    wanted: UUID | None = first
    while wanted is not None and wanted not in found and len(found) < LEVELS:
        past = committee_history.c
        rows = await reader.rows(select(past.succeeded_by).where(past.committee == wanted))
        wanted = rows[0]["succeeded_by"] if rows else None
        if wanted is not None:
            found.append(wanted)
    return tuple(found)
