"""What is allowed to those who sign up for an activity or ask for leave from it? Pure."""

from collections.abc import Sequence
from typing import assert_never

from kernel.decider import Known
from kernel.event import Event
from rules.dates import first_moment
from sectors.activity.attending.commands import (
    AskLeave,
    AttendingCommand,
    CloseActivity,
    CorrectSettled,
    GrantLeave,
    RefuseLeave,
    SignUp,
    WithdrawSignUp,
)
from sectors.activity.attending.persons import expected, key_of, member
from sectors.activity.attending.refusals import (
    AskedTooOften,
    AttendanceSettled,
    CheckedInAlready,
    LeaveAnswered,
    LeaveWaits,
    NoLeaveAsked,
    NoPlaceLeft,
    NoSignUp,
    NotAnnounced,
    NotExpected,
    SignUpOver,
)
from sectors.activity.attending.settling import close, correct_settled
from sectors.activity.events import (
    LeaveAsked,
    LeaveGranted,
    LeaveRefused,
    SignedUp,
    SignUpWithdrawn,
)
from sectors.activity.facts import Facts
from sectors.activity.stages import BEFORE, must_be_planned
from sectors.activity.state import Activity, Answer, Phase

REASON, ANSWER = "leave.reason", "leave.answer"


def decide(
    command: AttendingCommand, activity: Activity, known: Known[Facts | None]
) -> Sequence[Event]:
    """What happens if this is asked now?"""
    must_be_planned(activity, command.activity)
    facts = known.facts or Facts()
    match command:
        case CloseActivity():
            return close(command, activity, facts, known)
        case CorrectSettled():
            return correct_settled(command, activity, facts, known)
        case SignUp():
            return sign_up(command, activity, facts, known)
        case WithdrawSignUp():
            return withdraw(command, activity, facts, known)
        case AskLeave():
            return ask_leave(command, activity, facts, known)
        case GrantLeave() | RefuseLeave():
            return answer_leave(command, activity, facts, known)
    assert_never(command)


def must_be_open(activity: Activity) -> None:
    """Members know of it, and its attendance is not settled.

    Raises:
        NotAnnounced, AttendanceSettled.
    """
    if activity.phase is Phase.CLOSED:
        raise AttendanceSettled
    if activity.phase in BEFORE and activity.phase is not Phase.ANNOUNCED:
        raise NotAnnounced(activity.phase.value)


def sign_up(
    command: SignUp, activity: Activity, facts: Facts, known: Known[Facts | None]
) -> Sequence[Event]:
    """A place for each, while there are any."""
    must_be_open(activity)
    assert activity.plan is not None
    if activity.plan.must_attend:
        raise NoSignUp
    who = member(command.person, activity, facts)
    if key_of(who.id, activity.signed_up, facts) is not None:
        return []
    _must_be_in_time(activity, known)
    places = activity.plan.places
    if places is not None and len(expected(activity, facts)) >= places:
        raise NoPlaceLeft(places)
    return [SignedUp(activity=command.activity, person=who)]


def withdraw(
    command: WithdrawSignUp, activity: Activity, facts: Facts, known: Known[Facts | None]
) -> Sequence[Event]:
    """Who has not signed up has nothing to withdraw."""
    must_be_open(activity)
    who = key_of(command.person, activity.signed_up, facts)
    if who is None:
        return []
    _must_be_in_time(activity, known)
    return [SignUpWithdrawn(activity=command.activity, person=who)]


def _must_be_in_time(activity: Activity, known: Known[Facts | None]) -> None:
    assert activity.plan is not None
    assert activity.particulars is not None
    starts = activity.plan.starts_at or first_moment(activity.particulars.starts_on)
    until = activity.plan.sign_up_until or starts
    if activity.phase is Phase.HELD or known.now > until:
        raise SignUpOver(until.isoformat())


def ask_leave(
    command: AskLeave, activity: Activity, facts: Facts, known: Known[Facts | None]
) -> Sequence[Event]:
    """Of those who are expected; at most so often, each time once the last was answered."""
    must_be_open(activity)
    who = member(command.person, activity, facts)
    if who.id not in expected(activity, facts):
        raise NotExpected(who.name)
    if key_of(who.id, activity.arrivals, facts) is not None:
        raise CheckedInAlready(who.name)
    key = key_of(who.id, activity.leaves, facts)
    before = None if key is None else activity.leaves[key]
    if before is not None and before.answer is Answer.WAITS:
        raise LeaveWaits(who.name)
    if before is not None and before.answer is Answer.GRANTED:
        raise LeaveAnswered(who.name)
    rule = facts.rules.leave
    if before is not None and rule is not None and before.times >= rule.at_most:
        raise AskedTooOften(rule.at_most, rule.basis)
    person = who if before is None else before.person
    reason = known.keep(command.reason, REASON, about=person.id)
    return [LeaveAsked(activity=command.activity, person=person, reason=reason)]


def answer_leave(
    command: GrantLeave | RefuseLeave,
    activity: Activity,
    facts: Facts,
    known: Known[Facts | None],
) -> Sequence[Event]:
    """What was refused may still be granted; what was granted stands."""
    must_be_open(activity)
    who = key_of(command.person, activity.leaves, facts)
    if who is None:
        raise NoLeaveAsked
    answer = activity.leaves[who].answer
    if isinstance(command, GrantLeave):
        granted = LeaveGranted(activity=command.activity, person=who)
        return [] if answer is Answer.GRANTED else [granted]
    if answer is Answer.REFUSED:
        return []
    if answer is Answer.GRANTED:
        raise LeaveAnswered
    reason = known.keep(command.reason, ANSWER, about=who)
    return [LeaveRefused(activity=command.activity, person=who, reason=reason)]
