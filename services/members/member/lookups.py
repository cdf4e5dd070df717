"""Whose member is it that a command is about?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from kernel.log.registry import Reader
from members.member.commands import MemberCommand
from members.member.tables import members


async def facts(reader: Reader, commands: Sequence[MemberCommand]) -> Sequence[UUID | None]:
    """The committee of each command's member; None for one who is not on the register yet."""
    wanted = {command.member for command in commands}
    rows = select(members.c.member, members.c.committee).where(members.c.member.in_(wanted))
    found = {row["member"]: row["committee"] for row in await reader.rows(rows)}
    return [found.get(command.member) for command in commands]
