"""What is decided of a member so far, and how does an event change it? Pure."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from contracts.members.member import (
    Gender,
    Leaving,
    MemberAdmitted,
    MemberLeft,
    MemberReappointed,
    MembershipBegan,
    MembershipEnded,
    ParticularsCorrected,
    PersonErased,
    RoleAssumed,
    RoleLaidDown,
)
from contracts.values import BodyKind
from kernel.event import Event
from kernel.secret import Sealed
from members.member.events import PrivateParticularsKept

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
    """A body or role that a member has: since when, and which roster said so last."""

    since: date | None
    as_of: date | None
    kind: BodyKind | None = None
    duty: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A member as decided so far; `name` is empty until one is admitted.

    Attributes:
        reappointed: serves on from an earlier term, in which the first day lies.
        since: first day on the roll, None from the beginning. until: the last, None while open.
        away: the last day of the time on the roll before this one, None when there was none.
        cause: why one ceased to be a member, e.g. 届满.
        bodies: by id, those the member is in. roles: by name. kept: by kind, what the vault has.
        erased: nothing private was told since the vault forgot the person.
    """

    particulars: Particulars = Particulars()
    term: int = 0
    reappointed: bool = False
    since: date | None = None
    until: date | None = None
    how: Leaving | None = None
    cause: str | None = None
    away: date | None = None
    bodies: dict[UUID, Held] = field(default_factory=dict)
    roles: dict[str, Held] = field(default_factory=dict)
    kept: dict[str, Sealed] = field(default_factory=dict)
    erased: bool = False

    @property
    def known(self) -> bool:
        """Admitted at some time, and not by mistake."""
        return bool(self.particulars.name) and self.how != "retracted"

    @property
    def on_roll(self) -> bool:
        """A member until further notice."""
        return self.known and self.how is None

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
                reappointed=False,
                since=event.since,
                until=None,
                how=None,
                cause=None,
                away=member.until if member.how not in (None, "retracted") else member.away,
            )
        case MemberReappointed():
            return replace(member, term=event.term, reappointed=True)
        case ParticularsCorrected():
            return replace(member, particulars=Particulars.of(event))
        case PrivateParticularsKept():
            return replace(member, kept={item.kind: item for item in event.kept}, erased=False)
        case PersonErased():
            return replace(member, kept={}, erased=True)
        case MemberLeft():
            return replace(member, until=event.until, how=event.how, cause=event.cause)
        case _:
            return _held(member, event)


def _held(member: Member, event: Event) -> Member:
    match event:
        case MembershipBegan():
            held = Held(event.since, event.as_of, event.kind, event.duty)
            return replace(member, bodies={**member.bodies, event.body.id: held})
        case MembershipEnded():
            return replace(member, bodies=_without(member.bodies, event.body))
        case RoleAssumed():
            held = Held(event.since, event.as_of)
            return replace(member, roles={**member.roles, event.role: held})
        case RoleLaidDown():
            return replace(member, roles=_without(member.roles, event.role))
        case _:
            return member


def _without(held: dict[Any, Held], gone: Any) -> dict[Any, Held]:
    return {key: value for key, value in held.items() if key != gone}
