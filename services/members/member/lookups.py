"""Whose member is it that a command is about, and which case does it name?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from contracts.directory import ends_of
from contracts.members.rules import CommitteeRules
from contracts.merges import kept_for
from kernel.log.registry import Reader
from kernel.rows import as_row
from members.adopted import in_force
from members.cases import CaseRow, with_those_merged_into
from members.member.asked import AnyOfMember
from members.member.commands import AdmitMember, JoinBody, SettleBodies
from members.member.facts import Facts
from members.member.leaving.commands import RecordLeaving
from members.member.merging.commands import MergeMembers
from members.member.tables import members
from members.member.telephone.commands import LookUpTelephone
from members.member.turnover.commands import ServeOn

RULED = (AdmitMember, JoinBody, SettleBodies, ServeOn)
"""What the committee's rules have a say in."""


async def facts(reader: Reader, commands: Sequence[AnyOfMember]) -> Sequence[Facts]:
    """The committee of each command's member, and the cases that a look at a telephone names."""
    others = {one.into for one in commands if isinstance(one, MergeMembers)}
    wanted = {command.member for command in commands} | others
    rows = select(members.c.member, members.c.committee).where(members.c.member.in_(wanted))
    found = {row["member"]: row["committee"] for row in await reader.rows(rows)}
    ruled = await _rules(reader, commands)
    admit = {command.committee for command in commands if isinstance(command, AdmitMember)}
    ended = await ends_of(reader, admit)
    return [
        Facts(
            found.get(command.member),
            await _cases(reader, command),
            rules,
            found.get(command.into) if isinstance(command, MergeMembers) else None,
            await _kept_for(reader, command),
            ended.get(command.committee),
        )
        for command, rules in zip(commands, ruled, strict=True)
    ]


async def _rules(
    reader: Reader, commands: Sequence[AnyOfMember]
) -> Sequence[CommitteeRules | None]:
    """Those of the day of each act, read only where one of the batch is decided by them."""
    if not any(isinstance(command, RULED) for command in commands):
        return [None] * len(commands)
    return [told.rules for told in await in_force(reader, commands)]


async def _kept_for(reader: Reader, command: AnyOfMember) -> tuple[UUID, ...]:
    """Seldom needed: each that does asks for itself who is merged into its member."""
    if not isinstance(command, MergeMembers | LookUpTelephone) and not _retracts(command):
        return ()
    rows = await reader.rows(kept_for(command.committee, command.member))
    return tuple(row["duplicate"] for row in rows)


def _retracts(command: AnyOfMember) -> bool:
    return isinstance(command, RecordLeaving) and command.how == "retracted"


async def _cases(reader: Reader, command: AnyOfMember) -> tuple[CaseRow, ...]:
    """Looks are seldom: each asks for itself."""
    if not isinstance(command, LookUpTelephone):
        return ()
    rows = await reader.rows(with_those_merged_into(command.committee, [command.proposal]))
    return tuple(as_row(CaseRow, dict(row)) for row in rows)
