"""What is known of a change of term: what was decided, and what is left to do?"""

from uuid import UUID

from sqlalchemy import select

from contracts.committees import rules_of
from contracts.members.rules import CommitteeRules
from contracts.members.term import Term
from contracts.terms import TermChangeRow, term_changes, terms_of
from kernel.fetching import Database, fetch
from kernel.follow import until
from kernel.log.reading import heads
from members.member.queries import rows_of
from members.member.turnover.planning import Decided, TermChange, planned


async def term_named(database: Database, committee: UUID, term: int) -> Term | None:
    """A term of a committee, if it is known."""
    found = await terms_of(database, committee)
    return next((one for one in found if one.term == term), None)


async def decided_for(database: Database, committee: UUID, term: int) -> TermChangeRow | None:
    """What was decided of the roster for a term."""
    c = term_changes.c
    wanted = select(term_changes).where(c.committee == committee, c.term == term)
    found = await fetch(database, wanted, TermChangeRow)
    return found[0] if found else None


async def left_to_do(database: Database, decided: Decided) -> TermChange:
    """Who is still to go on or to end, as the register stands once it has read the whole log."""
    await _caught_up(database, decided.committee)
    rows = await rows_of(database, decided.committee)
    return planned(rows, decided, await _rules(database, decided))


async def _rules(database: Database, decided: Decided) -> CommitteeRules | None:
    return await rules_of(database, decided.committee, decided.opens)


async def _caught_up(database: Database, committee: UUID) -> None:
    async with database.connect() as connection:
        found = await heads(connection, "members")
    for _, origin, position in found:
        if origin.committee == committee:
            await until(database, "views", origin, position)
