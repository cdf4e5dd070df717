"""How does a member come into bodies and roles, and out of them? Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from contracts.members.member import (
    Decision,
    MembershipBegan,
    MembershipEnded,
    RoleAssumed,
    RoleLaidDown,
)
from contracts.sectors.body import body_id
from contracts.values import BodyKind, Named
from kernel.decider import Known
from kernel.event import Event
from members.member.basis import decision
from members.member.commands import (
    AssumeRole,
    Belonging,
    JoinBody,
    LayDownRole,
    LeaveBody,
    SettleBodies,
    SettleRoles,
)
from members.member.facts import Facts
from members.member.refusals import (
    BeforeAdmission,
    JoinsBeforeFormer,
    LeftBeforeJoined,
    OverlapsFormer,
    OverlapsNext,
    TooManySpecialCommittees,
)
from members.member.state import DAY, Held, Member

SEAT = BodyKind.SPECIAL_COMMITTEE


def join(command: JoinBody, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """A member is in a body once; another duty or first day in it corrects what was recorded."""
    told = Belonging(kind=command.kind, name=command.name, duty=command.duty)
    body = body_id(command.committee, command.kind, command.name)
    held, paper = member.bodies.get(body), decision(command.basis)
    since = command.since or (held.since if held else None)
    if held is not None and (held.duty, held.since) == (command.duty, since):
        return []
    _fits(command.since, body, command.kind, member)
    if held is not None:
        return [began(command.committee, command.member, told, since, held.as_of, paper)]
    kinds = [one.kind for one in member.bodies.values()]
    within_seats([*kinds, command.kind] if command.kind is SEAT else [], known)
    day = command.since or known.today
    _fits(day, body, command.kind, member)
    former = _of_kinds(member, (BodyKind.SECTOR,)) if command.kind is BodyKind.SECTOR else {}
    ended = [_ended(command.member, one, member, held, day) for one, held in former.items()]
    return [*ended, began(command.committee, command.member, told, day, None, paper)]


def leave(command: LeaveBody, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """Who is not in it has nothing to leave; of a time that is over the last day is corrected."""
    held = member.bodies.get(command.body)
    if held is None:
        until = _other_last_day(command.until, command.body, member)
        if until is None:
            return []
        return [MembershipEnded(member=command.member, body=command.body, until=until)]
    until = _last_day(command.until or known.today, member, held)
    return [MembershipEnded(member=command.member, body=command.body, until=until)]


def settle_bodies(command: SettleBodies, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """What the roster no longer names ends the day before; what it names anew begins."""
    asked = [one for one in command.bodies if one.kind in command.kinds]
    told = {body_id(command.committee, one.kind, one.name): one for one in asked}
    before = _of_kinds(member, command.kinds)
    gone = {body: held for body, held in before.items() if body not in told}
    day = change_day(command, gone.values() or before.values(), member, known)
    ended = [_ended(command.member, body, member, held, day) for body, held in gone.items()]
    fresh = [one for body, one in told.items() if body not in before]
    within_seats([one.kind for one in told.values()] if fresh else [], known)
    # A first sector was the member's all along; a first committee was joined.
    first = [None if one.kind is BodyKind.SECTOR and not gone else day for one in fresh]
    begun = [
        began(
            command.committee,
            command.member,
            one,
            _after_former(since, body_id(command.committee, one.kind, one.name), one.kind, member),
            command.as_of,
        )
        for one, since in zip(fresh, first, strict=True)
    ]
    return [*ended, *begun, *_other_duties(command, told, before)]


def _other_duties(
    command: SettleBodies, told: dict[UUID, Belonging], before: dict[UUID, Held]
) -> Sequence[Event]:
    """The same membership with another duty in it is said again from its own first day."""
    return [
        began(command.committee, command.member, one, before[body].since, command.as_of)
        for body, one in told.items()
        if body in before and one.duty is not None and before[body].duty != one.duty
    ]


def assume(command: AssumeRole, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """A role is assumed once; another first day corrects what was recorded."""
    held = member.roles.get(command.role)
    since = command.since or (held.since if held else known.today)
    if held is not None and held.since == since:
        return []
    _fits(since, command.role, None, member)
    return [RoleAssumed(member=command.member, role=command.role, since=since)]


def lay_down(command: LayDownRole, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """Who has not the role has nothing to lay down; of one laid down the last day is corrected."""
    held = member.roles.get(command.role)
    if held is None:
        until = _other_last_day(command.until, command.role, member)
        if until is None:
            return []
        return [RoleLaidDown(member=command.member, role=command.role, until=until)]
    until = _last_day(command.until or known.today, member, held)
    return [RoleLaidDown(member=command.member, role=command.role, until=until)]


def settle_roles(command: SettleRoles, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """Roles that the roster no longer names end the day before; new ones begin."""
    gone = {role: held for role, held in member.roles.items() if role not in command.roles}
    day = change_day(command, gone.values() or member.roles.values(), member, known)
    ended = [
        RoleLaidDown(member=command.member, role=role, until=_day_before(day, member, held))
        for role, held in gone.items()
    ]
    fresh = [role for role in dict.fromkeys(command.roles) if role not in member.roles]
    begun = [
        assumed(command.member, role, _after_former(day, role, None, member), command.as_of)
        for role in fresh
    ]
    return [*ended, *begun]


def within_seats(kinds: Sequence[BodyKind | None], known: Known[Facts]) -> None:
    """Of these bodies no more are special committees than the committee's rule allows.

    Raises:
        TooManySpecialCommittees: more are, and it is not the past that is filled in.
    """
    rule = known.facts.rules.special_committees_at_most if known.facts.rules else None
    if rule is None or known.backfilled:
        return
    seats = sum(kind is SEAT for kind in kinds)
    if seats > rule.at_most:
        raise TooManySpecialCommittees(f"{seats}个", f"最多{rule.at_most}个", rule.basis)


def change_day(
    command: SettleBodies | SettleRoles,
    former: Iterable[Held],
    member: Member,
    known: Known[Facts],
) -> date:
    """From which day the roster's other word holds.

    The day it tells; else, of a later plenary's roster, that plenary's opening; else today: the
    same plenary's roster, changed, tells only that something happened since.
    """
    if command.since is not None:
        return command.since
    opening = command.as_of
    if opening is None:
        return known.today
    held = tuple(former)
    later = known.backfilled or all(one.as_of is None or one.as_of < opening for one in held)
    starts = [start for one in held if (start := member.began(one)) is not None]
    if not held:
        starts = [member.since] if member.since else []
    fits = all(start < opening for start in starts)
    return opening if later and fits else known.today


def began(
    committee: UUID,
    member: UUID,
    told: Belonging,
    since: date | None,
    as_of: date | None,
    basis: Decision | None = None,
) -> MembershipBegan:
    """The event of a membership."""
    return MembershipBegan(
        member=member,
        body=Named(id=body_id(committee, told.kind, told.name), name=told.name),
        kind=told.kind,
        duty=told.duty,
        since=since,
        as_of=as_of,
        basis=basis,
    )


def assumed(member: UUID, role: str, since: date | None, as_of: date | None) -> RoleAssumed:
    """The event of a role."""
    return RoleAssumed(member=member, role=role, since=since, as_of=as_of)


def _of_kinds(member: Member, kinds: Sequence[BodyKind]) -> dict[UUID, Held]:
    return {body: held for body, held in member.bodies.items() if held.kind in kinds}


def _ended(who: UUID, body: UUID, member: Member, held: Held, day: date) -> MembershipEnded:
    return MembershipEnded(member=who, body=body, until=_day_before(day, member, held))


def _day_before(day: date, member: Member, held: Held) -> date:
    start = member.began(held)
    if start is not None and day < start:
        raise JoinsBeforeFormer(day, start)
    return day - DAY if day > date.min else day


def _last_day(until: date, member: Member, held: Held) -> date:
    start = member.began(held)
    if start is not None and until < start:
        raise LeftBeforeJoined(until, start)
    return until


def _fits(since: date | None, what: UUID | str, kind: BodyKind | None, member: Member) -> None:
    """A first day that is told lies in the time on the roll, after the former time in the same."""
    if since is None:
        return
    if member.since is not None and since < member.since:
        raise BeforeAdmission(since, member.since)
    former = _former_until(what, kind, member)
    if former is not None and since <= former:
        raise OverlapsFormer(since, former)


def _after_former(
    since: date | None, what: UUID | str, kind: BodyKind | None, member: Member
) -> date | None:
    """What a roster names anew begins after the former time in the same at the earliest."""
    former = _former_until(what, kind, member)
    start = since or member.since
    if former is None or (start is not None and start > former):
        return since
    return former + DAY if former < date.max else former


def _former_until(what: UUID | str, kind: BodyKind | None, member: Member) -> date | None:
    """The last day of the former time in it; of a sector: in whichever sector that was."""
    is_sector = kind is BodyKind.SECTOR
    days = [
        held.until
        for one, held in member.ended.items()
        if one == what or (is_sector and held.kind is BodyKind.SECTOR)
        if held.until is not None
    ]
    return max(days, default=None)


def _other_last_day(until: date | None, what: UUID | str, member: Member) -> date | None:
    """Another last day of a time that is over; None when there is none, or it stays the same."""
    former = member.ended.get(what)
    if former is None or until in (None, former.until):
        return None
    assert until is not None
    day = _last_day(until, member, former)
    if former.kind is BodyKind.SECTOR and isinstance(what, UUID):
        next_one = _next_sector(former, what, member)
        if next_one is not None and day >= next_one:
            raise OverlapsNext(day, next_one)
    return day


def _next_sector(former: Held, body: UUID, member: Member) -> date | None:
    """The day on which the sector after a former one began."""
    begun = former.since or date.min
    others = [*member.bodies.items(), *member.ended.items()]
    starts = [
        start
        for one, held in others
        if one != body and held.kind is BodyKind.SECTOR
        if (start := held.since) is not None and start > begun
    ]
    return min(starts, default=None)
