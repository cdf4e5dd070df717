"""Who contacted whom, how and in which pair's name: what a contact tells, and may it? Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from contracts.contacts import SideKind
from contracts.directory import after_its_end
from contracts.members.contact import Counted, Side
from kernel.decider import Known, Refused
from members.contact.commands import Particulars
from members.contact.facts import Facts
from members.contact.pairing import meant, owed_on, stream_of
from members.contact.refusals import (
    NobodyNamed,
    NobodyReached,
    NoSuchPair,
    NotAMember,
    NotAPairThen,
    NotAWay,
    NotOfThatBodyThen,
    NotOnTheRollThen,
    NotTheirPair,
    NotYet,
)
from members.contact.state import Pair, Told
from rules.dates import day_of

Asked = Known[Facts]


def told_of(command: Particulars, known: Asked) -> tuple[Told, tuple[str, ...]]:
    """What is told of the contact, and which rules of right it would have broken."""
    if command.made_on > day_of(known.now):
        raise NotYet(command.made_on)
    pair: Pair | None = None if command.pair is None else known.state(stream_of(command.pair))
    if pair is not None and pair.formed is None:
        raise NoSuchPair(command.pair)
    by, reached = _who(command, pair, known.facts)
    _are_members(by, reached, pair, known)
    way = _way(command.way, known)
    broken = list(_broken(command.made_on, pair, reached, known))
    if broken and not known.backfilled:
        raise broken[0]
    counted = None if pair is None else _counted(command, pair, way, known)
    told = Told(command.made_on, way, by, reached, counted)
    return told, tuple(dict.fromkeys(type(one).__name__ for one in broken))


def _who(command: Particulars, pair: Pair | None, facts: Facts) -> tuple[Side, tuple[UUID, ...]]:
    """Who made it and who was reached; of a pair, its two sides and nobody else."""
    reached = facts.people.heads.each(command.reached)
    by = None if command.by is None else meant(command.by, facts)
    if pair is None or pair.formed is None:
        if by is None:
            raise NobodyNamed
        if not reached:
            raise NobodyReached
        return by, reached
    mine, theirs = (meant(one, facts) for one in (pair.formed.contacting, pair.formed.contacted))
    by = by or mine
    if mine.kind is not SideKind.BODY and by.id != mine.id:
        raise NotTheirPair(by.name)
    if theirs.kind is SideKind.MEMBER:
        reached = reached or (theirs.id,)
        if theirs.id not in reached:
            raise NotTheirPair(theirs.name)
    return by, reached


def _are_members(by: Side, reached: Sequence[UUID], pair: Pair | None, known: Asked) -> None:
    """The sides of a pair were asked for when it was formed."""
    sides = {pair.formed.contacting.id, pair.formed.contacted.id} if pair and pair.formed else set()

    def here(member: UUID) -> bool:
        return member in sides or known.facts.people.get(member) is not None

    for member in reached:
        if not here(member):
            raise NotAMember(member)
    if by.kind is SideKind.MEMBER and not here(by.id):
        raise NotAMember(by.name)


def _way(told: str, known: Asked) -> str:
    rules = known.facts.force.rules
    if rules is None or not rules.contact_ways:
        return told
    for one in rules.contact_ways:
        if told in (one.name, *one.words):
            return one.name
    raise NotAWay(told, *(one.name for one in rules.contact_ways))


def _broken(
    on: date, pair: Pair | None, reached: Sequence[UUID], known: Asked
) -> Iterator[Refused]:
    """The rules of right that the contact would break, first of all the pair's own days."""
    members = [one for who in reached if (one := known.facts.people.get(who)) is not None]
    yield from after_its_end(on, known.facts.ended_on)
    if pair is not None and not pair.on(on):
        yield NotAPairThen(on)
    for member in members:
        if not member.on(on):
            yield NotOnTheRollThen(member.name, on)
    if pair is None or pair.formed is None or pair.formed.contacted.kind is not SideKind.BODY:
        return
    body = pair.formed.contacted
    for member in members:
        if member.on(on) and not member.belongs(body.id, on):
            yield NotOfThatBodyThen(member.name, body.name)


def _counted(command: Particulars, pair: Pair, way: str, known: Asked) -> Counted:
    assert pair.formed is not None
    assert command.pair is not None
    rules = known.facts.force.rules
    quota = rules.contact_quota(pair.formed.kind) if rules else None
    counts = quota is not None and (not quota.ways or way in quota.ways)
    owed = owed_on(pair, known, command.made_on)
    return Counted(pair=command.pair, kind=pair.formed.kind, counts=counts, owed=owed)


def as_meant(told: Told, known: Asked) -> Told:
    """Of those who turned out to be entered twice, who is kept."""
    reached = known.facts.people.heads.each(told.reached)
    return replace(told, by=meant(told.by, known.facts), reached=reached)
