"""Which helpers are members of the committee?"""

from collections.abc import Sequence

from sqlalchemy import Table, select

from kernel.log.registry import Lookup, Reader
from sectors.paired_help.commands import BeginHelp, HelpCommand
from sectors.paired_help.facts import NOTHING, Facts


def facts_with(people: Table) -> Lookup:
    """The lookup, with the table in which the committee's members are known by id."""

    async def facts(reader: Reader, commands: Sequence[HelpCommand]) -> Sequence[Facts]:
        begun = [command for command in commands if isinstance(command, BeginHelp)]
        wanted = {one.who.id for command in begun for one in command.helpers}
        if not wanted:
            return [NOTHING] * len(commands)
        c = people.c
        rows = await reader.rows(select(c.member, c.committee).where(c.member.in_(wanted)))
        of = {(row["committee"], row["member"]) for row in rows}
        return [Facts(frozenset(who for here, who in of if here == c.committee)) for c in commands]

    return facts
