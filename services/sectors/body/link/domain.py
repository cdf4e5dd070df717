"""What may be told of a link to a body, and of what it did? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never
from uuid import UUID

from contracts.sectors.link import LinkEnded, LinkMade, LinkUsed, LinkUseStruck
from kernel.decider import Decider, Known
from kernel.event import Event
from rules.dates import day_of
from sectors.body.days import is_there
from sectors.body.facts import NOTHING, Facts
from sectors.body.link.commands import EndLink, LinkCommand, MakeLink, StrikeUse, UseLink
from sectors.body.refusals import (
    LinkWasUsed,
    NoSuchLink,
    NoSuchUse,
    NotAMember,
    NotLinkedThen,
    NotYet,
    UnknownBody,
)
from sectors.body.spells import Spells, begins, begun, ended, ends, held_on
from sectors.body.state import Body

Asked = Known[Facts | None]


@dataclass(frozen=True, slots=True)
class Link:
    """A link as decided so far; `made` stays when it ends.

    Attributes:
        spells: every time of it; none after it was a mistake.
        uses: what it did, as told last. struck: what it did not do after all.
    """

    made: LinkMade | None = None
    spells: Spells = ()
    uses: dict[UUID, LinkUsed] = field(default_factory=dict)
    struck: frozenset[UUID] = frozenset()


def decide(command: LinkCommand, link: Link, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    if isinstance(command, MakeLink):
        return make(command, link, known)
    if link.made is None:
        raise NoSuchLink(command.link)
    match command:
        case EndLink():
            return end(command, link, link.made, known)
        case UseLink():
            return use(command, link, link.made, known)
        case StrikeUse():
            return strike(command, link, link.made)
    assert_never(command)


def make(command: MakeLink, link: Link, known: Asked) -> Sequence[Event]:
    """Made once; it may end, and be made anew. A leader is somebody, a committee a body."""
    body: Body = known.state(f"body-{command.body}")
    if not body.formed:
        raise UnknownBody(command.body)
    if command.member and command.party.id not in (known.facts or NOTHING).members:
        raise NotAMember(command.party.name)
    spell = begins(link.spells, command.since, known.today)
    if spell is None:
        return []
    is_there(body, spell.since or known.today)
    spells = begun(link.spells, spell.since)
    _uses_within(link, spells)
    told = {"body": command.body, "kind": command.kind, "party": command.party}
    made = LinkMade(link=command.link, **told, member=command.member, since=spell.since)
    return [made]


def end(command: EndLink, link: Link, made: LinkMade, known: Asked) -> Sequence[Event]:
    """The last day; told otherwise later, it is corrected."""
    until = ends(link.spells, command.until, known.today, mistaken=command.mistaken)
    if until is None:
        return []
    _uses_within(link, ended(link.spells, until, mistaken=command.mistaken))
    told = {"link": command.link, "body": made.body, "kind": made.kind, "party": made.party.id}
    return [LinkEnded(**told, until=until, mistaken=command.mistaken)]


def _uses_within(link: Link, spells: Spells) -> None:
    """What was done stays within the days of the link, if it was before."""
    held = [one for one in link.uses.values() if held_on(link.spells, one.used_on)]
    left = [one.used_on for one in held if not held_on(spells, one.used_on)]
    if left:
        raise LinkWasUsed(*sorted(left))


def use(command: UseLink, link: Link, made: LinkMade, known: Asked) -> Sequence[Event]:
    """What a link did, once; another day, way or subject later corrects it, whole."""
    if command.used_on > day_of(known.now):
        raise NotYet(command.used_on)
    waived: tuple[str, ...] = ()
    if not held_on(link.spells, command.used_on):
        if not known.backfilled:
            raise NotLinkedThen(command.used_on)
        waived = (NotLinkedThen.__name__,)
    told = LinkUsed(
        link=command.link,
        body=made.body,
        use=command.use,
        kind=made.kind,
        party=made.party.id,
        way=command.way,
        used_on=command.used_on,
        activity=command.activity,
        subject=command.subject,
        waived=waived,
    )
    return [] if told == link.uses.get(command.use) else [told]


def strike(command: StrikeUse, link: Link, made: LinkMade) -> Sequence[Event]:
    """Struck once."""
    if command.use in link.uses:
        return [LinkUseStruck(link=command.link, body=made.body, use=command.use)]
    if command.use in link.struck:
        return []
    raise NoSuchUse(command.use)


def evolve(link: Link, event: Event) -> Link:
    """The link after an event."""
    match event:
        case LinkMade():
            return replace(link, made=event, spells=begun(link.spells, event.since))
        case LinkEnded():
            spells = ended(link.spells, event.until, mistaken=event.mistaken)
            return replace(link, spells=spells)
        case LinkUsed():
            uses = {**link.uses, event.use: event}
            return replace(link, uses=uses, struck=link.struck - {event.use})
        case LinkUseStruck():
            left = {one: told for one, told in link.uses.items() if one != event.use}
            return replace(link, uses=left, struck=link.struck | {event.use})
        case _:
            return link


def also(command: LinkCommand) -> Sequence[str]:
    """The body that is linked."""
    return (f"body-{command.body}",) if isinstance(command, MakeLink) else ()


LINK = Decider(
    category="link",
    commands=(MakeLink, EndLink, UseLink, StrikeUse),
    events=(LinkMade, LinkEnded, LinkUsed, LinkUseStruck),
    initial=Link(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"link-{command.link}",
    also=also,
)
