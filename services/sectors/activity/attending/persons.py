"""Whom does a command speak of, and who is expected? Duplicate entries are one person. Pure."""

from collections.abc import Mapping
from typing import TypeVar
from uuid import UUID

from contracts.values import Named
from sectors.activity.attending.refusals import NotOnTheRoll
from sectors.activity.facts import Facts
from sectors.activity.state import Activity

V = TypeVar("V")


def member(person: UUID, activity: Activity, facts: Facts) -> Named:
    """The member who is meant, on the roll on the activity's first day.

    Raises:
        NotOnTheRoll.
    """
    assert activity.particulars is not None
    found = facts.people.get(facts.meant(person))
    if found is None or not found.is_member(activity.particulars.starts_on):
        raise NotOnTheRoll(person if found is None else found.named.name)
    return found.named


def key_of(person: UUID, held: Mapping[UUID, V], facts: Facts) -> UUID | None:
    """Under which entry a person stands there, whichever of the person's it is."""
    if person in held:
        return person
    kept = facts.meant(person)
    if kept in held:
        return kept
    if not facts.merged:
        return None
    return next((who for who in held if facts.meant(who) == kept), None)


def by_person(held: Mapping[UUID, V], facts: Facts) -> dict[UUID, V]:
    """The same by the entry that is kept; of two that are one person, the kept one's counts."""
    found = {facts.meant(who): one for who, one in held.items()}
    return found | {who: one for who, one in held.items() if who not in facts.merged}


def expected(activity: Activity, facts: Facts) -> dict[UUID, Named]:
    """Who is to come: who has signed up, or the members of the day of the hosting bodies.

    The facts must hold the whole register, or the persons asked about.
    """
    assert activity.particulars is not None
    assert activity.plan is not None
    if not activity.plan.must_attend:
        return by_person(activity.signed_up, facts)
    on = activity.particulars.starts_on
    hosts = (activity.particulars.host, *activity.plan.joint_hosts)
    bodies = {host.id for host in hosts if host is not None}
    whole = activity.plan.whole_committee
    return {
        who: one.named
        for who, one in facts.people.items()
        if one.is_member(on) and (whole or one.belongs(bodies, on))
    }
