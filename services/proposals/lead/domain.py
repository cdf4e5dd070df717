"""What is allowed with leads, and with the calls for them? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from contracts.proposals.content import ContentWithdrawn
from contracts.proposals.lead import LeadDeclined, LeadListed, LeadReceived, LeadsCalled
from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from proposals.lead.commands import (
    CallForLeads,
    DeclineLead,
    LeadCommand,
    ListLead,
    ReceiveLead,
    WithdrawLeadText,
)
from proposals.withdrawing import Texts, giver, withdraw

TEXT = "proposals.lead"


class ClosesBeforeItOpens(Refused):
    """The call would close before it opens."""

    zh = "征集截止日期早于开始日期"


class NoSuchCall(Refused):
    """There is no such call for leads."""

    zh = "没有该次提案线索征集"


class OutsideTheCall(Refused):
    """The call is not open on that day."""

    zh = "不在该次征集的期限内"


class OtherLead(Refused):
    """The lead was received before with other content."""

    zh = "该线索已收到，内容不同"


class NoSuchLead(Refused):
    """There is no such lead."""

    zh = "没有该提案线索"


class ListedAlready(Refused):
    """What stands on the list of topics is not declined."""

    zh = "该线索已列入参考选题"


@dataclass(frozen=True, slots=True)
class Call:
    """A call as decided so far; nothing before it was made."""

    made: LeadsCalled | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead as decided so far."""

    received: LeadReceived | None = None
    topic: str | None = None
    declined: str | None = None
    texts: Texts = field(default_factory=Texts)


def decide_call(command: CallForLeads, call: Call, known: Known[None]) -> Sequence[Event]:
    """Called for once; with other days it is changed."""
    if command.closes_on < command.opens_on:
        raise ClosesBeforeItOpens(command.opens_on, command.closes_on)
    made = LeadsCalled(
        call=command.call,
        plenary=command.plenary,
        title=command.title,
        opens_on=command.opens_on,
        closes_on=command.closes_on,
    )
    return [] if call.made == made else [made]


def evolve_call(call: Call, event: Event) -> Call:
    """The call after an event."""
    return Call(event) if isinstance(event, LeadsCalled) else call


def decide(command: LeadCommand, lead: Lead, known: Known[None]) -> Sequence[Event]:
    """What happens to a lead if this is asked now?"""
    if isinstance(command, ReceiveLead):
        return receive(command, lead, known)
    if lead.received is None:
        raise NoSuchLead(command.lead)
    match command:
        case ListLead():
            return list_it(command, lead, known)
        case DeclineLead():
            return decline(command, lead, known)
        case WithdrawLeadText():
            return withdraw(command, "lead", command.lead, lead.texts, known)
    assert_never(command)


def receive(command: ReceiveLead, lead: Lead, known: Known[None]) -> Sequence[Event]:
    """收到提案线索: while the call is open."""
    call: Call = known.state(call_stream(command.call))
    if call.made is None:
        raise NoSuchCall(command.call)
    if lead.received is not None:
        if (lead.received.title, lead.received.source) != (command.title, command.source):
            raise OtherLead(lead.received.title)
        return []
    outside = not open_on(call.made, known.today)
    if outside and not known.backfilled:
        raise OutsideTheCall(call.made.opens_on, call.made.closes_on)
    event = LeadReceived(
        lead=command.lead,
        call=command.call,
        plenary=call.made.plenary,
        source=command.source,
        by=command.by,
        title=command.title,
        text=None if command.text is None else known.keep(command.text, TEXT),
        received_on=known.today,
        waived=(OutsideTheCall.__name__,) if outside else (),
    )
    return [event]


def list_it(command: ListLead, lead: Lead, known: Known[None]) -> Sequence[Event]:
    """列入参考选题: also after it was declined."""
    assert lead.received is not None
    topic = command.topic or lead.received.title
    if lead.topic == topic:
        return []
    return [LeadListed(lead=command.lead, topic=topic, listed_on=known.today)]


def decline(command: DeclineLead, lead: Lead, known: Known[None]) -> Sequence[Event]:
    """线索未采用."""
    if lead.topic is not None:
        raise ListedAlready(lead.topic)
    if lead.declined == command.reason:
        return []
    return [LeadDeclined(lead=command.lead, reason=command.reason, declined_on=known.today)]


def evolve(lead: Lead, event: Event) -> Lead:
    """The lead after an event."""
    match event:
        case LeadReceived():
            return Lead(event, texts=lead.texts.naming(event.text, giver(event)))
        case LeadListed():
            return replace(lead, topic=event.topic, declined=None)
        case LeadDeclined():
            return replace(lead, declined=event.reason)
        case ContentWithdrawn():
            return replace(lead, texts=lead.texts.without(event))
        case _:
            return lead


def within(command: LeadCommand) -> Sequence[str]:
    """Receiving looks at the call."""
    return (call_stream(command.call),) if isinstance(command, ReceiveLead) else ()


def open_on(call: LeadsCalled, day: date) -> bool:
    """Whether a call is open on a day."""
    return call.opens_on <= day <= call.closes_on


def call_stream(call: UUID) -> str:
    """A call's stream."""
    return f"lead_call-{call}"


LEAD_CALL = Decider(
    category="lead_call",
    commands=(CallForLeads,),
    events=(LeadsCalled,),
    initial=Call(),
    decide=decide_call,
    evolve=evolve_call,
    stream=lambda command: call_stream(command.call),
)
LEAD = Decider(
    category="lead",
    commands=(ReceiveLead, ListLead, DeclineLead, WithdrawLeadText),
    events=(LeadReceived, LeadListed, LeadDeclined, ContentWithdrawn),
    initial=Lead(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"lead-{command.lead}",
    also=within,
)
