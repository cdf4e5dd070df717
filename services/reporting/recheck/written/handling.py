"""What is noted of the handling of proposals: assigned, spoken of, answered, judged?"""

from contracts.periods import Duty
from contracts.proposals.deadlines import DeadlineMoved, DeadlineSet
from contracts.proposals.handling import ContactConfirmed, ReturnGranted, SponsorContacted
from contracts.proposals.proposal import FeedbackGiven, ProposalAssigned, ProposalReplied
from reporting.recheck.cards import Contact, Form, Handling, Proposal, Record
from reporting.recheck.hearing import Heard, hears


@hears(ProposalAssigned)
def assigned(record: Record, event: ProposalAssigned, heard: Heard) -> None:
    """Units, mode and days of the last assignment; contacts begin anew with it."""
    proposal = record.proposals.get(event.proposal)
    if proposal is not None:
        proposal.handling = Handling(
            event.mode,
            [(unit.id, unit.name) for unit in event.leading],
            [(unit.id, unit.name) for unit in event.assisting],
            event.assigned_on,
        )
        proposal.contacts = []
        proposal.due_on = event.due_on
        _timed(proposal)


def _timed(proposal: Proposal) -> None:
    """In time when the day of the last answer is not after the due day; unknown without either."""
    day, due = proposal.replied_on, proposal.due_on
    proposal.in_time = None if day is None or due is None else day <= due


@hears(ReturnGranted)
def let_out(record: Record, event: ReturnGranted, heard: Heard) -> None:
    """The unit has never had it; when no unit is left, it is not assigned."""
    proposal = record.proposals.get(event.proposal)
    if proposal is None:
        return
    unit = event.unit.id
    proposal.contacts = [one for one in proposal.contacts if one.unit != unit]
    units = proposal.handling
    if units is not None:
        units.leading = [one for one in units.leading if one[0] != unit]
        units.assisting = [one for one in units.assisting if one[0] != unit]
        if not units.leading and not units.assisting:
            proposal.handling, proposal.due_on = None, None


@hears(DeadlineSet)
def due(record: Record, event: DeadlineSet, heard: Heard) -> None:
    """The second answer has a due day of its own."""
    proposal = record.proposals.get(event.proposal)
    if proposal is not None and event.duty is Duty.REHANDLE:
        proposal.due_on = event.due_on


@hears(DeadlineMoved)
def moved(record: Record, event: DeadlineMoved, heard: Heard) -> None:
    """Set by hand to that day; else due when the last of its units is."""
    proposal = record.proposals.get(event.proposal)
    if proposal is None or event.duty not in (Duty.REPLY, Duty.REHANDLE):
        return
    if event.due_on is not None and proposal.due_on is not None:
        later = max(proposal.due_on, event.due_on)
        proposal.due_on = event.due_on if event.why == "set" else later


@hears(ProposalReplied)
def replied(record: Record, event: ProposalReplied, heard: Heard) -> None:
    """Of each unit its last answer, of the proposal the one told last; a grade stays."""
    proposal = record.proposals.get(event.proposal)
    if proposal is not None:
        proposal.replies.pop(event.unit.id, None)  # What is told last stands last.
        proposal.replies[event.unit.id] = (event.unit.name, event.replied_on)
        proposal.replied, proposal.replied_on = True, event.replied_on
        proposal.grade = event.grade or proposal.grade
        _timed(proposal)


@hears(FeedbackGiven)
def judged(record: Record, event: FeedbackGiven, heard: Heard) -> None:
    """One form a sponsor: the last word."""
    proposal = record.proposals.get(event.proposal)
    if proposal is not None:
        answers = [(one.question, one.choice) for one in event.answers]
        form = Form(str(event.satisfaction), event.given_on, answers)
        proposal.feedback[event.sponsor.id] = form


@hears(SponsorContacted)
def spoke(record: Record, event: SponsorContacted, heard: Heard) -> None:
    """A unit says that it spoke with a sponsor."""
    proposal = record.proposals.get(event.proposal)
    if proposal is not None:
        unit, sponsor = event.unit, event.sponsor.id
        proposal.contacts.append(Contact(unit.id, unit.name, sponsor, event.contacted_on))


@hears(ContactConfirmed)
def confirmed(record: Record, event: ContactConfirmed, heard: Heard) -> None:
    """The sponsor speaks of what that unit claimed last."""
    proposal = record.proposals.get(event.proposal)
    for one in reversed(proposal.contacts if proposal is not None else []):
        if (one.unit, one.sponsor) == (event.unit.id, event.sponsor.id):
            one.denied = not event.took_place
            return
