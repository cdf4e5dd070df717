"""How does an event change a member's further particulars? Pure."""

from dataclasses import replace

from contracts.members.member import (
    MemberAdmitted,
    MemberReappointed,
    ParticularsCorrected,
)
from kernel.log.chain import Recorded
from kernel.view import View
from members.member.details.tables import DETAILS, DetailsRow, details

Seen = MemberAdmitted | MemberReappointed | ParticularsCorrected


def row(before: DetailsRow | None, event: Seen, recorded: Recorded) -> DetailsRow | None:
    """One row a member: each event tells the whole, and a term is added to those served."""
    served = before.terms if before else ()
    if isinstance(event, MemberReappointed):
        return before and replace(before, terms=_with(served, event.term))
    committee = before.committee if before else recorded.origin.committee
    told = {name: getattr(event, name) for name in DETAILS}
    terms = _with(served, event.term) if isinstance(event, MemberAdmitted) else served
    return DetailsRow(event.member, committee, **told, terms=terms)


def _with(terms: tuple[int, ...], term: int) -> tuple[int, ...]:
    return tuple(sorted({*terms, term}))


# The first release knew none of them: version 2 fills what its logs say.
DETAILS_VIEW = View(
    details,
    DetailsRow,
    (MemberAdmitted, MemberReappointed, ParticularsCorrected),
    lambda event, recorded: event.member,
    row,
    version=2,
)
