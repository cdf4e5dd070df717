"""What is decided of a body so far, and how does an event change it? Pure."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from contracts.roll import BEGINNING, OPEN
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
    Post,
    PostLaidDown,
    PostTaken,
)
from contracts.values import BodyKind
from kernel.event import Event
from sectors.body.naming import Borne, renamed
from sectors.body.spells import Spells, begun, ended


@dataclass(frozen=True, slots=True)
class Body:
    """A body as decided so far; `kind` is None until it exists.

    Attributes:
        names: in order; the last one holds.
        convenors: who leads it now, since when.
        posts: by post and holder, every time in it. under: by other body, every time under it.
        since: its first day; None where nobody told it.
        dissolved: how it came to be no more.
    """

    kind: BodyKind | None = None
    provisional: bool = False
    form: str | None = None
    names: tuple[Borne, ...] = ()
    convenors: dict[UUID, date | None] = field(default_factory=dict)
    posts: dict[tuple[Post, UUID], Spells] = field(default_factory=dict)
    under: dict[UUID, Spells] = field(default_factory=dict)
    since: date | None = None
    dissolved: BodyDissolved | None = None

    @property
    def formed(self) -> bool:
        """Whether it exists, or did."""
        return self.kind is not None

    @property
    def name(self) -> str:
        """What it is called; "" before it exists."""
        return self.names[-1].name if self.names else ""

    @property
    def until(self) -> date:
        """The last day of it."""
        return OPEN if self.dissolved is None else self.dissolved.until

    def latest(self) -> date:
        """The latest day on which something of it is known to have begun."""
        return max(self._begun(), default=BEGINNING)

    def earliest(self) -> date:
        """The earliest day on which something of it is known to have begun."""
        return min(self._begun(), default=OPEN)

    def _begun(self) -> list[date]:
        """The days, as far as they are known, of later names, convenors, posts and placings."""
        spells = [s for held in (*self.posts.values(), *self.under.values()) for s in held]
        since = [one.since for one in spells] + list(self.convenors.values())
        return [one.since for one in self.names[1:]] + [day for day in since if day is not None]


def evolve(body: Body, event: Event) -> Body:
    """The body after an event."""
    match event:
        case BodyFormed():
            names = (Borne(event.name),)
            return replace(
                body,
                kind=event.kind,
                provisional=event.provisional,
                form=event.form,
                names=names,
            )
        case BodyConfirmed():
            return replace(body, provisional=False)
        case BodyFormTold():
            return replace(body, form=event.form)
        case BodyFirstDayTold():
            return replace(body, since=event.since)
        case BodyRenamed():
            return replace(body, names=renamed(body.names, event))
        case BodyDissolved():
            return replace(body, dissolved=event)
        case BodyDissolutionTakenBack():
            return replace(body, dissolved=None)
        case ConvenorNamed():
            return replace(body, convenors={**body.convenors, event.convenor.id: event.since})
        case ConvenorLaidDown():
            kept = {who: day for who, day in body.convenors.items() if who != event.convenor}
            return replace(body, convenors=kept)
        case _:
            return _held(body, event)


def _held(body: Body, event: Event) -> Body:
    """Posts, and where it stands."""
    match event:
        case PostTaken():
            held = (event.post, event.holder.id)
            spells = begun(body.posts.get(held, ()), event.since)
            return replace(body, posts={**body.posts, held: spells})
        case PostLaidDown():
            held = (event.post, event.holder)
            spells = ended(body.posts.get(held, ()), event.until, mistaken=event.mistaken)
            return replace(body, posts={**body.posts, held: spells})
        case BodyPlaced():
            spells = begun(body.under.get(event.under, ()), event.since)
            return replace(body, under={**body.under, event.under: spells})
        case BodyTakenOut():
            spells = ended(body.under.get(event.under, ()), event.until, mistaken=event.mistaken)
            return replace(body, under={**body.under, event.under: spells})
        case _:
            return body
