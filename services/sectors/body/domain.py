"""What may happen to a body? Pure."""

from collections.abc import Sequence
from typing import Any, assert_never
from uuid import UUID

from contracts.sectors.body import (
    BodyConfirmed,
    BodyDissolutionTakenBack,
    BodyDissolved,
    BodyFirstDayTold,
    BodyFormed,
    BodyFormTold,
    BodyPlaced,
    BodyRenamed,
    BodyTakenOut,
    ConvenorLaidDown,
    ConvenorNamed,
    PostLaidDown,
    PostTaken,
    body_id,
    body_name,
)
from contracts.values import BodyKind
from kernel.decider import Decider, Known
from kernel.event import Event
from sectors.body.commands import (
    BodyCommand,
    ConfirmBody,
    DissolveBody,
    FormBody,
    LayDownConvenor,
    LayDownPost,
    NameConvenor,
    PlaceBody,
    RenameBody,
    TakeBackDissolution,
    TakeOutBody,
    TakePost,
    TellFirstDay,
    TellForm,
)
from sectors.body.days import first_day, is_there
from sectors.body.facts import NOTHING, Facts
from sectors.body.naming import called
from sectors.body.placing import place, take_out
from sectors.body.posts import lay_down, lay_down_post, name_convenor, take_post
from sectors.body.refusals import (
    BodyIsNoMore,
    EndsBeforeItBegan,
    NameOfAnother,
    NamesNotInOrder,
    NotAForm,
    NotOverThen,
    UnknownBody,
)
from sectors.body.state import Body, evolve

Asked = Known[Facts | None]


