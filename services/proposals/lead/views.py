"""How does an event change the row of its call or lead? Pure."""

from dataclasses import replace
from uuid import UUID

from contracts.proposals.lead import LeadDeclined, LeadListed, LeadReceived, LeadsCalled
from contracts.proposals.proposal import ProposalSubmitted
from kernel.log.chain import Recorded
from kernel.view import View
from proposals.lead.tables import CallRow, LeadRow, calls, leads

Seen = LeadReceived | LeadListed | LeadDeclined | ProposalSubmitted
NONE = UUID(int=0)


def call_row(before: CallRow | None, event: LeadsCalled, recorded: Recorded) -> CallRow:
    """One row a call."""
    return CallRow(
        call=event.call,
        committee=recorded.origin.committee,
        plenary=event.plenary,
        title=event.title,
        opens_on=event.opens_on,
        closes_on=event.closes_on,
    )


def row(before: LeadRow | None, event: Seen, recorded: Recorded) -> LeadRow | None:
    """One row a lead, with the proposals that grew from it."""
    if isinstance(event, LeadReceived):
        return _received(event, recorded)
    if before is None:
        return None
    match event:
        case LeadListed():
            return replace(before, topic=event.topic, listed_on=event.listed_on, declined=None)
        case LeadDeclined():
            return replace(before, declined=event.reason)
        case ProposalSubmitted() if event.proposal not in before.grown_into:
            return replace(before, grown_into=(*before.grown_into, event.proposal))
        case _:
            return before


def _received(event: LeadReceived, recorded: Recorded) -> LeadRow:
    return LeadRow(
        lead=event.lead,
        committee=recorded.origin.committee,
        call=event.call,
        plenary=event.plenary,
        source=str(event.source),
        by_name=None if event.by is None else event.by.name,
        title=event.title,
        received_on=event.received_on,
        topic=None,
        listed_on=None,
        declined=None,
        grown_into=(),
    )


def lead_of(event: Seen, recorded: Recorded) -> UUID:
    """The lead that an event touches; a proposal that grew from none touches a row of nobody."""
    return event.lead or NONE


CALLS = View(calls, CallRow, (LeadsCalled,), lambda event, recorded: event.call, call_row)
LEADS = View(
    leads, LeadRow, (LeadReceived, LeadListed, LeadDeclined, ProposalSubmitted), lead_of, row
)
