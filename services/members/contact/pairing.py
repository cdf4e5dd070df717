"""Who may keep contact with whom, from when to when? Pure."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from contracts.contacts import SideKind
from contracts.directory import after_its_end
from contracts.members.contact import Owed, PairEnded, PairFormed, PairRetracted, Side
from kernel.decider import Decider, Known
from kernel.event import Event
from members.contact.commands import EndPair, FormPair, PairCommand, RetractPair
from members.contact.facts import Facts
from members.contact.quota import OPEN, Spell, owed_in
from members.contact.refusals import (
    BeginsBeforeFormerEnds,
    EndsBeforeItBegan,
    HasContacts,
    NoSuchPair,
    NotAMember,
    NotAPairKind,
    SideNotAllowed,
    WithOneself,
)
from members.contact.state import Pair, evolve_pair

Asked = Known[Facts]


def decide(command: PairCommand, pair: Pair, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case FormPair():
            return form(command, pair, known)
        case EndPair():
            return end(command, pair, known)
        case RetractPair():
            return retract(command, pair, known)
    assert_never(command)


def form(command: FormPair, pair: Pair, known: Asked) -> Sequence[Event]:
    """A pair is formed once; another first day while it lasts is a correction."""
    since = command.since or (pair.spells[-1].since if pair.open else known.today)
    if pair.formed is not None and pair.open and since == pair.spells[-1].since:
        return []
    sides = [meant(side, known.facts) for side in (command.contacting, command.contacted)]
    if over := after_its_end(since, known.facts.ended_on):
        raise over[0]
    _may_pair(command.kind, sides, known)
    former = pair.spells[:-1] if pair.open else pair.spells
    if former and since <= former[-1].until:
        raise BeginsBeforeFormerEnds(since, former[-1].until)
    force = known.facts.force
    days = {since, *([pair.spells[-1].since] if pair.open else [])}
    spells = (*former, Spell(since, OPEN))
    return [
        PairFormed(
            pair=command.pair,
            kind=command.kind,
            contacting=sides[0],
            contacted=sides[1],
            since=since,
            owed=owed_in(force.rules, command.kind, spells, sorted(days)),
            under=force.under,
        )
    ]


def meant(side: Side, facts: Facts) -> Side:
    """A side; of a member who was entered twice, who is kept."""
    if side.kind is not SideKind.MEMBER:
        return side
    member = facts.people.get(side.id)
    if member is None or member.member == side.id:
        return side
    return Side(kind=side.kind, id=member.member, name=member.name)


def _may_pair(kind: str, sides: Sequence[Side], known: Asked) -> None:
    rules = known.facts.force.rules
    if sides[0].id == sides[1].id:
        raise WithOneself(sides[0].name)
    _are_members(sides, known.facts)
    rule = rules.pair_kind(kind) if rules else None
    if rules and rules.pair_kinds and rule is None:
        raise NotAPairKind(kind, *(one.name for one in rules.pair_kinds))
    if rule is None:
        return
    for side, kinds in zip(sides, (rule.contacting, rule.contacted), strict=True):
        if kinds and side.kind not in kinds:
            raise SideNotAllowed(side.name)


def _are_members(sides: Sequence[Side], facts: Facts) -> None:
    for side in sides:
        if side.kind is SideKind.MEMBER and facts.people.get(side.id) is None:
            raise NotAMember(side.name)


def end(command: EndPair, pair: Pair, known: Asked) -> Sequence[Event]:
    """The last day; another one later corrects it, and without one an ended pair stays so."""
    if pair.formed is None:
        raise NoSuchPair(command.pair)
    last = pair.spells[-1]
    until = command.until or (known.today if pair.open else last.until)
    if until == last.until:
        return []
    if until < last.since:
        raise EndsBeforeItBegan(until, last.since)
    spells = (*pair.spells[:-1], Spell(last.since, until))
    days = {until, *([] if pair.open else [last.until])}
    force = known.facts.force
    owed = owed_in(force.rules, pair.formed.kind, spells, sorted(days))
    return [PairEnded(pair=command.pair, until=until, owed=owed, under=force.under)]


def retract(command: RetractPair, pair: Pair, known: Asked) -> Sequence[Event]:
    """What was entered by mistake has had no contacts."""
    if pair.struck:
        return []
    if pair.formed is None:
        raise NoSuchPair(command.pair)
    if known.facts.contacts:
        raise HasContacts(known.facts.contacts)
    return [PairRetracted(pair=command.pair, years=pair.years)]


def owed_on(pair: Pair, known: Asked, day: date) -> Owed | None:
    """What a pair owes in the year of a day."""
    assert pair.formed is not None
    found = owed_in(known.facts.force.rules, pair.formed.kind, pair.spells, (day,))
    return found[0] if found else None


def stream_of(pair: object) -> str:
    """One stream a pair."""
    return f"pair-{pair}"


PAIR = Decider(
    category="pair",
    commands=(FormPair, EndPair, RetractPair),
    events=(PairFormed, PairEnded, PairRetracted),
    initial=Pair(),
    decide=decide,
    evolve=evolve_pair,
    stream=lambda command: stream_of(command.pair),
)
