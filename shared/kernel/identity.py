"""Who is asking, and what may they do where?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a principal is, within a scope."""

    OPERATOR = "operator"
    CLERK = "clerk"
    MEMBER = "member"
    UNIT = "unit"
    LEADER = "leader"
    SUBSCRIBER = "subscriber"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in one committee (or in all, when `committee` is None), from day to day inclusive."""

    role: Role
    committee: UUID | None = None
    since: date | None = None
    until: date | None = None

    def holds(self, committee: UUID | None, today: date) -> bool:
        """Whether the grant covers this committee on this day."""
        in_scope = self.committee is None or self.committee == committee
        started = self.since is None or self.since <= today
        return in_scope and started and (self.until is None or today <= self.until)


@dataclass(frozen=True, slots=True)
class Principal:
    """A person, an organisation or a service that asks. `id` is opaque, e.g. `office:410100`."""

    id: str
    grants: tuple[Grant, ...] = ()

    def roles(self, committee: UUID | None, today: date) -> frozenset[Role]:
        """The roles held in a committee on a day."""
        return frozenset(grant.role for grant in self.grants if grant.holds(committee, today))

    def roles_anywhere(self, today: date) -> frozenset[Role]:
        """The roles held in at least one committee on a day."""
        return frozenset(grant.role for grant in self.grants if grant.holds(grant.committee, today))

    def scope(self, roles: Iterable[Role], today: date) -> frozenset[UUID] | None:
        """The committees in which one of these roles is held; None means all of them."""
        wanted = frozenset(roles)
        held = [g for g in self.grants if g.role in wanted and g.holds(g.committee, today)]
        if any(grant.committee is None for grant in held):
            return None
        return frozenset(grant.committee for grant in held if grant.committee is not None)


@dataclass(frozen=True, slots=True)
class Permission:
    """What a route or door asks for: a name and the roles that have it."""

    name: str
    roles: frozenset[Role]


def permission(name: str, *roles: Role) -> Permission:
    """Declare a permission; operators have every one."""
    return Permission(name, frozenset(roles) | {Role.OPERATOR})


def service_principal(service: str) -> Principal:
    """The principal under which a service's reactions act."""
    return Principal(f"service:{service}", (Grant(Role.SERVICE),))
