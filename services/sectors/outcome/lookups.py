"""Which proposals and situation reports must be known before it is told that they grew?"""

from collections.abc import Sequence

from sqlalchemy import select

from kernel.log.registry import Reader
from kernel.rows import as_row
from sectors.outcome.commands import LinkGrown, OutcomeCommand
from sectors.outcome.facts import NOTHING, Facts, Grown
from sectors.outcome.tables import GrownRow, grown


async def facts(reader: Reader, commands: Sequence[OutcomeCommand]) -> Sequence[Facts]:
    """Those that are named and were heard of, each of the command's own committee."""
    wanted = {command.grown for command in commands if isinstance(command, LinkGrown)}
    if not wanted:
        return [NOTHING] * len(commands)
    rows = await reader.rows(select(grown).where(grown.c.id.in_(wanted)))
    found = {row["id"]: as_row(GrownRow, dict(row)) for row in rows}
    return [
        _facts(one, found.get(one.grown)) if isinstance(one, LinkGrown) else NOTHING
        for one in commands
    ]


def _facts(command: OutcomeCommand, row: GrownRow | None) -> Facts:
    if row is None or row.committee != command.committee:
        return NOTHING
    return Facts(Grown(row.kind, row.title))
