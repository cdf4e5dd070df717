"""What must be known to plan a roster, once a file?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.committees import PlenaryRow, plenary_of, rules_of
from contracts.merges import meant, merges_of
from contracts.terms import terms_of
from kernel.clock import today
from kernel.decider import NotKnownHereYet
from kernel.importing.plan import Terms
from kernel.tables import imported_rows, vault
from members.member.queries import rows_of
from members.member.tables import members
from rules.names import person_name, sector_name


@dataclass(frozen=True, slots=True)
class Registered:
    """A member on the register, as far as it tells one from another of the same name.

    `kept_as` is the member whose duplicate this entry is; None: it is nobody's.
    """

    member: UUID
    name: str
    member_no: str | None
    phone: str | None
    sector: UUID | None
    employer: str | None
    term: int = 0
    since: date | None = None
    left: bool = False
    kept_as: UUID | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the service knows before it reads the first row.

    Attributes:
        sectors: the rules' own spelling by normalised name.
        term_opens: the first day of the plenary's term.
        follows: a roster of an earlier plenary was imported, so that a new person came later.
    """

    plenary: PlenaryRow
    sectors: Mapping[str, str]
    people: tuple[Registered, ...]
    follows: bool
    today: date
    term_opens: date


async def know(engine: AsyncEngine, terms: Terms) -> Knowledge:
    """Read it.

    Raises:
        NotKnownHereYet: the plenary has not been convened.
    """
    plenary = None if terms.plenary is None else await plenary_of(engine, terms.plenary)
    if plenary is None:
        raise NotKnownHereYet("全体会议")
    terms_here = await terms_of(engine, terms.committee)
    rules = await rules_of(engine, terms.committee, plenary.opens)
    phones = await _phones(engine, terms.committee)
    merged = await merges_of(engine, terms.committee)
    return Knowledge(
        plenary,
        {sector_name(name): name for name in rules.sectors} if rules else {},
        tuple(
            Registered(
                row.member,
                person_name(row.name),
                row.member_no,
                phones.get(row.member),
                row.sector,
                row.employer,
                row.term,
                row.since,
                row.how is not None,
                meant(row.member, merged) if row.member in merged else None,
            )
            for row in await rows_of(engine, terms.committee)
        ),
        await _follows(engine, terms, (plenary.term, plenary.session)),
        today(),
        min(one.opens for one in terms_here if one.term == plenary.term),
    )


async def _phones(engine: AsyncEngine, committee: UUID) -> dict[UUID, str]:
    """The telephones of today, to tell members of one name apart; they go no further."""
    item = vault.c.id == func.any(members.c.kept)
    wanted = select(members.c.member, vault.c.body).join(vault, item)
    wanted = wanted.where(members.c.committee == committee, vault.c.kind == "phone")
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).all()
    return {row.member: bytes(row.body).decode() for row in found}


async def _follows(engine: AsyncEngine, terms: Terms, here: tuple[int, int]) -> bool:
    wanted = select(imported_rows.c.ledger).where(imported_rows.c.committee == terms.committee)
    wanted = wanted.where(imported_rows.c.ledger.startswith("roster/")).distinct()
    async with engine.connect() as connection:
        ledgers = (await connection.execute(wanted)).scalars().all()
    found = (re.fullmatch(r"roster/(\d+)/(\d+)", ledger) for ledger in ledgers)
    return any((int(one[1]), int(one[2])) < here for one in found if one)
