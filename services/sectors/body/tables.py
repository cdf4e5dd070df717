"""What is remembered of bodies, of who holds posts in them, and of where they stand?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from contracts.roll import BEGINNING, OPEN
from contracts.values import BodyKind
from kernel.rows import table_of
from rules.dates import Window

tables = MetaData()
CONVENOR = "convenor"


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body; `names` hold each from the day in the same place of `named_from`.

    Attributes:
        stood_for: the ids that follow from its later names.
        until: the last day of it; None while it lasts.
        since: the first day of it; None where nobody told it.
    """

    body: UUID
    committee: UUID
    kind: BodyKind
    provisional: bool
    form: str | None
    names: tuple[str, ...]
    named_from: tuple[date, ...]
    stood_for: tuple[UUID, ...]
    until: date | None
    basis: str | None
    since: date | None = None

    @property
    def name(self) -> str:
        """What it is called now."""
        return self.names[-1]

    def name_on(self, day: date) -> str:
        """What it was called on a day."""
        begun = [n for n, since in zip(self.names, self.named_from, strict=True) if since <= day]
        return begun[-1] if begun else self.names[0]

    def lasts(self, day: date) -> bool:
        """Whether it was still there on a day."""
        return self.until is None or day <= self.until

    def stands(self, day: date) -> bool:
        """Whether it was there on a day: formed by then, and not over."""
        return self.stood_in(Window(day, day))

    def stood_in(self, window: Window) -> bool:
        """Whether it was there on one of these days."""
        return (self.since or BEGINNING) <= window.last and self.lasts(window.first)


@dataclass(frozen=True, slots=True)
class Dated:
    """What held from when to when, in equal places; BEGINNING and OPEN where not known."""

    sinces: tuple[date, ...]
    untils: tuple[date, ...]

    def on(self, day: date) -> bool:
        """Whether it held on a day."""
        return any(s <= day <= u for s, u in zip(self.sinces, self.untils, strict=True))

    def days(self) -> list[tuple[date | None, date | None]]:
        """First and last days; None where not known, or not over."""
        pairs = zip(self.sinces, self.untils, strict=True)
        return [(None if s == BEGINNING else s, None if u == OPEN else u) for s, u in pairs]


@dataclass(frozen=True, slots=True)
class PostRow(Dated):
    """One holder of one post in one body; `post` is `convenor` or one of Post."""

    id: UUID
    committee: UUID
    body: UUID
    post: str
    holder: UUID
    name: str
    member: bool


@dataclass(frozen=True, slots=True)
class PlacingRow(Dated):
    """One body under another."""

    id: UUID
    committee: UUID
    body: UUID
    under: UUID


bodies = table_of(tables, "body_register", BodyRow, "body")
posts = table_of(tables, "body_posts", PostRow, "id")
placings = table_of(tables, "body_placings", PlacingRow, "id")
Index("body_register_by_committee", bodies.c.committee)
Index("body_posts_by_body", posts.c.committee, posts.c.body)
Index("body_placings_by_committee", placings.c.committee)
