"""How do events become the register, and the spells of members in bodies and roles?"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    MemberReappointed,
    MembershipBegan,
    MembershipEnded,
    ParticularsCorrected,
    PersonErased,
    RoleAssumed,
    RoleLaidDown,
)
from contracts.values import BodyKind
from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.view import View
from members.member.events import PrivateParticularsKept
from members.member.tables import BEGINNING, OPEN, MemberRow, SpellRow, members, spells

Spelled = MembershipBegan | MembershipEnded | RoleAssumed | RoleLaidDown
Registered = (
    MemberAdmitted
    | MemberReappointed
    | ParticularsCorrected
    | PrivateParticularsKept
    | PersonErased
    | MemberLeft
    | Spelled
)
PARTICULARS = {
    "name", "member_no", "gender", "nation", "birth_year", "party", "education", "employer",
    "position",
}  # fmt: skip

EMPTY = ("body_ids", "body_kinds", "body_names", "duties", "roles", "kept")
UNTOLD = ("sector", "sector_name", "until", "how")


def member_row(before: MemberRow | None, event: Registered, recorded: Recorded) -> MemberRow | None:
    """One row a member."""
    if isinstance(event, MemberAdmitted):
        return _admitted(before, event, recorded.origin.committee)
    if before is None:
        return None
    match event:
        case MemberReappointed():
            return replace(before, term=event.term)
        case ParticularsCorrected():
            return replace(before, **event.model_dump(include=PARTICULARS))
        case PrivateParticularsKept():
            return replace(before, kept=tuple(item.id for item in event.kept))
        case PersonErased():
            return replace(before, kept=())
        case MemberLeft():
            return replace(before, until=event.until, how=event.how)
        case RoleAssumed():
            return replace(before, roles=(*_others(before, event.role), event.role))
        case RoleLaidDown():
            return replace(before, roles=_others(before, event.role))
        case MembershipBegan():
            return _joined(_parted(before, event.body.id), event)
        case MembershipEnded():
            return _parted(before, event.body)


def _admitted(before: MemberRow | None, event: MemberAdmitted, committee: UUID) -> MemberRow:
    told = event.model_dump(include=PARTICULARS | {"member", "term", "since"})
    if before is not None:
        return replace(before, **told, until=None, how=None)
    nothing: dict[str, Any] = dict.fromkeys(EMPTY, ()) | dict.fromkeys(UNTOLD)
    return MemberRow(committee=committee, **told, **nothing)


def _others(row: MemberRow, role: str) -> tuple[str, ...]:
    return tuple(one for one in row.roles if one != role)


def _joined(row: MemberRow, event: MembershipBegan) -> MemberRow:
    if event.kind is BodyKind.SECTOR:
        row = replace(row, sector=event.body.id, sector_name=event.body.name)
    return replace(
        row,
        body_ids=(*row.body_ids, event.body.id),
        body_kinds=(*row.body_kinds, event.kind.value),
        body_names=(*row.body_names, event.body.name),
        duties=(*row.duties, event.duty or ""),
    )


def _parted(row: MemberRow, body: UUID) -> MemberRow:
    if body not in row.body_ids:
        return row
    at = row.body_ids.index(body)
    if body == row.sector:
        row = replace(row, sector=None, sector_name=None)
    return replace(
        row,
        body_ids=row.body_ids[:at] + row.body_ids[at + 1 :],
        body_kinds=row.body_kinds[:at] + row.body_kinds[at + 1 :],
        body_names=row.body_names[:at] + row.body_names[at + 1 :],
        duties=row.duties[:at] + row.duties[at + 1 :],
    )


def spell_key(event: Spelled, recorded: Recorded) -> UUID:
    """One row a member and body, or role."""
    match event:
        case MembershipBegan():
            return derived("spell", event.member, event.body.id)
        case MembershipEnded():
            return derived("spell", event.member, event.body)
        case RoleAssumed() | RoleLaidDown():
            return derived("spell", event.member, event.role)


def spell_row(before: SpellRow | None, event: Spelled, recorded: Recorded) -> SpellRow | None:
    """Every time the member was in it; begun while it lasts, it is a correction of that time."""
    if isinstance(event, MembershipEnded | RoleLaidDown):
        if before is None:
            return None
        return replace(before, untils=(*before.untils[:-1], event.until))
    row = before or _unspelled(event, recorded)
    lasts = bool(row.untils) and row.untils[-1] == OPEN
    earlier = len(row.untils) - 1 if lasts else len(row.untils)
    return replace(
        row,
        duty=event.duty if isinstance(event, MembershipBegan) else None,
        sinces=(*row.sinces[:earlier], event.since or BEGINNING),
        untils=(*row.untils[:earlier], OPEN),
    )


def _unspelled(event: MembershipBegan | RoleAssumed, recorded: Recorded) -> SpellRow:
    key, here = spell_key(event, recorded), recorded.origin.committee
    if isinstance(event, RoleAssumed):
        return SpellRow(key, here, event.member, "role", None, event.role, None, (), ())
    named = (event.kind.value, event.body.id, event.body.name)
    return SpellRow(key, here, event.member, *named, event.duty, (), ())


MEMBERS_VIEW = View(
    members,
    MemberRow,
    (
        MemberAdmitted,
        MemberReappointed,
        ParticularsCorrected,
        PrivateParticularsKept,
        PersonErased,
        MembershipBegan,
        MembershipEnded,
        RoleAssumed,
        RoleLaidDown,
        MemberLeft,
    ),
    lambda event, recorded: event.member,
    member_row,
)
SPELLS_VIEW = View(
    spells,
    SpellRow,
    (MembershipBegan, MembershipEnded, RoleAssumed, RoleLaidDown),
    spell_key,
    spell_row,
)
