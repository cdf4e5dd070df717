"""Is an activity applied for as long before its first day as the committee's rule asks? Pure."""

from collections.abc import Sequence
from datetime import date

from contracts.occasions import NoticeRule
from contracts.sectors.life import ActivityAppliedFor
from kernel.decider import Known
from kernel.event import Event
from rules.deadlines import Period, Unit, due_on
from rules.working_days import WorkingDays
from sectors.activity.facts import Facts
from sectors.activity.planning.commands import ApplyForActivity
from sectors.activity.planning.refusals import NoExceptions, TooShortNotice
from sectors.activity.stages import must_be_at
from sectors.activity.state import Activity, Phase


def apply_for(
    command: ApplyForActivity, activity: Activity, known: Known[Facts | None]
) -> Sequence[Event]:
    """In time, or with a reason where the rule lets a reason through."""
    if activity.phase is Phase.APPLIED:
        return []
    must_be_at(activity, Phase.PLANNED, Phase.RETURNED)
    assert activity.particulars is not None
    facts = known.facts or Facts()
    rule = facts.rules.notice(activity.particulars.kind)
    earliest = earliest_on(rule, known.today, facts.calendar)
    late = earliest is not None and activity.particulars.starts_on < earliest
    if rule is not None and late and not rule.exceptions:
        raise NoExceptions(rule.basis, earliest)
    if rule is not None and late and command.short_notice is None:
        raise TooShortNotice(rule.basis, earliest)
    applied = ActivityAppliedFor(
        activity=command.activity,
        earliest_on=earliest,
        short_notice=command.short_notice if late else None,
        rules=facts.under,
    )
    return [applied]


def earliest_on(rule: NoticeRule | None, applied_on: date, calendar: WorkingDays) -> date | None:
    """The first day on which it may start; None where no rule asks for notice."""
    if rule is None or rule.length < 1:
        return None
    return due_on(applied_on, Period(rule.length, Unit(rule.unit)), calendar)
