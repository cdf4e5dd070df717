"""How does an event change a member's further particulars? Pure."""

from contracts.members.member import MemberAdmitted, ParticularsCorrected
from kernel.follow import View
from kernel.log.chain import Recorded
from members.member.details.tables import DETAILS, DetailsRow, details

Seen = MemberAdmitted | ParticularsCorrected


def row(before: DetailsRow | None, event: Seen, recorded: Recorded) -> DetailsRow:
    """One row a member: each event tells the whole."""
    committee = recorded.origin.committee if before is None else before.committee
    return DetailsRow(event.member, committee, **{name: getattr(event, name) for name in DETAILS})


# The first release knew none of them: version 2 fills what its logs say.
DETAILS_VIEW = View(
    details,
    DetailsRow,
    (MemberAdmitted, ParticularsCorrected),
    lambda event, recorded: event.member,
    row,
    version=2,
)
