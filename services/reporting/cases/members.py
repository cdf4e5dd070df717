"""What does reporting know of members and what they belong to?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    MemberReappointed,
    MembershipBegan,
    MembershipEnded,
    MembersMerged,
    MergeTakenBack,
    ParticularsCorrected,
)
from contracts.organisations import BEGINNING
from reporting.cases.kind import Act, Kind, once


class MemberCase(NamedTuple):
    """委员: on the roll from `since` (None: from the beginning) to `until`, both inclusive."""

    member: UUID
    name: str
    gender: str | None
    nation: str | None
    birth_year: int | None
    party: str | None
    education: str | None
    term: int
    since: date | None
    until: date | None = None


def member_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a member."""
    return once(event.member)


def member(case: MemberCase | None, event: Any, recorded: Act, key: str) -> MemberCase | None:
    """A member after an event; one entered by mistake was never on the roll."""
    match event:
        case MemberAdmitted():
            particulars = event.model_dump(include=_PARTICULARS)
            return MemberCase(event.member, term=event.term, since=event.since, **particulars)
        case _ if case is None:
            return None
        case ParticularsCorrected():
            return case._replace(**event.model_dump(include=_PARTICULARS))
        case MemberReappointed():
            return case._replace(term=event.term)
        case MemberLeft():
            return None if event.how == "retracted" else case._replace(until=event.until)
        case _:
            return case


_PARTICULARS = {"name", "gender", "nation", "birth_year", "party", "education"}

MEMBERS = Kind(
    "member",
    "委员",
    MemberCase,
    (MemberAdmitted, ParticularsCorrected, MemberReappointed, MemberLeft),
    member_keys,
    member,
)


class MergeCase(NamedTuple):
    """重复委员: this entry of the register is the same person as that one, who is kept."""

    duplicate: UUID
    member: UUID


def merge_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a duplicate."""
    return once(event.duplicate)


def merge(case: MergeCase | None, event: Any, recorded: Act, key: str) -> MergeCase | None:
    """Whom a duplicate stands for, until it is taken back."""
    if isinstance(event, MergeTakenBack):
        return None
    return MergeCase(event.duplicate, event.member.id)


MERGES = Kind("merge", "重复委员", MergeCase, (MembersMerged, MergeTakenBack), merge_keys, merge)


class MembershipCase(NamedTuple):
    """所属: a member in a body, from `since` (None: from the beginning) to `until`, inclusive.

    `earlier_from` and `earlier_until` are the times before, of equal length, each inclusive.
    `told_at` is the arrival that told the body's name last.
    """

    member: UUID
    body: UUID
    body_kind: str
    body_name: str
    duty: str | None
    since: date | None
    until: date | None = None
    earlier_from: tuple[date, ...] = ()
    earlier_until: tuple[date, ...] = ()
    told_at: int = 0


def membership_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a member and body."""
    named = event.body if isinstance(event, MembershipEnded) else event.body.id
    return once(event.member, named)


def membership(
    case: MembershipCase | None, event: Any, recorded: Act, key: str
) -> MembershipCase | None:
    """A membership after an event; begun again it is open again, and the time before is kept."""
    match event:
        case MembershipBegan():
            named = (event.body.id, str(event.kind), event.body.name, event.duty)
            told = (event.member, *named, event.since)
            begun = MembershipCase(*told, told_at=recorded.arrival)
            return begun if case is None else _after(case, begun)
        case MembershipEnded() if case is not None:
            return case._replace(until=event.until)
        case _:
            return case


def _after(case: MembershipCase, begun: MembershipCase) -> MembershipCase:
    """Begun while it lasts it corrects that time; begun after its end it is another time."""
    earlier_from, earlier_until = case.earlier_from, case.earlier_until
    if case.until is not None:
        earlier_from = (*earlier_from, case.since or BEGINNING)
        earlier_until = (*earlier_until, case.until)
    return begun._replace(earlier_from=earlier_from, earlier_until=earlier_until)


MEMBERSHIPS = Kind(
    "membership",
    "所属",
    MembershipCase,
    (MembershipBegan, MembershipEnded),
    membership_keys,
    membership,
)
