"""What do other committees offer under these ids, and which of the texts are kept here?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from contracts.proposals.forwarding import ProposalForwarded
from kernel.log.registry import Reader
from kernel.secret import Secret
from kernel.tables import vault
from proposals.proposal.lineage.commands import AcceptForwarded, OfferCommand
from proposals.proposal.lineage.tables import forwardings


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer to a committee, with its text if that lies here."""

    event: ProposalForwarded
    text: Secret | None


Offers = dict[tuple[UUID, UUID], Offer]
"""By the committee to which something is offered, and the id under which it is."""


async def offers(reader: Reader, commands: Sequence[OfferCommand]) -> Offers:
    """What these commands are about; nobody sees what is offered to others."""
    asked = {command.proposal for command in commands}
    if not asked:
        return {}
    c = forwardings.c
    offered = (c.forwarding.in_(asked), c.offer != "")
    rows = await reader.rows(select(c.offer).where(*offered))
    heard = [ProposalForwarded.read(row["offer"]) for row in rows]
    taken = {one.proposal for one in commands if isinstance(one, AcceptForwarded)}
    texts = await _texts(reader, [event for event in heard if event.forwarding in taken])
    return {
        (event.to.id, event.forwarding): Offer(event, texts.get(event.forwarding))
        for event in heard
    }


async def _texts(reader: Reader, heard: Sequence[ProposalForwarded]) -> dict[UUID, Secret]:
    kept = {event.forwarding: event.carried.text.id for event in heard if event.carried.text}
    if not kept:
        return {}
    wanted = select(vault.c.id, vault.c.body).where(vault.c.id.in_(set(kept.values())))
    bodies = {row["id"]: bytes(row["body"]).decode() for row in await reader.rows(wanted)}
    return {one: Secret(bodies[item]) for one, item in kept.items() if item in bodies}
