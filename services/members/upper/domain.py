"""What may be recorded of a member of an upper committee who lives here? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from contracts.members.upper import UpperMemberGone, UpperMemberListed
from kernel.decider import Decider, Known
from kernel.event import Event
from kernel.secret import Sealed
from members.upper.commands import (
    EraseUpper,
    KeepUpperPrivate,
    ListUpperMember,
    RecordUpperGone,
    UpperCommand,
)
from members.upper.events import UpperErased, UpperPrivateKept
from members.upper.refusals import BackBeforeGone, GoneBeforeListed, NotListed

PRIVATE = ("phone", "id_number", "birth_date", "address", "religion")


@dataclass(frozen=True, slots=True)
class Upper:
    """Who is listed so far, and how the person went; `kept`: by kind, what the vault has."""

    listed: UpperMemberListed | None = None
    gone: UpperMemberGone | None = None
    kept: dict[str, Sealed] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Listed at some time, and not by mistake."""
        return self.listed is not None and (self.gone is None or self.gone.how != "retracted")


def decide(command: UpperCommand, upper: Upper, known: Known[UUID | None]) -> Sequence[Event]:
    """What happens if this is asked now? The facts are the committee that lists the person."""
    if known.facts not in (None, command.committee):
        raise NotListed(command.upper)
    match command:
        case ListUpperMember():
            return enlist(command, upper)
        case KeepUpperPrivate():
            return keep(command, upper, known)
        case RecordUpperGone():
            return go(command, upper, known.today)
        case EraseUpper():
            return erase(command, upper, known)
    assert_never(command)


def enlist(command: ListUpperMember, upper: Upper) -> Sequence[Event]:
    """Listed once; what is told otherwise later corrects it; who went may come back."""
    told = UpperMemberListed(
        upper=command.upper,
        name=command.name,
        level=command.level,
        of=command.of,
        sector=command.sector,
        employer=command.employer,
        position=command.position,
        since=command.since,
    )
    if not upper.known or upper.gone is None:
        return [] if upper.known and told == upper.listed else [told]
    if told == upper.listed:
        return []
    if command.since is None or command.since <= upper.gone.until:
        raise BackBeforeGone(upper.gone.until)
    return [told]


def keep(command: KeepUpperPrivate, upper: Upper, known: Known[UUID | None]) -> Sequence[Event]:
    """The vault keeps it; the event says of each item only which one it is."""
    if not upper.known:
        raise NotListed(command.upper)
    kept = dict(upper.kept)
    for kind, secret in command.secrets().items():
        found_by = command.phone if kind == "phone" else None
        lookup = None if found_by is None else found_by.reveal_to_vault()
        kept[kind] = known.keep(secret, kind, lookup, about=command.upper)
    if kept == upper.kept:
        return []
    items = tuple(kept[kind] for kind in PRIVATE if kind in kept)
    return [UpperPrivateKept(upper=command.upper, kept=items)]


def go(command: RecordUpperGone, upper: Upper, today: date) -> Sequence[Event]:
    """Gone once; another way or last day afterwards is a correction."""
    gone = upper.gone
    if gone is not None and gone.how == command.how == "retracted":
        return []
    if upper.listed is None or not upper.known:
        raise NotListed(command.upper)
    until = command.until or (gone.until if gone else today)
    told = UpperMemberGone(upper=command.upper, how=command.how, until=until)
    if told == gone:
        return []
    since = upper.listed.since
    if command.how != "retracted" and since is not None and until < since:
        raise GoneBeforeListed(until, since)
    return [told]


def erase(command: EraseUpper, upper: Upper, known: Known[UUID | None]) -> Sequence[Event]:
    """Of one who is here, who went, and who was listed by mistake; again is nothing new."""
    if upper.listed is None:
        raise NotListed(command.upper)
    lying = [item.id for item in known.about(command.upper)]
    items = tuple(dict.fromkeys((*lying, *(item.id for item in upper.kept.values()))))
    if not items:
        return []
    given = {"ground": command.ground, "basis": command.basis}
    return [UpperErased(upper=command.upper, forgotten=items, **given)]


def evolve(upper: Upper, event: Event) -> Upper:
    """The person after an event."""
    match event:
        case UpperMemberListed():
            return replace(upper, listed=event, gone=None)
        case UpperMemberGone():
            return replace(upper, gone=event)
        case UpperPrivateKept():
            return replace(upper, kept={item.kind: item for item in event.kept})
        case UpperErased():
            return replace(upper, kept={})
        case _:
            return upper


def stream(command: UpperCommand) -> str:
    """One stream a person."""
    return f"upper-{command.upper}"


def about(command: UpperCommand) -> Sequence[UUID]:
    """Of whom a command must know all that the vault holds."""
    return [command.upper] if isinstance(command, EraseUpper) else []


UPPER = Decider(
    category="upper",
    commands=(ListUpperMember, KeepUpperPrivate, RecordUpperGone, EraseUpper),
    events=(UpperMemberListed, UpperPrivateKept, UpperMemberGone, UpperErased),
    initial=Upper(),
    decide=decide,
    evolve=evolve,
    stream=stream,
    about=about,
)
