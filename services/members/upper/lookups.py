"""Which committee lists the person that a command is about?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from kernel.log.registry import Reader
from members.upper.commands import UpperCommand
from members.upper.tables import upper_members


async def facts(reader: Reader, commands: Sequence[UpperCommand]) -> Sequence[UUID | None]:
    """One a command; None for whom nobody lists yet."""
    wanted = {command.upper for command in commands}
    rows = select(upper_members.c.upper, upper_members.c.committee)
    found = await reader.rows(rows.where(upper_members.c.upper.in_(wanted)))
    whose = {row["upper"]: row["committee"] for row in found}
    return [whose.get(command.upper) for command in commands]
