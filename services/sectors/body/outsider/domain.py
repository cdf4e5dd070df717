"""What may be told of a contact who is no member? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, assert_never
from uuid import UUID

from contracts.sectors.outsider import OutsiderEnded, OutsiderListed, OutsiderStruck
from contracts.values import BodyKind
from kernel.decider import Decider, Known
from kernel.event import Event
from kernel.secret import Sealed
from sectors.body.days import is_there
from sectors.body.outsider.commands import (
    EndOutsider,
    ForgetOutsider,
    ListOutsider,
    LookUpOutsider,
    OutsiderCommand,
    StrikeOutsider,
)
from sectors.body.outsider.events import OutsiderForgotten, OutsiderKept, OutsiderLookedUp
from sectors.body.refusals import (
    EndsBeforeItBegan,
    NameMissing,
    NoSuchOutsider,
    NotAnAreaGroup,
    NothingKept,
    OfAnotherBody,
    UnknownBody,
)
from sectors.body.state import Body

KINDS = {
    "name": "outsider.name",
    "employer": "outsider.employer",
    "telephone": "outsider.telephone",
}
"""By field of the command what the vault calls it."""
NAME, TELEPHONE = KINDS["name"], KINDS["telephone"]
Asked = Known[Any]


@dataclass(frozen=True, slots=True)
class Outsider:
    """A contact as decided so far.

    Attributes:
        listed, ended: as told last; both None after striking.
        kept: by kind, what holds. lying: every item ever kept and not forgotten.
    """

    listed: OutsiderListed | None = None
    ended: OutsiderEnded | None = None
    struck: bool = False
    kept: dict[str, Sealed] = field(default_factory=dict)
    lying: tuple[UUID, ...] = ()


def decide(command: OutsiderCommand, one: Outsider, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case ListOutsider():
            return enlist(command, one, known)
        case ForgetOutsider():
            return forget(command, one)
        case StrikeOutsider() if one.struck:
            return []
    if one.listed is None:
        raise NoSuchOutsider(command.outsider)
    match command:
        case EndOutsider():
            return end(command, one, one.listed, known)
        case StrikeOutsider():
            return [OutsiderStruck(outsider=command.outsider, body=one.listed.body)]
        case LookUpOutsider():
            if TELEPHONE not in one.kept:
                raise NothingKept
            shown = one.kept[TELEPHONE].id
            return [OutsiderLookedUp(outsider=command.outsider, shown=shown)]
    assert_never(command)


def enlist(command: ListOutsider, one: Outsider, known: Asked) -> Sequence[Event]:
    """Listed once under one body; particulars and day may be corrected, and it goes on anew."""
    before = one.listed
    if before is not None and before.body != command.body:
        raise OfAnotherBody(command.outsider)
    body: Body = known.state(f"body-{command.body}")
    if not body.formed:
        raise UnknownBody(command.body)
    if body.kind is not BodyKind.AREA_GROUP:
        raise NotAnAreaGroup(body.name)
    if command.name is None and NAME not in one.kept:
        raise NameMissing
    since = command.since or (before.since if before else known.today)
    is_there(body, since)
    if one.ended is not None and since > one.ended.until:
        raise EndsBeforeItBegan(one.ended.until, since)
    told = OutsiderListed(outsider=command.outsider, body=command.body, since=since)
    return [*([] if told == before else [told]), *_kept(command, one, known)]


def _kept(command: ListOutsider, one: Outsider, known: Asked) -> list[Event]:
    given = {
        KINDS[name]: known.keep(secret, KINDS[name], about=command.outsider)
        for name, secret in command.secrets().items()
    }
    kept = one.kept | given
    if kept == one.kept:
        return []
    items = tuple(kept[kind] for kind in KINDS.values() if kind in kept)
    return [OutsiderKept(outsider=command.outsider, kept=items)]


def end(
    command: EndOutsider, one: Outsider, listed: OutsiderListed, known: Asked
) -> Sequence[Event]:
    """Ended once; another day later corrects it."""
    until = command.until or (one.ended.until if one.ended else known.today)
    if until < listed.since:
        raise EndsBeforeItBegan(until, listed.since)
    told = OutsiderEnded(outsider=command.outsider, body=listed.body, until=until)
    return [] if told == one.ended else [told]


def forget(command: ForgetOutsider, one: Outsider) -> Sequence[Event]:
    """All items that were ever kept and not forgotten yet; again is nothing new."""
    if one.listed is None and not one.struck:
        raise NoSuchOutsider(command.outsider)
    if not one.lying:
        return []
    told = {"ground": command.ground, "basis": command.basis, "forgotten": one.lying}
    return [OutsiderForgotten.model_validate({"outsider": command.outsider} | told)]


def evolve(one: Outsider, event: Event) -> Outsider:
    """The contact after an event."""
    match event:
        case OutsiderListed():
            return replace(one, listed=event, struck=False)
        case OutsiderEnded():
            return replace(one, ended=event)
        case OutsiderStruck():
            return replace(one, listed=None, ended=None, struck=True)
        case OutsiderKept():
            ids = dict.fromkeys((*one.lying, *(item.id for item in event.kept)))
            return replace(one, kept={i.kind: i for i in event.kept}, lying=tuple(ids))
        case OutsiderForgotten():
            kept = {k: i for k, i in one.kept.items() if i.id not in event.forgotten}
            lying = tuple(item for item in one.lying if item not in event.forgotten)
            return replace(one, kept=kept, lying=lying)
        case _:
            return one


def also(command: OutsiderCommand) -> Sequence[str]:
    """The body whose contact it is."""
    return (f"body-{command.body}",) if isinstance(command, ListOutsider) else ()


OUTSIDER = Decider(
    category="outsider",
    commands=(ListOutsider, EndOutsider, StrikeOutsider, LookUpOutsider, ForgetOutsider),
    events=(
        OutsiderListed,
        OutsiderEnded,
        OutsiderStruck,
        OutsiderKept,
        OutsiderLookedUp,
        OutsiderForgotten,
    ),
    initial=Outsider(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"outsider-{command.outsider}",
    also=also,
)
