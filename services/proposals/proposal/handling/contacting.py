"""Did the unit speak with the sponsor, and what does an assisting unit think? Pure."""

from collections.abc import Sequence

from contracts.proposals.handling import ContactConfirmed, CoOpinionSent, SponsorContacted
from contracts.values import Named
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.facts import Facts
from proposals.proposal.handling.commands import ConfirmContact, ContactSponsor, SendCoOpinion
from proposals.proposal.handling.refusals import NoContactClaimed, NotAssisting
from proposals.proposal.handling.signing import work_of
from proposals.proposal.handling.state import Contact
from proposals.proposal.refusals import NotASponsor
from proposals.proposal.state import Proposal
from proposals.proposal.submitting import sealed

OPINION = "proposal.co_opinion"


def contact(command: ContactSponsor, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """联系提案人: claimed by the unit; the same again is nothing."""
    work = work_of(command.unit, proposal)
    _sponsor(command.sponsor, proposal)
    before = work.contacts.get(command.sponsor.id)
    claimed = Contact(command.way, known.today)
    if before is not None and (before.way, before.on) == (claimed.way, claimed.on):
        return []
    event = SponsorContacted(
        proposal=command.proposal,
        unit=command.unit,
        sponsor=command.sponsor,
        way=command.way,
        contacted_on=known.today,
    )
    return [event]


def confirm(command: ConfirmContact, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """联系确认: by the sponsor of whom the unit claims it."""
    claimed = work_of(command.unit, proposal).contacts.get(command.sponsor.id)
    _sponsor(command.sponsor, proposal)
    if claimed is None:
        raise NoContactClaimed(command.unit.name)
    if claimed.confirmed is command.took_place:
        return []
    event = ContactConfirmed(
        proposal=command.proposal,
        unit=command.unit,
        sponsor=command.sponsor,
        took_place=command.took_place,
        confirmed_on=known.today,
    )
    return [event]


def _sponsor(person: Named, proposal: Proposal) -> None:
    assert proposal.sponsors is not None
    if person.id not in {one.id for one in proposal.sponsors.all()}:
        raise NotASponsor(person.name)


def send_opinion(
    command: SendCoOpinion, proposal: Proposal, known: Known[Facts]
) -> Sequence[Event]:
    """会办意见: to the lead unit; again with another text replaces it."""
    work = work_of(command.unit, proposal)
    assert proposal.assignment is not None
    if command.unit.id not in {one.id for one in proposal.assignment.assisting}:
        raise NotAssisting(command.unit.name)
    text = sealed(command.text, OPINION, known)
    if work.opinion_on is not None and text in (None, work.opinion):
        return []
    event = CoOpinionSent(
        proposal=command.proposal, unit=command.unit, text=text, sent_on=known.today
    )
    return [event]
