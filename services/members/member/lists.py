"""Which members does a clerk have to see to: whose term ends, who was quiet, what is missing?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal, or_, select

from contracts.committees import plenaries, rules_of
from contracts.values import BodyKind
from kernel.fetching import Database, fetch
from kernel.tables import vault
from members.member.filtering import counts, on_roll
from members.member.queries import REGISTER, MemberListed, with_details
from members.member.record.queries import LastDays, last_days
from members.member.tables import MemberRow, members


@dataclass(frozen=True, slots=True)
class Quiet:
    """A member of whom nothing was heard for some time, and what was heard last."""

    member: MemberListed
    proposed_on: date | None
    reported_on: date | None
    attended_on: date | None


async def ending(
    database: Database, committee: UUID, day: date, term: int | None
) -> Sequence[MemberListed]:
    """Whose term this is: who needs a new appointment to stay beyond it.

    Args:
        term: the committee's latest when none is given; earlier ones are over.
    """
    wanted = _here(committee, day)
    if term is None:
        latest = select(func.max(plenaries.c.term)).where(plenaries.c.committee == committee)
        wanted = wanted.where(members.c.term <= latest.scalar_subquery())
    else:
        wanted = wanted.where(members.c.term == term)
    return await _listed(database, wanted)


async def without_sector(database: Database, committee: UUID, day: date) -> Sequence[MemberListed]:
    """Who is in no sector."""
    return await _listed(database, _here(committee, day).where(members.c.sector.is_(None)))


async def without_telephone(
    database: Database, committee: UUID, day: date
) -> Sequence[MemberListed]:
    """Of whom no telephone is kept, or not any more."""
    here = vault.c.id == func.any(members.c.kept)
    phone = select(literal(1)).where(here, vault.c.kind == "phone").exists()
    return await _listed(database, _here(committee, day).where(~phone))


async def in_too_many_committees(
    database: Database, committee: UUID, day: date
) -> Sequence[MemberListed]:
    """Who sits on more special committees than the day's rules allow; nobody without a rule."""
    rules = await rules_of(database, committee, day)
    if rules is None or rules.special_committees_at_most is None:
        return []
    at_most = rules.special_committees_at_most.at_most
    kind = BodyKind.SPECIAL_COMMITTEE.value
    seats = func.cardinality(func.array_positions(members.c.body_kinds, kind))
    return await _listed(database, _here(committee, day).where(seats > at_most))


async def quiet(database: Database, committee: UUID, since: date, day: date) -> Sequence[Quiet]:
    """Who handed in, reported and came to nothing since a day, and was on the roll before it."""
    entered = or_(members.c.since.is_(None), members.c.since < since)
    everyone = await _listed(database, _here(committee, day).where(entered))
    days = await last_days(database, committee)
    found = [_quiet(one, days.get(one.member)) for one in everyone]
    return [one for one in found if not _heard_since(one, since)]


def _quiet(one: MemberListed, days: LastDays | None) -> Quiet:
    if days is None:
        return Quiet(one, None, None, None)
    return Quiet(one, days.proposed_on, days.reported_on, days.attended_on)


def _heard_since(one: Quiet, since: date) -> bool:
    days = (one.proposed_on, one.reported_on, one.attended_on)
    return any(day is not None and day >= since for day in days)


def _here(committee: UUID, day: date) -> Select[tuple[object, ...]]:
    conditions: list[ColumnElement[bool]] = [members.c.committee == committee, on_roll(day)]
    return select(members).where(*conditions, counts()).order_by(*REGISTER.sorting())


async def _listed(database: Database, wanted: Select[tuple[object, ...]]) -> Sequence[MemberListed]:
    return await with_details(database, await fetch(database, wanted, MemberRow))
