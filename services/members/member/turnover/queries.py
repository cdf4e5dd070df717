"""What is known of a change of term: what was decided, and what is left to do?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from contracts.committees import rules_of
from contracts.members.rules import CommitteeRules
from contracts.members.term import Term
from contracts.merges import MergeRow, meant, merges_of
from contracts.terms import TermChangeRow, term_changes, terms_of
from contracts.values import BodyKind
from kernel.cursors import until
from kernel.fetching import Database, fetch
from kernel.log.reading import heads
from members.member.queries import rows_of
from members.member.tables import BEGINNING, OPEN, SpellRow, spells
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
    merged = await merges_of(database, decided.committee)
    return planned(rows, decided, await _rules(database, decided), merged)


async def _rules(database: Database, decided: Decided) -> CommitteeRules | None:
    return await rules_of(database, decided.committee, decided.opens)


async def _caught_up(database: Database, committee: UUID) -> None:
    async with database.connect() as connection:
        found = await heads(connection, "members")
    for _, origin, position in found:
        if origin.committee == committee:
            await until(database, "views", origin, position)


@dataclass(frozen=True, slots=True)
class Seated:
    """A special committee on which members sat in a term.

    Attributes:
        since, until: of the first and the last seat; None: from an admission, or still.
        seats: how many members sat on it.
    """

    body: UUID
    name: str
    since: date | None
    until: date | None
    seats: int


async def special_committees(database: Database, committee: UUID, term: Term) -> Sequence[Seated]:
    """The special committees of a term, as its members' seats tell them, by name."""
    c = spells.c
    wanted = select(spells).where(c.committee == committee, c.kind == BodyKind.SPECIAL_COMMITTEE)
    rows = await fetch(database, wanted, SpellRow)
    left = {one.member: one.until for one in await rows_of(database, committee) if one.until}
    merged = await merges_of(database, committee)
    return seated(rows, left, term.opens, term.ends or OPEN, merged)


def seated(
    rows: Iterable[SpellRow],
    left: Mapping[UUID, date],
    opens: date,
    ends: date,
    merged: Mapping[UUID, MergeRow],
) -> Sequence[Seated]:
    """Who sat on what between two days, both included; a seat ends when its holder leaves. Pure.

    A duplicate's seats are those of the member who is kept, and end when that one leaves.
    """
    found: dict[tuple[str, UUID], list[tuple[UUID, date, date]]] = defaultdict(list)
    for row in rows:
        member = meant(row.member, merged)
        for since, told in zip(row.sinces, row.untils, strict=True):
            until_ = min(told, left.get(member, OPEN))
            if row.body is not None and since <= ends and until_ >= opens:
                found[row.name, row.body].append((member, since, until_))
    return [
        Seated(
            body=body,
            name=name,
            since=_told(min(since for _, since, _ in held)),
            until=_told(max(last for _, _, last in held)),
            seats=len({member for member, _, _ in held}),
        )
        for (name, body), held in sorted(found.items())
    ]


def _told(day: date) -> date | None:
    return None if day in (BEGINNING, OPEN) else day
