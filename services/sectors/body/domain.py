"""What may happen to a body? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from contracts.sectors.body import (
    BodyConfirmed,
    BodyFormed,
    ConvenorLaidDown,
    ConvenorNamed,
    body_id,
    body_name,
)
from contracts.values import BodyKind
from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from sectors.body.commands import (
    BodyCommand,
    ConfirmBody,
    FormBody,
    LayDownConvenor,
    NameConvenor,
)


class UnknownBody(Refused):
    """There is no such body."""

    zh = "没有这个界别或机构"


class LaidDownBeforeNamed(Refused):
    """The convenor would have laid down the duty before taking it up."""

    zh = "召集人的卸任日期早于起始日期"


@dataclass(frozen=True, slots=True)
class Facts:
    """What forming a body must know: the sectors that the committee's rules list, normalised."""

    sectors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Body:
    """A body as decided so far; `formed` is False until it exists."""

    formed: bool = False
    provisional: bool = False
    convenors: dict[UUID, date | None] = field(default_factory=dict)


def decide(command: BodyCommand, body: Body, known: Known[Facts | None]) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case FormBody():
            return form(command, body, known.facts or Facts())
        case ConfirmBody():
            return confirm(command, body)
        case NameConvenor():
            return name_convenor(command, body)
        case LayDownConvenor():
            return lay_down(command, body)
    assert_never(command)


def form(command: FormBody, body: Body, facts: Facts) -> Sequence[Event]:
    """A body is formed once; a sector that the rules list is never merely provisional."""
    provisional = command.provisional and not _listed(command, facts)
    one = identity(command)
    if not body.formed:
        formed = BodyFormed(body=one, kind=command.kind, name=command.name, provisional=provisional)
        return [formed]
    if body.provisional and not provisional:
        return [BodyConfirmed(body=one)]
    return []


def _listed(command: FormBody, facts: Facts) -> bool:
    is_sector = command.kind is BodyKind.SECTOR
    return is_sector and body_name(command.kind, command.name) in facts.sectors


def confirm(command: ConfirmBody, body: Body) -> Sequence[Event]:
    """Only a provisional body has anything to confirm."""
    _must_exist(body, command.body)
    return [BodyConfirmed(body=command.body)] if body.provisional else []


def name_convenor(command: NameConvenor, body: Body) -> Sequence[Event]:
    """Several may lead a body together; the same from the same day again changes nothing."""
    _must_exist(body, command.body)
    who = command.convenor.id
    if who in body.convenors and body.convenors[who] == command.since:
        return []
    return [ConvenorNamed(body=command.body, convenor=command.convenor, since=command.since)]


def lay_down(command: LayDownConvenor, body: Body) -> Sequence[Event]:
    """Who does not lead the body has nothing to lay down."""
    _must_exist(body, command.body)
    if command.convenor not in body.convenors:
        return []
    since = body.convenors[command.convenor]
    if since is not None and command.until < since:
        raise LaidDownBeforeNamed(command.until, since)
    return [ConvenorLaidDown(body=command.body, convenor=command.convenor, until=command.until)]


def _must_exist(body: Body, asked: UUID) -> None:
    if not body.formed:
        raise UnknownBody(asked)


def evolve(body: Body, event: Event) -> Body:
    """The body after an event."""
    match event:
        case BodyFormed():
            return replace(body, formed=True, provisional=event.provisional)
        case BodyConfirmed():
            return replace(body, provisional=False)
        case ConvenorNamed():
            return replace(body, convenors={**body.convenors, event.convenor.id: event.since})
        case ConvenorLaidDown():
            kept = {who: day for who, day in body.convenors.items() if who != event.convenor}
            return replace(body, convenors=kept)
        case _:
            return body


def identity(command: BodyCommand) -> UUID:
    """The body that a command is about."""
    if isinstance(command, FormBody):
        return command.body or body_id(command.committee, command.kind, command.name)
    return command.body


def stream(command: BodyCommand) -> str:
    """One stream a body."""
    return f"body-{identity(command)}"


BODY = Decider(
    category="body",
    commands=(FormBody, ConfirmBody, NameConvenor, LayDownConvenor),
    events=(BodyFormed, BodyConfirmed, ConvenorNamed, ConvenorLaidDown),
    initial=Body(),
    decide=decide,
    evolve=evolve,
    stream=stream,
)
