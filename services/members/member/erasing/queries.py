"""What was erased of a member, or in a committee, and of whom is something kept still?"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import case, select

from contracts.committees import rules
from contracts.merges import merges
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


KEPT = select(vault.c.id).where(vault.c.about == members.c.member).exists()
KEEPER = members.alias("keeper")
"""Who is kept for a duplicate: that entry says whether the person is on the roll."""


def _of_the_person(column: str) -> Any:
    own, keepers = members.c[column], KEEPER.c[column]
    return case((merges.c.duplicate.is_not(None), keepers), else_=own)


async def committees_with_a_rule(database: Database) -> Sequence[UUID]:
    """The committees that ever adopted a rule for former members."""
    wanted = select(rules.c.committee).where(rules.c.rules.contains('"former_member"')).distinct()
    async with database.connect() as connection:
        return (await connection.execute(wanted.order_by(rules.c.committee))).scalars().all()


async def formers(database: Database, committee: UUID) -> Sequence[Former]:
    """Those off the roll of whom the vault keeps something; a duplicate is when who is kept is."""
    c = members.c
    how, until = _of_the_person("how"), _of_the_person("until")
    entries = members.outerjoin(merges, merges.c.duplicate == c.member)
    entries = entries.outerjoin(KEEPER, KEEPER.c.member == merges.c.member)
    wanted = select(
        c.committee, c.member, c.name, until.label("until"), merges.c.member.label("kept")
    )
    wanted = wanted.select_from(entries).where(c.committee == committee, KEPT)
    return await fetch(database, wanted.where(how.is_not(None), until.is_not(None)), Former)
