"""How do events become the list of members of upper committees who live here?"""

from dataclasses import replace

from contracts.members.upper import UpperMemberGone, UpperMemberListed
from kernel.log.chain import Recorded
from kernel.view import View
from members.upper.events import UpperErased, UpperPrivateKept
from members.upper.tables import UpperRow, upper_members

Told = UpperMemberListed | UpperMemberGone | UpperPrivateKept | UpperErased


def row(before: UpperRow | None, event: Told, recorded: Recorded) -> UpperRow | None:
    """One row a person; one listed by mistake leaves none."""
    if isinstance(event, UpperMemberListed):
        kept = before.kept if before else ()
        here = recorded.origin.committee
        return UpperRow(committee=here, until=None, how=None, kept=kept, **event.model_dump())
    if before is None:
        return None
    match event:
        case UpperMemberGone():
            if event.how == "retracted":
                return None
            return replace(before, until=event.until, how=event.how)
        case UpperPrivateKept():
            return replace(before, kept=tuple(item.id for item in event.kept))
        case UpperErased():
            return replace(before, kept=())


UPPER_MEMBERS = View(
    upper_members,
    UpperRow,
    (UpperMemberListed, UpperMemberGone, UpperPrivateKept, UpperErased),
    lambda event, recorded: event.upper,
    row,
)
