"""Who may be given a proposal, answer it, and judge the answer? Pure."""

from collections.abc import Sequence
from datetime import date

from contracts.proposals.proposal import FeedbackGiven, Mode, ProposalAssigned, ProposalReplied
from contracts.values import Named
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.commands import AssignProposal, GiveFeedback, Handling, ReplyToProposal
from proposals.proposal.facts import Facts, waived
from proposals.proposal.grades import grade_of
from proposals.proposal.refusals import (
    DueBeforeAssigned,
    NotASponsor,
    NotAssigned,
    NotFiled,
    NotReplied,
    NotTheirProposal,
    OneUnitAlone,
    RepliedBeforeAssigned,
    UnknownGrade,
)
from proposals.proposal.state import Phase, Proposal, Reply, handled
from proposals.proposal.submitting import sealed
from rules.deadlines import Period, Unit, due_on

REPLY_TEXT = "proposal.reply"


def assign(command: AssignProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """交办: again with other units or days replaces what was assigned."""
    _in_handling(command, proposal)
    leading = _once(command.leading, ())
    assisting = _once(command.assisting, leading)
    day = _day(command, known)
    if command.on is None and proposal.assignment is not None:
        day = proposal.assignment.assigned_on
    due = command.due_on or _due(day, known)
    early = due is not None and day is not None and due < day
    event = ProposalAssigned(
        proposal=command.proposal,
        mode=_mode(command.mode, len(leading), len(assisting)),
        leading=leading,
        assisting=assisting,
        assigned_on=day,
        due_on=due,
        waived=waived(known, [DueBeforeAssigned(due, day)] if early else []),
    )
    return [] if handled(proposal, event) == proposal else [event]


def _mode(wanted: Mode | None, leading: int, assisting: int) -> Mode:
    """单办, 主办会办 or 分办: as wanted, where the units allow it."""
    fitting: dict[Mode, bool] = {
        "single": leading == 1 and not assisting,
        "lead_co": leading + assisting > 1,
        "separate": leading > 1 and not assisting,
    }
    mode: Mode = wanted or ("single" if fitting["single"] else "lead_co")
    if not fitting[mode]:
        raise OneUnitAlone(mode)
    return mode


def _due(day: date | None, known: Known[Facts]) -> date | None:
    """The committee's months from the day of assignment; of an unknown day nothing follows."""
    if day is None:
        return None
    return due_on(day, Period(known.facts.known_rules().reply_months, Unit.MONTHS))


def reply(command: ReplyToProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """答复: of a unit that has to answer; told again, what it does not say stays."""
    _in_handling(command, proposal)
    units = proposal.assignment
    if units is None:
        raise NotAssigned
    if not units.has(command.unit.id):
        raise NotTheirProposal(command.unit.name)
    before = proposal.replies.get(command.unit.id)
    given = _answer(command, before, known)
    assigned = units.assigned_on
    early = assigned is not None and given.replied_on is not None and given.replied_on < assigned
    event = ProposalReplied(
        proposal=command.proposal,
        unit=command.unit,
        grade=given.grade,
        outcome=given.outcome,
        replied_on=given.replied_on,
        text=given.text,
        waived=waived(known, [RepliedBeforeAssigned(given.replied_on, assigned)] if early else []),
    )
    return [] if given == before else [event]


def _answer(command: ReplyToProposal, before: Reply | None, known: Known[Facts]) -> Reply:
    text = sealed(command.text, REPLY_TEXT, known)
    grade, outcome = None, None
    if command.grade is not None:
        rule = grade_of(known.facts.known_rules(), command.grade)
        if rule is None:
            raise UnknownGrade(command.grade)
        grade, outcome = rule.letter, rule.outcome
    day = _day(command, known)
    if before is None:
        return Reply(grade, outcome, day, text)
    day = before.replied_on if command.on is None and command.at is None else day
    return Reply(grade or before.grade, outcome or before.outcome, day, text or before.text)


def feed_back(command: GiveFeedback, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """反馈: each sponsor's own, on a reply."""
    _in_handling(command, proposal)
    if not proposal.replies:
        raise NotReplied
    assert proposal.sponsors is not None
    if command.sponsor.id not in {one.id for one in proposal.sponsors.all()}:
        raise NotASponsor(command.sponsor.name)
    before = proposal.feedback.get(command.sponsor.id)
    day = _day(command, known)
    if before is not None and command.on is None and command.at is None:
        day = before.given_on
    event = FeedbackGiven(
        proposal=command.proposal,
        sponsor=command.sponsor,
        satisfaction=command.satisfaction,
        printed=command.printed,
        given_on=day,
    )
    return [] if handled(proposal, event) == proposal else [event]


def _in_handling(command: Handling, proposal: Proposal) -> None:
    if proposal.phase not in (Phase.FILED, Phase.MERGED):
        raise NotFiled(proposal.phase)
    if command.rests_on not in (None, proposal.phase.value):
        raise NotFiled(proposal.phase)


def _day(command: Handling, known: Known[Facts]) -> date | None:
    return None if command.day_unknown else known.today


def _once(units: Sequence[Named], beside: Sequence[Named]) -> tuple[Named, ...]:
    """Each unit once, those left out that are named beside."""
    taken = {one.id for one in beside}
    return tuple({one.id: one for one in units if one.id not in taken}.values())
