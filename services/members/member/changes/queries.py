"""Which changes were proposed, how do they stand beside what is recorded, and what was shown?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping, select

from kernel.fetching import Database
from kernel.rows import as_row
from kernel.tables import events, vault
from kernel.vault import texts_in
from members.member.changes.events import ChangesProposed, PrivateChangesLookedAt
from members.member.changes.tables import ChangeRow, changes
from members.member.details.tables import DETAILS, details
from members.member.tables import members


@dataclass(frozen=True, slots=True)
class Beside:
    """A public particular: when it was proposed, as the register has it now, as it is to be."""

    particular: str
    before: str | None
    now: str | None
    after: str | None
    approved: bool


@dataclass(frozen=True, slots=True)
class Private:
    """A private particular: that it is to be changed, and not how."""

    particular: str
    approved: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One proposal as member and office see it; a reason that was forgotten is None."""

    change: UUID
    member: UUID
    name: str
    state: str
    proposed_by: str
    proposed_at: datetime
    particulars: tuple[Beside, ...]
    private: tuple[Private, ...]
    reason: str | None
    superseded_by: UUID | None
    settled_by: str | None
    settled_at: datetime | None


async def changes_of(
    database: Database, committee: UUID, member: UUID | None = None, state: str | None = None
) -> Sequence[Change]:
    """Those of a committee, or of one member; the earliest first."""
    c = changes.c
    further = [details.c[name] for name in DETAILS]
    now = [column.label(f"now_{column.name}") for column in (*members.c, *further)]
    wanted = select(changes, *now).join(members, members.c.member == c.member)
    wanted = wanted.outerjoin(details, details.c.member == c.member)
    wanted = wanted.where(c.committee == committee).order_by(c.proposed_at, c.change)
    if member is not None:
        wanted = wanted.where(c.member == member)
    if state is not None:
        wanted = wanted.where(c.state == state)
    async with database.connect() as connection:
        found = (await connection.execute(wanted)).mappings().all()
        rows = [(as_row(ChangeRow, one), one) for one in found]
        reasons = [row.reason for row, _ in rows if row.reason is not None]
        said = await texts_in(connection, reasons) if reasons else {}
    return [_change(row, here, said) for row, here in rows]


def _change(row: ChangeRow, here: RowMapping, said: Mapping[UUID, str]) -> Change:
    beside = zip(row.names, row.befores, row.afters, strict=True)
    return Change(
        change=row.change,
        member=row.member,
        name=here["now_name"],
        state=row.state,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        particulars=tuple(
            Beside(
                name,
                before or None,
                _said(here.get(f"now_{name}")),
                after or None,
                name in row.approved,
            )
            for name, before, after in beside
        ),
        private=tuple(Private(kind, kind in row.approved) for kind in row.kinds),
        reason=said.get(row.reason) if row.reason else None,
        superseded_by=row.superseded_by,
        settled_by=row.settled_by,
        settled_at=row.settled_at,
    )


def _said(value: object) -> str | None:
    return None if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Shown:
    """A private particular side by side; None: there was none, or it was forgotten."""

    particular: str
    before: str | None
    after: str | None


async def values_shown(database: Database, stream: str, version: int) -> Sequence[Shown]:
    """The values that a recorded look was given, read from the log: no view is waited for."""
    told = select(events.c.data).where(events.c.stream == stream)
    last = told.where(
        events.c.type == ChangesProposed.event_name, events.c.version < version
    ).order_by(events.c.version.desc())
    async with database.connect() as connection:
        data = (await connection.execute(told.where(events.c.version == version))).scalar_one()
        looked = PrivateChangesLookedAt.read(data).shown
        # What was looked at waited, and what waits is what was proposed last.
        data = (await connection.execute(last.limit(1))).scalar_one()
        proposed = ChangesProposed.read(data).kept
        held = select(vault.c.id, vault.c.kind).where(vault.c.id.in_(looked))
        kind_of = {one.id: one.kind for one in await connection.execute(held)}
        said = await texts_in(connection, looked)
    new = {one.id for one in proposed}
    former = {kind_of[item]: said[item] for item in looked if item in kind_of and item not in new}
    return [Shown(one.kind, former.get(one.kind), said.get(one.id)) for one in proposed]
