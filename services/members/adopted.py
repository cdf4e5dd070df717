"""Under which of the committee's rules is each command of a batch decided?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from contracts.committees import RulesRow, adopted_for, rules_in
from contracts.committees import rules as adopted
from contracts.members.rules import CommitteeRules
from contracts.values import Adopted
from kernel.clock import wall_clock
from kernel.command import Command
from kernel.log.registry import Reader
from kernel.rows import as_row


@dataclass(frozen=True, slots=True)
class InForce:
    """The rules of the day of the act, and their adoption; nothing where none were adopted."""

    rules: CommitteeRules | None = None
    under: Adopted | None = None


async def in_force(reader: Reader, commands: Sequence[Command]) -> Sequence[InForce]:
    """One a command, in order."""
    wanted = {command.committee for command in commands}
    found: dict[UUID, list[RulesRow]] = {}
    for row in await reader.rows(select(adopted).where(adopted.c.committee.in_(wanted))):
        found.setdefault(row["committee"], []).append(as_row(RulesRow, dict(row)))
    now = wall_clock()
    rows = [adopted_for(found.get(c.committee, ()), c.occurred_on(now)) for c in commands]
    return [_told(row) for row in rows]


def _told(row: RulesRow | None) -> InForce:
    if row is None:
        return InForce()
    return InForce(rules_in(row), Adopted(adoption=row.adoption, effective_on=row.effective_on))
