"""How do events become the rows of bodies, and of those who belong to them?"""

from dataclasses import replace
from datetime import date
from uuid import UUID

from contracts.members.member import MemberAdmitted, MemberLeft, MembershipBegan, MembershipEnded
from contracts.sectors.body import BodyConfirmed, BodyFormed, ConvenorLaidDown, ConvenorNamed
from kernel.follow import View
from kernel.ids import derived
from kernel.log.chain import Recorded
from sectors.body.tables import BelongingRow, BodyRow, LeaverRow, belongings, bodies, leavers

BodyEvent = BodyFormed | BodyConfirmed | ConvenorNamed | ConvenorLaidDown


def body_row(before: BodyRow | None, event: BodyEvent, recorded: Recorded) -> BodyRow | None:
    """A body with who leads it now."""
    if isinstance(event, BodyFormed):
        committee = recorded.origin.committee
        return BodyRow(event.body, committee, event.kind, event.name, event.provisional, (), ())
    if before is None:
        return None
    match event:
        case BodyConfirmed():
            return replace(before, provisional=False)
        case ConvenorNamed():
            rest = _without(before, event.convenor.id)
            return replace(
                rest,
                convenor_ids=(*rest.convenor_ids, event.convenor.id),
                convenors=(*rest.convenors, event.convenor.name),
            )
        case ConvenorLaidDown():
            return _without(before, event.convenor)


def _without(row: BodyRow, convenor: UUID) -> BodyRow:
    pairs = zip(row.convenor_ids, row.convenors, strict=True)
    kept = [(one, name) for one, name in pairs if one != convenor]
    return replace(
        row,
        convenor_ids=tuple(one for one, _ in kept),
        convenors=tuple(name for _, name in kept),
    )


def belonging_key(event: MembershipBegan | MembershipEnded, recorded: Recorded) -> UUID:
    """One row a member and body."""
    body = event.body.id if isinstance(event, MembershipBegan) else event.body
    return derived("belonging", event.member, body)


def belonging_row(
    before: BelongingRow | None, event: MembershipBegan | MembershipEnded, recorded: Recorded
) -> BelongingRow | None:
    """A membership with its days; one that began anew is open again."""
    match event:
        case MembershipBegan():
            key, committee = belonging_key(event, recorded), recorded.origin.committee
            return BelongingRow(key, committee, event.member, event.body.id, event.since, None)
        case MembershipEnded():
            return None if before is None else replace(before, until=event.until)


def leaver_row(
    before: LeaverRow | None, event: MemberAdmitted | MemberLeft, recorded: Recorded
) -> LeaverRow | None:
    """Who left; who is admitted again is a leaver no more, who was a mistake never was here."""
    if isinstance(event, MemberAdmitted):
        return None
    return LeaverRow(event.member, date.min if event.how == "retracted" else event.until)


BODIES = View(
    bodies,
    BodyRow,
    (BodyFormed, BodyConfirmed, ConvenorNamed, ConvenorLaidDown),
    lambda event, recorded: event.body,
    body_row,
)
BELONGINGS = View(
    belongings, BelongingRow, (MembershipBegan, MembershipEnded), belonging_key, belonging_row
)
LEAVERS = View(
    leavers,
    LeaverRow,
    (MemberAdmitted, MemberLeft),
    lambda event, recorded: event.member,
    leaver_row,
)
