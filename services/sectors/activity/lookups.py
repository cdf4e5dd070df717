"""What must be known before an activity is recorded?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from contracts.committees import RulesRow, in_force, rules
from kernel.log.registry import Reader
from kernel.rows import as_row
from sectors.activity.commands import ActivityCommand, Stated
from sectors.activity.domain import Facts


async def facts(reader: Reader, commands: Sequence[ActivityCommand]) -> Sequence[Facts | None]:
    """The kinds in force on the first day, for each command that names a kind."""
    stated = [command for command in commands if isinstance(command, Stated)]
    wanted = {(command.committee, command.starts_on) for command in stated}
    if not wanted:
        return [None] * len(commands)
    committees = {committee for committee, _ in wanted}
    found = await reader.rows(select(rules).where(rules.c.committee.in_(committees)))
    adopted = [as_row(RulesRow, dict(row)) for row in found]
    told = {one: _facts(adopted, *one) for one in wanted}
    return [
        told[command.committee, command.starts_on] if isinstance(command, Stated) else None
        for command in commands
    ]


def _facts(adopted: Sequence[RulesRow], committee: UUID, on: date) -> Facts | None:
    current = in_force([row for row in adopted if row.committee == committee], on)
    return Facts(current.activity_kinds) if current else None
