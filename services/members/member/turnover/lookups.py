"""When does the term open, is one before and after it known, and are the excepted members?"""

from collections.abc import Sequence

from sqlalchemy import select

from contracts.committees import PlenaryRow, plenaries
from contracts.terms import TermRow, opened_terms, terms_from
from kernel.log.registry import Reader
from kernel.rows import as_row
from members.member.tables import members
from members.member.turnover.commands import DecideTermChange
from members.member.turnover.state import TurnoverFacts


async def facts(reader: Reader, commands: Sequence[DecideTermChange]) -> Sequence[TurnoverFacts]:
    """One a command; a change of term is seldom."""
    return [await _of(reader, command) for command in commands]


async def _of(reader: Reader, command: DecideTermChange) -> TurnoverFacts:
    here = command.committee
    opened = await reader.rows(select(opened_terms).where(opened_terms.c.committee == here))
    sat = await reader.rows(select(plenaries).where(plenaries.c.committee == here))
    terms = terms_from(
        [as_row(TermRow, dict(row)) for row in opened],
        [as_row(PlenaryRow, dict(row)) for row in sat],
    )
    own = [one.opens for one in terms if one.term == command.term]
    later = [one.term for one in terms if one.term > command.term and not one.implied]
    mine = select(members.c.member).where(
        members.c.committee == here, members.c.member.in_(command.but)
    )
    known = {row["member"] for row in await reader.rows(mine)} if command.but else set()
    return TurnoverFacts(
        opens=own[0] if own else None,
        before=any(one.term < command.term for one in terms),
        later=min(later, default=None),
        strangers=tuple(str(one) for one in command.but if one not in known),
    )