def decide(command: BodyCommand, body: Body, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    if isinstance(command, FormBody):
        return form(command, body, known)
    if not body.formed:
        raise UnknownBody(command.body)
    match command:
        case ConfirmBody():
            return [BodyConfirmed(body=command.body)] if body.provisional else []
        case TellForm():
            return tell_form(command, body, known)
        case TellFirstDay():
            return first_day(command.body, command.since, body)
        case RenameBody():
            return rename(command, body, known)
        case DissolveBody():
            return dissolve(command, body, known)
        case TakeBackDissolution():
            return [BodyDissolutionTakenBack(body=command.body)] if body.dissolved else []
        case NameConvenor():
            return name_convenor(command, body, known)
        case LayDownConvenor():
            return lay_down(command, body)
        case TakePost():
            return take_post(command, body, known)
        case LayDownPost():
            return lay_down_post(command, body, known)
        case PlaceBody():
            return place(command, body, known)
        case TakeOutBody():
            return take_out(command, body, known)
    assert_never(command)


def form(command: FormBody, body: Body, known: Asked) -> Sequence[Event]:
    """A body is formed once; a sector that the rules list is never merely provisional.

    Whoever only speaks of a body that was dissolved, or of one by a name that another bears now,
    does not form it.
    """
    facts = known.facts or NOTHING
    listed = _is_listed(command, facts)
    only_spoken_of = command.provisional or listed
    provisional = command.provisional and not listed
    one = identity(command)
    told = None if command.form is None else _form(command.form, command.kind, known)
    if not body.formed:
        if _stands_for_another(one, known):
            if only_spoken_of:
                return []
            raise NameOfAnother(command.name)
        formed = {"body": one, "kind": command.kind, "name": command.name}
        began = _since(command, one, body)
        return [BodyFormed(**formed, provisional=provisional, form=told), *began]
    if body.dissolved is not None:
        if only_spoken_of:
            return []
        raise BodyIsNoMore(body.name, body.dissolved.until)
    confirmed: list[Event] = []
    if body.provisional and not provisional:
        confirmed.append(BodyConfirmed(body=one))
    if told not in (None, body.form):
        confirmed.append(BodyFormTold(body=one, form=str(told)))
    return [*confirmed, *_since(command, one, body)]


def _since(command: FormBody, one: UUID, body: Body) -> Sequence[Event]:
    return [] if command.since is None else first_day(one, command.since, body)


def _is_listed(command: FormBody, facts: Facts) -> bool:
    is_sector = command.kind is BodyKind.SECTOR
    return is_sector and body_name(command.kind, command.name) in facts.sectors


def _stands_for_another(one: UUID, known: Asked) -> bool:
    holder = known.holder(called(one))
    return holder is not None and holder != stream_of(one)


def _form(told: str, kind: BodyKind, known: Asked) -> str:
    """The list's own word for a form; what a ledger says is taken as it is."""
    rules = (known.facts or NOTHING).rules
    found = rules.form_of(kind, told)
    if found is not None:
        return found.name
    if rules.forms and known.live:
        raise NotAForm(told, *(one.name for one in rules.forms if one.kind is kind))
    return told


def tell_form(command: TellForm, body: Body, known: Asked) -> Sequence[Event]:
    """Told once; another form later replaces it."""
    assert body.kind is not None
    told = _form(command.form, body.kind, known)
    return [] if told == body.form else [BodyFormTold(body=command.body, form=told)]


def rename(command: RenameBody, body: Body, known: Asked) -> Sequence[Event]:
    """Another name from a day on. What follows from it so far means this body from now on."""
    last = body.names[-1]
    since = command.since or (last.since if last.name == command.name else known.today)
    if command.name == last.name and (since == last.since or len(body.names) == 1):
        return []
    if since < last.since:
        raise NamesNotInOrder(since, last.since)
    is_there(body, since)
    if command.stood_for != command.body:
        _is_nobody_elses(command, known)
    told = {"name": command.name, "since": since, "stood_for": command.stood_for}
    return [BodyRenamed(body=command.body, **told)]


def _is_nobody_elses(command: RenameBody, known: Asked) -> None:
    """One that was only heard of by that name was this one."""
    other: Body = known.state(stream_of(command.stood_for))
    if other.formed and not other.provisional:
        raise NameOfAnother(command.name)
    if _stands_for_another_than(command, known):
        raise NameOfAnother(command.name)
    known.claim(called(command.stood_for))


def _stands_for_another_than(command: RenameBody, known: Asked) -> bool:
    return known.holder(called(command.stood_for)) not in (None, stream_of(command.body))


def dissolve(command: DissolveBody, body: Body, known: Asked) -> Sequence[Event]:
    """Dissolved by day, and still there for the days before."""
    before = body.dissolved
    until = command.until or (before.until if before else known.today)
    basis = command.basis or (before.basis if before else None)
    told = BodyDissolved(body=command.body, until=until, basis=basis)
    if told == before:
        return []
    if body.since is not None and until < body.since:
        raise EndsBeforeItBegan(until, body.since)
    if until < body.latest():
        raise NotOverThen(until, body.latest())
    return [told]


def identity(command: BodyCommand) -> UUID:
    """The body that a command is about."""
    if isinstance(command, FormBody):
        return command.body or body_id(command.committee, command.kind, command.name)
    return command.body


def stream_of(body: UUID) -> str:
    """One stream a body."""
    return f"body-{body}"


def also(command: BodyCommand) -> Sequence[str]:
    """Who bears the name, and under whom it is placed."""
    match command:
        case RenameBody() if command.stood_for != command.body:
            return (stream_of(command.stood_for),)
        case PlaceBody() if command.under != command.body:
            return (stream_of(command.under),)
        case _:
            return ()


def claims(command: BodyCommand) -> Sequence[str]:
    """What the name means so far."""
    match command:
        case FormBody():
            return (called(identity(command)),)
        case RenameBody():
            return (called(command.stood_for),)
        case _:
            return ()


COMMANDS: tuple[type[Any], ...] = (
    FormBody,
    ConfirmBody,
    TellForm,
    TellFirstDay,
    RenameBody,
    DissolveBody,
    TakeBackDissolution,
    NameConvenor,
    LayDownConvenor,
    TakePost,
    LayDownPost,
    PlaceBody,
    TakeOutBody,
)
BODY = Decider(
    category="body",
    commands=COMMANDS,
    events=(
        BodyFormed,
        BodyConfirmed,
        BodyFormTold,
        BodyFirstDayTold,
        BodyRenamed,
        BodyDissolved,
        BodyDissolutionTakenBack,
        ConvenorNamed,
        ConvenorLaidDown,
        PostTaken,
        PostLaidDown,
        BodyPlaced,
        BodyTakenOut,
    ),
    initial=Body(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: stream_of(identity(command)),
    also=also,
    claims=claims,
)
