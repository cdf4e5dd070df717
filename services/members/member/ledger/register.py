"""What must be known to read a roster of ours that comes back, once a file?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.importing.plan import Terms
from kernel.tables import events, vault
from members.member.filtering import not_by_mistake
from members.member.ledger.export import Kept
from members.member.ledger.knowledge import Knowledge, know
from members.member.queries import MemberListed, rows_of, with_details
from members.member.tables import members

Ever = Mapping[tuple[str, UUID], str]


@dataclass(frozen=True, slots=True)
class Register:
    """What is known before the first row is read.

    Attributes:
        roster: as for any roster, for rows that were added.
        listed: every member as the register has it. kept: what the vault holds of each.
        ever: what it held of each at any time and has not forgotten, by kind and item.
        versions: how many events each member's stream has.
    """

    roster: Knowledge
    listed: Mapping[UUID, MemberListed]
    kept: Mapping[UUID, Kept]
    ever: Mapping[UUID, Ever]
    versions: Mapping[UUID, int]


async def know_register(engine: AsyncEngine, terms: Terms) -> Register:
    """Read it.

    Raises:
        NotKnownHereYet: the plenary has not been convened.
    """
    roster = await know(engine, terms)
    rows = [row for row in await rows_of(engine, terms.committee) if row.how != "retracted"]
    listed = {one.member: one for one in await with_details(engine, rows)}
    people = list(listed)
    return Register(
        roster,
        listed,
        await kept_of(engine, terms.committee),
        await _ever(engine, people),
        await _versions(engine, people),
    )


async def kept_of(
    engine: AsyncEngine, committee: UUID, kinds: Sequence[str] | None = None
) -> Mapping[UUID, Kept]:
    """By member and kind what the vault holds; it goes no further than a file or a comparison."""
    item = vault.c.id == func.any(members.c.kept)
    wanted = select(members.c.member, vault.c.kind, vault.c.id, vault.c.body).join(vault, item)
    wanted = wanted.where(members.c.committee == committee, not_by_mistake())
    if kinds is not None:
        wanted = wanted.where(vault.c.kind.in_(kinds))
    found: dict[UUID, dict[str, tuple[UUID, str]]] = defaultdict(dict)
    async with engine.connect() as connection:
        for row in await connection.execute(wanted):
            found[row.member][row.kind] = (row.id, bytes(row.body).decode())
    return found


async def _ever(engine: AsyncEngine, people: Sequence[UUID]) -> Mapping[UUID, Ever]:
    streams = {f"member-{member}": member for member in people}
    wanted = select(vault.c.stream, vault.c.kind, vault.c.id, vault.c.body)
    found: dict[UUID, dict[tuple[str, UUID], str]] = defaultdict(dict)
    async with engine.connect() as connection:
        for row in await connection.execute(wanted.where(vault.c.stream.in_(streams))):
            found[streams[row.stream]][row.kind, row.id] = bytes(row.body).decode()
    return found


async def _versions(engine: AsyncEngine, people: Sequence[UUID]) -> Mapping[UUID, int]:
    streams = {f"member-{member}": member for member in people}
    wanted = select(events.c.stream, func.max(events.c.version))
    wanted = wanted.where(events.c.stream.in_(streams)).group_by(events.c.stream)
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).all()
    return {streams[stream]: version for stream, version in found}
