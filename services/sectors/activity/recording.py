"""What is recorded of an activity that took place: held, corrected, taken back? Pure."""

from collections.abc import Sequence
from dataclasses import replace

from contracts.sectors.activity import (
    ActivityCorrected,
    ActivityHeld,
    ActivityRetracted,
    AttendanceCountStruck,
    AttendanceStruck,
)
from kernel.decider import NotKnownHereYet
from kernel.event import Event
from rules.names import title_name
from sectors.activity.clearing import none_come
from sectors.activity.commands import CorrectActivity, RecordActivity, RetractActivity, Stated
from sectors.activity.facts import Facts
from sectors.activity.kinds import listed_kind
from sectors.activity.planning.refusals import WasCancelled
from sectors.activity.refusals import ChangedHereSince, EndsBeforeItStarts
from sectors.activity.stages import AFTER, must_be_held
from sectors.activity.state import Activity, Particulars, Phase


def record(command: RecordActivity, activity: Activity, facts: Facts | None) -> Sequence[Event]:
    """An activity is held once, planned or not; what a later word adds or differs in corrects."""
    said = _particulars(command, facts)
    before = activity.particulars
    if activity.phase is Phase.CANCELLED and command.by_ledger:
        raise WasCancelled
    if before is None:
        held = ActivityHeld(activity=command.activity, by_ledger=command.by_ledger, **said.told())
        return [held]
    after = _merged(before, said, command)
    if after == before and activity.phase in AFTER:
        return []
    by_hand = not activity.by_ledger
    if command.by_ledger and by_hand and (lost := _overwritten(before, after)):
        raise ChangedHereSince(before.title, *lost)
    if activity.phase not in AFTER:
        return [ActivityHeld(activity=command.activity, **after.told())]
    by_ledger = command.by_ledger and activity.by_ledger
    return [_corrected(command, after, by_ledger=by_ledger)]


def correct(command: CorrectActivity, activity: Activity, facts: Facts | None) -> Sequence[Event]:
    """A correction is whole; the same again changes nothing."""
    must_be_held(activity, command.activity)
    said = _particulars(command, facts)
    if said == activity.particulars:
        return []
    return [_corrected(command, said, by_ledger=False)]


def _corrected(command: Stated, said: Particulars, *, by_ledger: bool) -> Event:
    return ActivityCorrected(activity=command.activity, by_ledger=by_ledger, **said.told())


def _particulars(command: Stated, facts: Facts | None) -> Particulars:
    """What a command says, under the committee's name for the kind."""
    if facts is None:
        raise NotKnownHereYet(command.committee)
    kind = listed_kind(command.kind, facts.kinds)
    ends_on = command.ends_on or command.starts_on
    if ends_on < command.starts_on:
        raise EndsBeforeItStarts(command.starts_on, ends_on)
    return Particulars(
        title=command.title,
        kind=kind.name,
        common_kind=kind.common,
        form=command.form,
        host=command.host,
        starts_on=command.starts_on,
        ends_on=ends_on,
        place=command.place,
        topics=command.topics,
        beneficiaries=command.beneficiaries,
        money=command.money,
    )


def _merged(before: Particulars, said: Particulars, command: RecordActivity) -> Particulars:
    """What is said counts, what is not said stays; another writing of the title is no news."""
    same_title = title_name(before.title) == title_name(said.title)
    same_host = said.host is None or (before.host is not None and before.host.id == said.host.id)
    return replace(
        said,
        title=before.title if same_title else said.title,
        form=said.form or before.form,
        host=before.host if same_host else said.host,
        ends_on=said.ends_on if command.ends_on is not None else before.ends_on,
        place=said.place or before.place,
        topics=said.topics or before.topics,
        beneficiaries=before.beneficiaries if said.beneficiaries is None else said.beneficiaries,
        money=before.money if said.money is None else said.money,
    )


def _overwritten(before: Particulars, after: Particulars) -> list[str]:
    """What would be lost; filling a blank loses nothing."""
    old, new = before.told(), after.told()
    return [str(old[name]) for name in old if old[name] not in (None, (), new[name])]


def retract(command: RetractActivity, activity: Activity) -> Sequence[Event]:
    """What was recorded of its attendance goes with it."""
    if activity.phase is Phase.RETRACTED:
        return []
    must_be_held(activity, command.activity)
    struck: list[Event] = [
        AttendanceStruck(activity=command.activity, person=who) for who in activity.attending()
    ]
    if activity.counts is not None:
        struck.append(AttendanceCountStruck(activity=command.activity))
    gone = ActivityRetracted(activity=command.activity, reason=command.reason)
    return [*struck, *none_come(activity, command.activity), gone]
