"""Which of the leaders who are said to be members are on the register?"""

from collections.abc import Sequence

from kernel.log.registry import Reader
from sectors.body.facts import Facts
from sectors.body.link.commands import LinkCommand, MakeLink
from sectors.body.lookups import members_named


async def facts(reader: Reader, commands: Sequence[LinkCommand]) -> Sequence[Facts | None]:
    """One query for the whole batch."""
    named = [
        (one.committee, one.party.id)
        for one in commands
        if isinstance(one, MakeLink) and one.member
    ]
    members = await members_named(reader, named)
    return [Facts(members=members.get(one.committee, {})) for one in commands]
