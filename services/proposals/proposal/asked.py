"""Which proposal does a request ask about, and when did it happen?"""

from typing import Any
from uuid import UUID

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
