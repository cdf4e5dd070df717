"""Which members of a register are wanted?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, literal, or_, select

from contracts.merges import merges
from contracts.sectors.body import body_id
from contracts.values import BodyKind
from members.member.details.tables import details
from members.member.tables import OPEN, members, spells

ROLE = "role"
"""The kind of a spell that is a role, not a membership."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which members are wanted; None does not narrow.

    Attributes:
        on: those on the roll on this day; None is everyone who ever was.
        sector, special_committee, group, role: its name, for those in it on that day (None: now).
        prefix: how the name begins. how: who left in this way.
    """

    on: date | None = None
    sector: str | None = None
    special_committee: str | None = None
    group: str | None = None
    role: str | None = None
    party: str | None = None
    gender: str | None = None
    nation: str | None = None
    term: int | None = None
    in_system: bool | None = None
    how: str | None = None
    prefix: str | None = None

    def where(self, committee: UUID | None) -> list[ColumnElement[bool]]:
        """The conditions, all of which must hold; without a committee, in whichever."""
        c = members.c
        equal = {"gender": c.gender, "nation": c.nation, "term": c.term, "how": c.how}
        told = {name: getattr(self, name) for name in equal}
        found = [equal[name] == value for name, value in told.items() if value is not None]
        if self.on is not None:
            found.append(on_roll(self.on))
        if self.party is not None:
            mine = and_(details.c.member == c.member, details.c.second_party == self.party)
            found.append(or_(c.party == self.party, select(literal(1)).where(mine).exists()))
        if self.in_system is not None:
            mine = and_(details.c.member == c.member, details.c.in_system.is_(self.in_system))
            found.append(select(literal(1)).where(mine).exists())
        if self.prefix:
            found.append(c.name.startswith(self.prefix, autoescape=True))
        return [*found, *self._belonging(committee), counts()]

    def _belonging(self, committee: UUID | None) -> list[ColumnElement[bool]]:
        asked = (
            (self.sector, (BodyKind.SECTOR,)),
            (self.special_committee, (BodyKind.SPECIAL_COMMITTEE,)),
            (self.group, (BodyKind.SECTOR_GROUP, BodyKind.AREA_GROUP)),
        )
        found = [
            or_(*(in_body(committee, kind, name, self.on) for kind in kinds))
            for name, kinds in asked
            if name is not None
        ]
        if self.role is not None:
            found.append(in_role(committee, self.role, self.on))
        return found


def on_roll(day: date) -> ColumnElement[bool]:
    """Whether a member is on the roll on a day."""
    c = members.c
    return and_(or_(c.since.is_(None), c.since <= day), or_(c.until.is_(None), c.until >= day))


def counts() -> ColumnElement[bool]:
    """Whether an entry stands for a person: neither a mistake nor somebody's duplicate."""
    same = select(literal(1)).where(merges.c.duplicate == members.c.member)
    return and_(not_by_mistake(), ~same.exists())


def not_by_mistake() -> ColumnElement[bool]:
    """Whether a member was not merely entered by mistake."""
    return or_(members.c.how.is_(None), members.c.how != "retracted")


def in_body(
    committee: UUID | None, kind: BodyKind, name: str, on: date | None
) -> ColumnElement[bool]:
    """Whether a member is in a body: by its id in a committee, by its name across committees."""
    if on is not None and committee is not None:
        return _spell(spells.c.body == body_id(committee, kind, name), on)
    if on is not None:
        return _spell(and_(spells.c.kind == kind.value, spells.c.name == name), on)
    if committee is not None:
        body = body_id(committee, kind, name)
        return _now(lambda entry: entry.body_ids.contains([body]))
    return _now(lambda entry: entry.body_names.contains([name]))


def in_role(committee: UUID | None, role: str, on: date | None) -> ColumnElement[bool]:
    """Whether a member has a role in a committee; without one, in whichever."""
    if on is None:
        return _now(lambda entry: entry.roles.contains([role]))
    here = [] if committee is None else [spells.c.committee == committee]
    return _spell(and_(spells.c.kind == ROLE, spells.c.name == role, *here), on)


def _now(holds: Callable[[Any], ColumnElement[bool]]) -> ColumnElement[bool]:
    """Whether it holds of a member's own entry, or of a duplicate's that did not end before."""
    same, kept = members.alias("same"), members.alias("kept")
    joined = (
        select(merges.c.member)
        .join(same, same.c.member == merges.c.duplicate)
        .join(kept, kept.c.member == merges.c.member)
    )
    last = func.coalesce(same.c.until, OPEN) >= func.coalesce(kept.c.until, OPEN)
    return or_(holds(members.c), members.c.member.in_(joined.where(last, holds(same.c))))


def _spell(which: ColumnElement[bool], on: date) -> ColumnElement[bool]:
    """Whether a member, or a duplicate of theirs, was in it that day: found from the few spells.

    Nobody is in anything after the last day of the entry that was in it.
    """
    days = (
        func.unnest(spells.c.sinces, spells.c.untils).table_valued("first", "last").render_derived()
    )
    person = func.coalesce(merges.c.member, spells.c.member)
    own = members.alias("own")
    held = spells.join(own, own.c.member == spells.c.member)
    held = held.outerjoin(merges, merges.c.duplicate == spells.c.member)
    was = select(person).select_from(held.join(days, literal(True)))
    was = was.where(which, days.c.first <= on, days.c.last >= on)
    return members.c.member.in_(was.where(func.coalesce(own.c.until, OPEN) >= on))
