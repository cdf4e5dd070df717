"""Which deadlines begin and end with what has just been decided? Pure.

No decision about a proposal speaks of deadlines. What is owed follows from the state before and
after it: what is owed now and was not, begins; what was owed and is not any more, ends.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from contracts.periods import Duty, PeriodRule
from contracts.proposals.deadlines import DeadlineEnded, DeadlineMoved, DeadlineSet
from contracts.values import Named
from kernel.decider import Known
from kernel.event import Event
from kernel.ids import derived
from proposals.proposal.deadlines.noting import OF_UNITS, moved, near
from proposals.proposal.deadlines.state import Deadlines, owed_of, running, told
from proposals.proposal.facts import Facts
from proposals.proposal.handling.state import Work
from proposals.proposal.state import HANDLED, Proposal
from rules.deadlines import Clock, Pause, Period, reckon

Key = tuple[Duty, UUID]


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody owes something; `by` is a day that was set in place of the rule's."""

    duty: Duty
    party: Named
    by: date | None = None

    @property
    def key(self) -> Key:
        """What makes it the same debt."""
        return self.duty, self.party.id


def changes(
    about: UUID, before: Proposal, after: Proposal, known: Known[Facts], by: date | None
) -> Sequence[Event]:
    """The deadlines that begin and end; a ledger begins none, but ends what it tells of as done.

    Args:
        by: the due day that the clerk set for the reply, in place of the rule's.
    """
    owed = {due.key: due for due in owing(after, by)}
    ended = list(_ended(about, before.deadlines, after, owed, known))
    if not known.live:
        return ended
    already = {due.key for due in owing(before)}
    fresh = [due for key, due in owed.items() if key not in already]
    begun = (_begun(about, before.deadlines, due, after, known) for due in fresh)
    fresh_ones = [event for event in begun if event is not None]
    still = _still(about, fresh_ones, after, known)
    return [*ended, *_set_anew(about, before, after, known, by), *fresh_ones, *still]


def _still(
    about: UUID, begun: Sequence[DeadlineSet], after: Proposal, known: Known[Facts]
) -> Iterator[DeadlineMoved]:
    """What begins while the handling is paused stands still at once."""
    for event in begun if after.paused else ():
        if event.duty in OF_UNITS:
            owed = owed_of(event)
            clock = replace(owed.clock, pauses=(Pause(known.today),))
            yield moved(about, event.deadline, owed, clock, "paused", known)


def owing(proposal: Proposal, by: date | None = None) -> Iterator[Due]:
    """Everything that is owed about a proposal as it stands."""
    units = proposal.assignment
    if units is None or proposal.phase not in HANDLED:
        return
    for unit in units.leading:
        yield from _of_lead(proposal, unit, by)
    for unit in units.assisting if not proposal.closed else ():
        yield from _of_assistant(proposal, unit)
    if units.leading and all(unit.id in proposal.replies for unit in units.leading):
        yield from _of_sponsors(proposal)


def _of_lead(proposal: Proposal, unit: Named, by: date | None) -> Iterator[Due]:
    work = proposal.works.get(unit.id, Work())
    if unit.id in proposal.replies:
        if not work.rated:
            yield Due(Duty.RATE, unit)
        return
    yield Due(Duty.REHANDLE if work.earlier else Duty.REPLY, unit, None if work.earlier else by)
    if not work.contacts:
        yield Due(Duty.CONTACT, unit)
    yield from _of_any(unit, work)


def _of_assistant(proposal: Proposal, unit: Named) -> Iterator[Due]:
    work = proposal.works.get(unit.id, Work())
    if unit.id in proposal.replies or work.opinion_on is not None:
        return
    yield Due(Duty.CO_OPINION, unit)
    yield from _of_any(unit, work)


def _of_any(unit: Named, work: Work) -> Iterator[Due]:
    if work.signed_on is None:
        yield Due(Duty.SIGN, unit)
    if work.wants_out is not None:
        yield Due(Duty.ANSWER_RETURN, unit)


def _of_sponsors(proposal: Proposal) -> Iterator[Due]:
    assert proposal.sponsors is not None
    for sponsor in proposal.sponsors.all():
        if sponsor.id not in proposal.feedback:
            yield Due(Duty.FEEDBACK, sponsor)


def _ended(
    about: UUID, held: Deadlines, after: Proposal, owed: dict[Key, Due], known: Known[Facts]
) -> Iterator[DeadlineEnded]:
    for deadline, one in running(held).items():
        key = one.duty, one.party.id
        if key not in owed:
            done = is_done(after, *key)
            yield DeadlineEnded(
                proposal=about,
                deadline=deadline,
                how="done" if done else "dropped",
                ended_on=known.today,
            )


def _set_anew(
    about: UUID, before: Proposal, after: Proposal, known: Known[Facts], by: date | None
) -> Iterator[DeadlineMoved]:
    """Replies that were owed before are due on the day that the clerk sets now."""
    if by is None or after.assignment is None:
        return
    for deadline, one in running(before.deadlines).items():
        still = one.duty is Duty.REPLY and one.party in after.assignment.leading
        if still and one.due_on != by:
            # A day that is set is the day, whatever stood still before it was set.
            open_ = tuple(pause for pause in one.clock.pauses if pause.last is None)
            clock = replace(one.clock, terms=(by,), pauses=open_, rolls=False)
            yield moved(about, deadline, one, clock, "set", known)


def is_done(proposal: Proposal, duty: Duty, party: UUID) -> bool:
    """Whether the duty itself was done, not merely dropped."""
    work = proposal.works.get(party, Work())
    match duty:
        case Duty.SIGN:
            return work.signed_on is not None
        case Duty.CONTACT:
            return bool(work.contacts)
        case Duty.CO_OPINION:
            return work.opinion_on is not None or party in proposal.replies
        case Duty.REPLY | Duty.REHANDLE:
            return party in proposal.replies
        case Duty.ANSWER_RETURN:
            return work.return_answered
        case Duty.RATE:
            return bool(work.rated)
        case Duty.FEEDBACK:
            return party in proposal.feedback
        case _:
            return False


def _begun(
    about: UUID, held: Deadlines, due: Due, proposal: Proposal, known: Known[Facts]
) -> DeadlineSet | None:
    """A deadline by the committee's rule, or by the day that was set; None by neither."""
    rule = known.facts.known_rules().period(due.duty, _kind(proposal))
    if rule is None:
        return None
    term: Period | date = rule.term(known.today) if due.by is None else due.by
    clock = Clock(known.today, (term,), rolls=rule.rolls and due.by is None)
    found = reckon(clock, known.facts.calendar)
    assert found.due_on is not None
    return DeadlineSet(
        proposal=about,
        deadline=deadline_id(about, held, due),
        duty=due.duty,
        party=due.party,
        starts_on=known.today,
        terms=(told(term),),
        rolls=clock.rolls,
        due_on=found.due_on,
        near_on=near(found, rule.near_days),
        provisional=found.provisional,
        basis=_basis(rule, due.by),
        basis_on=None if due.by else rule.basis_on,
    )


def _kind(proposal: Proposal) -> str | None:
    return None if proposal.sponsors is None else str(proposal.sponsors.kind)


def _basis(rule: PeriodRule, by: date | None) -> str:
    return rule.basis if by is None else "交办时指定"


def deadline_id(about: UUID, held: Deadlines, due: Due) -> UUID:
    """The same on every node: of the proposal, the duty, whose it is, and how often it was."""
    before = sum((one.duty, one.party.id) == due.key for one in held.values())
    return derived("deadline", about, due.duty, due.party.id, before)
