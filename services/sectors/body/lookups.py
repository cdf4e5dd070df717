"""What must be known before a body is formed?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from contracts.committees import RulesRow, in_force, rules
from kernel.clock import today
from kernel.log.registry import Reader
from kernel.rows import as_row
from rules.names import sector_name
from sectors.body.commands import BodyCommand, FormBody
from sectors.body.domain import Facts


async def facts(reader: Reader, commands: Sequence[BodyCommand]) -> Sequence[Facts | None]:
    """The sectors of today's rules, for each command that forms a body."""
    wanted = {command.committee for command in commands if isinstance(command, FormBody)}
    if not wanted:
        return [None] * len(commands)
    found = await reader.rows(select(rules).where(rules.c.committee.in_(wanted)))
    adopted = [as_row(RulesRow, dict(row)) for row in found]
    told = {committee: _facts(adopted, committee) for committee in wanted}
    return [told.get(c.committee) if isinstance(c, FormBody) else None for c in commands]


def _facts(adopted: Sequence[RulesRow], committee: UUID) -> Facts:
    current = in_force([row for row in adopted if row.committee == committee], today())
    return Facts(frozenset(map(sector_name, current.sectors)) if current else frozenset())
