"""Whose member is it that a command is about, and which case does it name?"""

from collections.abc import Sequence

from sqlalchemy import select

from contracts.members.rules import CommitteeRules
from kernel.log.registry import Reader
from kernel.rows import as_row
from members.adopted import in_force
from members.cases import CaseRow, with_those_merged_into
from members.member.commands import AdmitMember, JoinBody, MemberCommand, SettleBodies
from members.member.facts import Facts
from members.member.tables import members
from members.member.telephone.commands import LookUpTelephone
from members.member.turnover.commands import ServeOn

RULED = (AdmitMember, JoinBody, SettleBodies, ServeOn)
"""What the committee's rules have a say in."""


async def facts(reader: Reader, commands: Sequence[MemberCommand]) -> Sequence[Facts]:
    """The committee of each command's member, and the cases that a look at a telephone names."""
    wanted = {command.member for command in commands}
    rows = select(members.c.member, members.c.committee).where(members.c.member.in_(wanted))
    found = {row["member"]: row["committee"] for row in await reader.rows(rows)}
    ruled = await _rules(reader, commands)
    return [
        Facts(found.get(command.member), await _cases(reader, command), rules)
        for command, rules in zip(commands, ruled, strict=True)
    ]


async def _rules(
    reader: Reader, commands: Sequence[MemberCommand]
) -> Sequence[CommitteeRules | None]:
    """Those of the day of each act, read only where one of the batch is decided by them."""
    if not any(isinstance(command, RULED) for command in commands):
        return [None] * len(commands)
    return [told.rules for told in await in_force(reader, commands)]


async def _cases(reader: Reader, command: MemberCommand) -> tuple[CaseRow, ...]:
    """Looks are seldom: each asks for itself."""
    if not isinstance(command, LookUpTelephone):
        return ()
    rows = await reader.rows(with_those_merged_into(command.committee, [command.proposal]))
    return tuple(as_row(CaseRow, dict(row)) for row in rows)
