"""Which proposal does a request ask about, and when did it happen?"""

from typing import Any
from uuid import UUID

from contracts.values import Named
from kernel.http.asking import Asking, patiently
from kernel.problems import unknown
from proposals.proposal import bodies
from proposals.proposal.queries import Sight, one_of
from proposals.proposal.tables import ProposalRow

EVERYTHING = Sight(everything=True)


def about(asking: Asking, proposal: UUID, body: bodies.Dated) -> dict[str, Any]:
    """What every command about it is told."""
    return {"committee": asking.here, "proposal": proposal, "on": body.on, "at": body.at}


async def row_of(asking: Asking, proposal: UUID, seen: Sight = EVERYTHING) -> ProposalRow:
    """The proposal as it stands; one written a moment ago is waited for."""
    found: list[ProposalRow] = []

    async def look() -> UUID | None:
        row = await one_of(asking.engine, asking.here, proposal, seen)
        found.extend([row] if row else [])
        return proposal if row else None

    await patiently(look, unknown("提案", str(proposal)))
    return found[0]


def sponsor_of(asking: Asking, row: ProposalRow, told: bodies.Sponsor) -> Named:
    """The sponsor of that name or id; a stranger is refused by the rule."""
    ids = (row.first_sponsor, *row.co_sponsors)
    names = (row.first_sponsor_name, *row.co_sponsor_names)
    for found, name in zip(ids, names, strict=True):
        if told.id == found or (told.id is None and told.name == name):
            return Named(id=found, name=name)
    return Named(id=told.id or asking.new_id("stranger"), name=told.name)
