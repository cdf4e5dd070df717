"""What is decided of a member so far, and how does an event change it? Pure."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from contracts.members.member import (
    ActingAuthorised,
    ActingRevoked,
    Decision,
    Gender,
    Leaving,
    MemberAdmitted,
    MemberLeft,
    MemberReappointed,
    MembershipBegan,
    MembershipEnded,
    MembersMerged,
    MergeTakenBack,
    ParticularsCorrected,
    PersonErased,
    RoleAssumed,
    RoleLaidDown,
)
from contracts.values import BodyKind
from kernel.event import Event
from kernel.secret import Sealed
from members.member.changes.state import (
    NO_CHANGES,
    ChangeEvent,
    Changes,
    evolve_changes,
    without_private,
)
from members.member.events import PrivateParticularsKept
from members.member.leaving.events import (
    ResignationDeclined,
    ResignationRequested,
    ResignationWithdrawn,
)

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is publicly known of the person."""

    name: str = ""
    member_no: str | None = None
    gender: Gender | None = None
    nation: str | None = None
    birth_year: int | None = None
    party: str | None = None
    education: str | None = None
    employer: str | None = None
    position: str | None = None
    second_party: str | None = None
    native_place: str | None = None
    degree: str | None = None
    profession: str | None = None
    professional_title: str | None = None
    employer_kind: str | None = None
    in_system: bool | None = None
    beyond_the_mainland: str | None = None
    social_posts: str | None = None
    honours: str | None = None
    reappointed_terms: int | None = None

    @classmethod
    def of(cls, told: Any) -> "Particulars":
        """Those that an event or a command names."""
        return cls(*(getattr(told, name) for name in cls.__dataclass_fields__))


@dataclass(frozen=True, slots=True)
class Held:
    """A body or role that a member has: since when, and which roster said so last.

    `until` is the last day of one that has ended.
    """

    since: date | None
    as_of: date | None
    kind: BodyKind | None = None
    duty: str | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A member as decided so far; `name` is empty until one is admitted.

    Attributes:
        again: how one serves on from an earlier term, in which the first day lies.
        since: first day on the roll, None from the beginning. until: the last, None while open.
        terms: those in which one served. way, basis: how one came in last, and by which paper.
        away: the last day of the time on the roll before this one, None when there was none.
        bodies: by id, those the member is in. roles: by name. kept: by kind, what the vault has.
        ended: by id or name, the last time in a body or role that is over.
        left: the last word on leaving, while it holds. resigning: the request that waits.
        merged_into: the member that this entry is a duplicate of.
        acting: by account, who is authorised to act for the member, and was not revoked.
        erased: nothing private was told since the vault forgot the person.
    """

    particulars: Particulars = Particulars()
    term: int = 0
    again: MemberReappointed | None = None
    terms: frozenset[int] = frozenset()
    way: str | None = None
    basis: Decision | None = None
    since: date | None = None
    until: date | None = None
    how: Leaving | None = None
    away: date | None = None
    bodies: dict[UUID, Held] = field(default_factory=dict)
    roles: dict[str, Held] = field(default_factory=dict)
    kept: dict[str, Sealed] = field(default_factory=dict)
    ended: dict[UUID | str, Held] = field(default_factory=dict)
    left: MemberLeft | None = None
    resigning: ResignationRequested | None = None
    changes: Changes = NO_CHANGES
    merged_into: UUID | None = None
    acting: dict[str, ActingAuthorised] = field(default_factory=dict)
    erased: bool = False

    @property
    def known(self) -> bool:
        """Admitted at some time, and not by mistake."""
        return bool(self.particulars.name) and self.how != "retracted"

    @property
    def on_roll(self) -> bool:
        """A member until further notice."""
        return self.known and self.how is None

    @property
    def cause(self) -> str | None:
        """Why one ceased to be a member, e.g. 届满."""
        return None if self.left is None else self.left.cause

    def began(self, held: Held) -> date | None:
        """The first day in a body or role; None from the beginning."""
        return held.since or self.since


def evolve(member: Member, event: Event) -> Member:
    """The member after an event."""
    match event:
        case MemberAdmitted():
            return replace(
                member,
                particulars=Particulars.of(event),
                term=event.term,
                again=None,
                terms=member.terms | {event.term},
                way=event.way,
                basis=event.basis,
                since=event.since,
                until=None,
                how=None,
                left=None,
                away=member.until if member.how not in (None, "retracted") else member.away,
            )
        case MemberReappointed():
            terms = member.terms | {event.term}
            return replace(member, term=event.term, again=event, terms=terms)
        case ParticularsCorrected():
            return replace(member, particulars=Particulars.of(event))
        case PrivateParticularsKept():
            return replace(member, kept={item.kind: item for item in event.kept}, erased=False)
        case PersonErased():
            changes = without_private(member.changes)
            return replace(member, kept={}, erased=True, changes=changes)
        case MemberLeft():
            return replace(member, until=event.until, how=event.how, left=event, resigning=None)
        case ResignationRequested():
            return replace(member, resigning=event)
        case ResignationWithdrawn() | ResignationDeclined():
            return replace(member, resigning=None)
        case ActingAuthorised():
            return replace(member, acting={**member.acting, event.account: event})
        case ActingRevoked():
            return replace(member, acting=_without(member.acting, event.account))
        case MembersMerged():
            return replace(member, merged_into=event.member.id)
        case MergeTakenBack():
            return replace(member, merged_into=None)
        case _ if isinstance(event, ChangeEvent):
            return replace(member, changes=evolve_changes(member.changes, event))
        case _:
            return _held(member, event)


def _held(member: Member, event: Event) -> Member:
    match event:
        case MembershipBegan():
            held = Held(event.since, event.as_of, event.kind, event.duty)
            return replace(member, bodies={**member.bodies, event.body.id: held})
        case MembershipEnded():
            return _over(member, event.body, event.until)
        case RoleAssumed():
            held = Held(event.since, event.as_of)
            return replace(member, roles={**member.roles, event.role: held})
        case RoleLaidDown():
            return _over(member, event.role, event.until)
        case _:
            return member


def _over(member: Member, what: UUID | str, until: date) -> Member:
    """A time in a body or role is over; said again, its last day was another."""
    held = member.bodies.get(what) if isinstance(what, UUID) else member.roles.get(what)
    last = held or member.ended.get(what)
    if last is None:
        return member
    # From admission: from the one that held then, whatever day of admission comes later.
    over = replace(last, since=member.began(last) if held else last.since, until=until)
    return replace(
        member,
        bodies=_without(member.bodies, what),
        roles=_without(member.roles, what),
        ended={**member.ended, what: over},
    )


def _without(held: dict[Any, Any], gone: Any) -> dict[Any, Any]:
    return {key: value for key, value in held.items() if key != gone}
