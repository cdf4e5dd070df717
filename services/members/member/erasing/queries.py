"""What was erased of a member, or in a committee, and of whom is something kept still?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, select

from contracts.committees import rules
from contracts.merges import meant, merges_of
from kernel.fetching import Database, fetch
from kernel.tables import vault
from members.member.erasing.due import Former
from members.member.erasing.tables import ErasureRow, erasures
from members.member.tables import members


async def erasures_of(
    database: Database, committee: UUID, member: UUID | None = None
) -> Sequence[ErasureRow]:
    """The markers of one member, or of all in the committee; the latest first."""
    c = erasures.c
    wanted = select(erasures).where(c.committee == committee)
    if member is not None:
        wanted = wanted.where(c.member == member)
    return await fetch(database, wanted.order_by(c.decided_at.desc(), c.erasure), ErasureRow)


async def entries_of(database: Database, committee: UUID, member: UUID) -> Sequence[UUID]:
    """All entries that are one person with this one: the duplicates, and last who is kept."""
    merged = await merges_of(database, committee)
    kept = meant(member, merged)
    return [*sorted(one for one in merged if meant(one, merged) == kept), kept]


KEPT = select(vault.c.id).where(vault.c.about == members.c.member).exists()
OFF_THE_ROLL = and_(members.c.how.is_not(None), members.c.until.is_not(None))


async def committees_with_a_rule(database: Database) -> Sequence[UUID]:
    """The committees that ever adopted a rule for former members."""
    wanted = select(rules.c.committee).where(rules.c.rules.contains('"former_member"')).distinct()
    async with database.connect() as connection:
        return (await connection.execute(wanted.order_by(rules.c.committee))).scalars().all()


async def formers(database: Database, committee: UUID) -> Sequence[Former]:
    """Those off the roll of whom the vault keeps something."""
    c = members.c
    wanted = select(c.committee, c.member, c.name, c.until)
    return await fetch(database, wanted.where(c.committee == committee, OFF_THE_ROLL, KEPT), Former)
