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


async def offers(reader: Reader, commands: Sequence[OfferCommand]) -> dict[UUID, Offer]:
    """By the id under which it is offered; nobody sees what is offered to others."""
    asked = {command.proposal: command.committee for command in commands}
    if not asked:
        return {}
    c = forwardings.c
    rows = await reader.rows(select(c.forwarding, c.offer).where(c.forwarding.in_(asked)))
    heard = [ProposalForwarded.read(row["offer"]) for row in rows]
    mine = [event for event in heard if event.to.id == asked[event.forwarding]]
    taken = {one.proposal for one in commands if isinstance(one, AcceptForwarded)}
    texts = await _texts(reader, [event for event in mine if event.forwarding in taken])
    return {event.forwarding: Offer(event, texts.get(event.forwarding)) for event in mine}


async def _texts(reader: Reader, heard: Sequence[ProposalForwarded]) -> dict[UUID, Secret]:
    kept = {event.carried.text.id: event.forwarding for event in heard if event.carried.text}
    if not kept:
        return {}
    rows = await reader.rows(select(vault.c.id, vault.c.body).where(vault.c.id.in_(kept)))
    return {kept[row["id"]]: Secret(bytes(row["body"]).decode()) for row in rows}
