"""May this text or file be forgotten, and which vault items go with it? Pure."""

from collections.abc import Sequence

from contracts.proposals.content import ContentWithdrawn
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.content.commands import WithdrawContent
from proposals.proposal.content.refusals import NoSuchContent, NotTheirContent
from proposals.proposal.content.state import Content
from proposals.proposal.facts import Facts
from proposals.proposal.state import Phase, Proposal


def withdraw_content(
    command: WithdrawContent, proposal: Proposal, known: Known[Facts]
) -> Sequence[Event]:
    """In every phase, of earlier versions too; what is gone already stays so."""
    found = {item: one for item, one in proposal.contents.items() if _meant(command, one)}
    if not found:
        raise NoSuchContent(command.part)
    if command.by is not None:
        if command.by != _first_sponsor(proposal):
            raise NotTheirContent
        found = {item: one for item, one in found.items() if one.sponsors}
        if not found:
            raise NotTheirContent
    items = tuple(item for item, one in found.items() if not one.gone)
    if not items:
        return []
    event = ContentWithdrawn(
        of="proposal",
        record=command.proposal,
        part=command.part,
        whose=command.whose,
        withdrawn_on=known.today,
        ground=command.ground,
        basis=command.basis,
        forgotten=items,
    )
    return [event]


def _meant(command: WithdrawContent, one: Content) -> bool:
    return command.part == "everything" or (command.part, command.whose) == (one.part, one.whose)


def _first_sponsor(proposal: Proposal) -> object:
    if proposal.phase is Phase.DRAFT and proposal.draft is not None:
        return proposal.draft.saved.first_sponsor.id
    return proposal.sponsors.first.id if proposal.sponsors else None
