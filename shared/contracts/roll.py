"""Who is on the roll on a day, and in which bodies, for those who keep no register themselves?"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, MetaData

from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    MembershipBegan,
    MembershipEnded,
    ParticularsCorrected,
)
from contracts.values import BodyKind
from kernel.log.chain import Recorded
from kernel.rows import table_of
from kernel.view import View

tables = MetaData()
BEGINNING, OPEN = date(1, 1, 1), date(9999, 12, 30)
Told = MemberAdmitted | ParticularsCorrected | MembershipBegan | MembershipEnded | MemberLeft


@dataclass(frozen=True, slots=True)
class OnRoll:
    """One member; an open end is OPEN, a first day that nobody knows BEGINNING.

    Attributes:
        sinces, untils: every time on the roll, in equal places; the last is the latest.
        bodies and what follows: every time in a body, in equal places.
    """

    member: UUID
    committee: UUID
    name: str
    member_no: str | None
    party: str | None
    employer: str | None
    position: str | None
    sinces: tuple[date, ...]
    untils: tuple[date, ...]
    bodies: tuple[UUID, ...]
    body_kinds: tuple[str, ...]
    body_names: tuple[str, ...]
    body_sinces: tuple[date, ...]
    body_untils: tuple[date, ...]

    def on(self, day: date) -> bool:
        """Whether the member is on the roll that day."""
        return any(s <= day <= u for s, u in zip(self.sinces, self.untils, strict=True))

    def belongs(self, body: UUID, day: date) -> bool:
        """Whether the member is in a body that day."""
        spells = zip(self.bodies, self.body_sinces, self.body_untils, strict=True)
        return self.on(day) and any(b == body and s <= day <= u for b, s, u in spells)

    def sector(self, day: date) -> str | None:
        """The sector's name that day."""
        every = zip(
            self.body_kinds, self.body_names, self.body_sinces, self.body_untils, strict=True
        )
        held = (name for kind, name, s, u in every if kind == BodyKind.SECTOR and s <= day <= u)
        return next(held, None)


roll = table_of(tables, "roll", OnRoll, "member")
Index("roll_by_name", roll.c.committee, roll.c.name)


def row(before: OnRoll | None, event: Told, recorded: Recorded) -> OnRoll | None:
    """One row a member; one entered by mistake leaves none."""
    if isinstance(event, MemberAdmitted):
        return _admitted(before, event, recorded.origin.committee)
    if before is None:
        return None
    match event:
        case ParticularsCorrected():
            return replace(before, **_particulars(event))
        case MembershipBegan():
            return _joined(_closed(before, event.body.id, None), event)
        case MembershipEnded():
            return _closed(before, event.body, event.until)
        case MemberLeft():
            if event.how == "retracted":
                return None
            return replace(before, untils=(*before.untils[:-1], event.until))


def _admitted(before: OnRoll | None, event: MemberAdmitted, committee: UUID) -> OnRoll:
    told = _particulars(event)
    since = event.since or BEGINNING
    if before is None:
        told |= {"member": event.member, "sinces": (since,), "untils": (OPEN,)}
        return OnRoll(committee=committee, **told, **_NOWHERE)
    spells = zip(before.sinces, before.untils, strict=True)
    former = [(s, u) for s, u in spells if u != OPEN and s < since]
    sinces, untils = (*(s for s, _ in former), since), (*(u for _, u in former), OPEN)
    return replace(before, **told, sinces=sinces, untils=untils)


def _particulars(event: MemberAdmitted | ParticularsCorrected) -> dict[str, Any]:
    return {name: getattr(event, name) for name in _PARTICULARS}


_PARTICULARS = ("name", "member_no", "party", "employer", "position")
_NOWHERE: dict[str, Any] = dict.fromkeys(
    ("bodies", "body_kinds", "body_names", "body_sinces", "body_untils"), ()
)


def _joined(row: OnRoll, event: MembershipBegan) -> OnRoll:
    return replace(
        row,
        bodies=(*row.bodies, event.body.id),
        body_kinds=(*row.body_kinds, event.kind.value),
        body_names=(*row.body_names, event.body.name),
        body_sinces=(*row.body_sinces, event.since or BEGINNING),
        body_untils=(*row.body_untils, OPEN),
    )


def _closed(row: OnRoll, body: UUID, until: date | None) -> OnRoll:
    """The open time in a body ends with a day; without one it was told wrongly and goes.

    Where none is open, the day corrects that of the latest time in it.
    """
    mine = [at for at, held in enumerate(row.bodies) if held == body]
    open_ones = [at for at in mine if row.body_untils[at] == OPEN]
    if until is None:
        return _without(row, open_ones)
    meant = open_ones or mine[-1:]
    ends = (until if at in meant else last for at, last in enumerate(row.body_untils))
    return replace(row, body_untils=tuple(ends))


def _without(row: OnRoll, gone: Collection[int]) -> OnRoll:
    kept = [at for at in range(len(row.bodies)) if at not in gone]
    return replace(
        row,
        bodies=tuple(row.bodies[at] for at in kept),
        body_kinds=tuple(row.body_kinds[at] for at in kept),
        body_names=tuple(row.body_names[at] for at in kept),
        body_sinces=tuple(row.body_sinces[at] for at in kept),
        body_untils=tuple(row.body_untils[at] for at in kept),
    )


ROLL = View(
    roll,
    OnRoll,
    (MemberAdmitted, ParticularsCorrected, MembershipBegan, MembershipEnded, MemberLeft),
    lambda event, recorded: event.member,
    row,
    version=3,  # Its events are older than it: where there are some, it is filled by itself.
)
