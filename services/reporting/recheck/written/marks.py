"""What is noted of what marks proposals, of leads, and of opinions that proposals became?"""

from contracts.proposals.attention import (
    KeyProposalDropped,
    KeyProposalNamed,
    PrioritiesNamed,
    ProposalAwarded,
)
from contracts.proposals.handling import RehandlingOrdered
from contracts.proposals.lead import LeadDeclined, LeadListed, LeadReceived
from contracts.proposals.suggestion import (
    SuggestionAnswered,
    SuggestionPassedOn,
    SuggestionReceived,
    SuggestionRetracted,
)
from reporting.recheck.cards import Lead, Marks, Record, Suggestion
from reporting.recheck.hearing import Heard, hears


@hears(KeyProposalNamed)
def named(record: Record, event: KeyProposalNamed, heard: Heard) -> None:
    """重点提案; `led` when a leader has it in hand."""
    marks = record.marks.setdefault(event.proposal, Marks())
    marks.key, marks.led = True, len(event.leaders) > 0


@hears(KeyProposalDropped)
def dropped(record: Record, event: KeyProposalDropped, heard: Heard) -> None:
    """No longer one."""
    if event.proposal in record.marks:
        marks = record.marks[event.proposal]
        marks.key, marks.led = False, False


@hears(ProposalAwarded)
def awarded(record: Record, event: ProposalAwarded, heard: Heard) -> None:
    """评优 of the proposal; an award of a unit is none of it."""
    if event.unit is None:
        record.marks.setdefault(event.proposal, Marks()).awarded = True


@hears(RehandlingOrdered)
def again(record: Record, event: RehandlingOrdered, heard: Heard) -> None:
    """要求重新办理."""
    record.marks.setdefault(event.proposal, Marks()).rehandled = True


@hears(PrioritiesNamed)
def serves(record: Record, event: PrioritiesNamed, heard: Heard) -> None:
    """The whole list."""
    record.marks.setdefault(event.proposal, Marks()).priorities = list(event.priorities)


@hears(LeadReceived)
def lead(record: Record, event: LeadReceived, heard: Heard) -> None:
    """A lead."""
    record.leads[event.lead] = Lead(event.plenary, str(event.source), event.received_on)


@hears(LeadListed, LeadDeclined)
def considered(record: Record, event: LeadListed | LeadDeclined, heard: Heard) -> None:
    """On the list of topics, or not; the last word counts."""
    if event.lead in record.leads:
        record.leads[event.lead].listed = isinstance(event, LeadListed)


@hears(SuggestionReceived)
def suggested(record: Record, event: SuggestionReceived, heard: Heard) -> None:
    """Received; anew it may be of the other kind or day."""
    card = record.suggestions.get(event.suggestion)
    if card is None:
        told = (event.kind, event.proposal, event.received_on)
        record.suggestions[event.suggestion] = Suggestion(*told)
    else:
        card.kind, card.of, card.received_on = event.kind, event.proposal, event.received_on


@hears(SuggestionPassedOn)
def passed_on(record: Record, event: SuggestionPassedOn, heard: Heard) -> None:
    """To a unit, of which an answer is wanted or not; the last word counts."""
    card = record.suggestions.get(event.suggestion)
    if card is not None:
        card.passed_on = True
        card.wanted.discard(event.unit.id)
        if event.answer_wanted:
            card.wanted.add(event.unit.id)


@hears(SuggestionAnswered)
def answered(record: Record, event: SuggestionAnswered, heard: Heard) -> None:
    """A unit answered."""
    if event.suggestion in record.suggestions:
        record.suggestions[event.suggestion].answered = True


@hears(SuggestionRetracted)
def no_suggestion(record: Record, event: SuggestionRetracted, heard: Heard) -> None:
    """There is none."""
    record.suggestions.pop(event.suggestion, None)
