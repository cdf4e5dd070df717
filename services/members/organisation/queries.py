"""What can be read of organisations?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.naming import How, Organisations
from contracts.organisations import BEGINNING, OrganisationRow, organisations_of
from kernel.fetching import Database
from rules.names import organisation_name
from rules.units import bare_name


@dataclass(frozen=True, slots=True)
class Near:
    """An organisation, by its name of the day."""

    organisation: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One organisation as it is on a day.

    Attributes:
        former_names: those it bore before that day.
        ended_on: the first day on which it is no more, though that may be to come.
    """

    organisation: UUID
    kind: str
    name: str
    former_names: tuple[str, ...]
    aliases: tuple[str, ...]
    family: str | None
    level: str | None
    parent: Near | None
    provisional: bool
    since: date | None
    ended_on: date | None
    ended_how: str | None
    successors: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Provisional:
    """One to confirm, or to recognise as another name of one that is near."""

    organisation: UUID
    kind: str
    name: str
    nearest: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class NameSpell:
    """A name with its first and last day; None is from the beginning, or still."""

    name: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class PlaceSpell:
    """What it was from a day on, until the next one."""

    kind: str
    family: str | None
    level: str | None
    parent: Near | None
    since: date | None


@dataclass(frozen=True, slots=True)
class Page:
    """One organisation as it is today, what it was, and whom it stands between."""

    organisation: Listed
    names: tuple[NameSpell, ...]
    places: tuple[PlaceSpell, ...]
    basis: str | None
    predecessors: tuple[Near, ...]
    standing: tuple[Near, ...]
    children: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name means on a day; `nearest` only where nobody ever bore it."""

    organisation: UUID
    how: How
    name: str
    candidates: tuple[Near, ...]
    nearest: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which organisations are wanted, as they are `on` a day; `text` is part of any name."""

    on: date
    kind: str | None = None
    family: str | None = None
    level: str | None = None
    provisional: bool | None = None
    ended: bool = False
    text: str | None = None


async def book_of(database: Database, committee: UUID) -> Organisations:
    """All organisations of a committee by name."""
    return Organisations(committee, await organisations_of(database, committee))


def listed(book: Organisations, wanted: Filter) -> list[Listed]:
    """Those that a filter leaves, by name; a mere alias is none of them."""
    found = [told(book, row, wanted.on) for row in book.listed() if _fits(row, wanted)]
    return sorted(found, key=lambda one: (one.name, one.organisation))


def told(book: Organisations, row: OrganisationRow, on: date) -> Listed:
    """A row as it is on a day."""
    place, name = row.place_on(on), row.name_on(on)
    return Listed(
        organisation=row.organisation,
        kind=place.kind,
        name=name,
        former_names=row.names[: row.names.index(name)],
        aliases=row.aliases,
        family=place.family,
        level=place.level,
        parent=_one(book, place.parent, on),
        provisional=row.provisional,
        since=row.since,
        ended_on=row.ended_on,
        ended_how=row.ended_how,
        successors=tuple(
            _one(book, id, on) or Near(id, called)
            for id, called in zip(row.successors, row.successor_names, strict=True)
        ),
    )


def waiting(book: Organisations, on: date) -> list[Provisional]:
    """Those that wait to be confirmed, each with the nearest known names."""
    rows = sorted((row for row in book.listed() if row.provisional), key=lambda row: row.names)
    return [
        Provisional(
            row.organisation,
            row.place_on(on).kind,
            row.name_on(on),
            near(book.nearest(row.name_on(on)), on),
        )
        for row in rows
    ]


def page(book: Organisations, row: OrganisationRow, on: date) -> Page:
    """One organisation's page."""
    below = [one for one in book.listed() if one.place_on(on).parent == row.organisation]
    ends = [*row.named_from[1:], row.ended_on]
    spells = zip(row.names, (row.since or BEGINNING, *row.named_from[1:]), ends, strict=True)
    return Page(
        told(book, row, on),
        tuple(NameSpell(name, _day(first), _before(end)) for name, first, end in spells),
        tuple(_place(book, row, first) for first in row.placed_from),
        row.basis,
        near(book.predecessors(row.organisation), on),
        near(book.standing(row, on), on),
        near(sorted(below, key=lambda one: one.name_on(on)), on),
    )


def resolved(book: Organisations, name: str, on: date) -> Resolved:
    """Whom a name means on a day, and why."""
    meaning = book.find(name, on)
    row = book.get(meaning.organisation)
    alike = near(book.nearest(name), on) if meaning.how is How.UNKNOWN else ()
    called = row.name_on(on) if row else name
    return Resolved(meaning.organisation, meaning.how, called, near(meaning.candidates, on), alike)


def near(rows: Iterable[OrganisationRow], on: date) -> tuple[Near, ...]:
    """Organisations by their name of the day."""
    return tuple(Near(row.organisation, row.name_on(on)) for row in rows)


def _one(book: Organisations, organisation: UUID | None, on: date) -> Near | None:
    row = None if organisation is None else book.get(organisation)
    return None if row is None else Near(row.organisation, row.name_on(on))


def _place(book: Organisations, row: OrganisationRow, first: date) -> PlaceSpell:
    place = row.place_on(first)
    parent = _one(book, place.parent, first)
    return PlaceSpell(place.kind, place.family, place.level, parent, _day(first))


def _fits(row: OrganisationRow, wanted: Filter) -> bool:
    place = row.place_on(wanted.on)
    asked = (
        (wanted.kind, place.kind),
        (wanted.family, place.family),
        (wanted.level, place.level),
        (wanted.provisional, row.provisional),
    )
    if any(want is not None and want != has for want, has in asked):
        return False
    if not wanted.ended and not row.lives_on(wanted.on):
        return False
    return not wanted.text or _is_called(row, wanted.text)


def _is_called(row: OrganisationRow, text: str) -> bool:
    plain, bare = organisation_name(text), bare_name(text)
    names: Sequence[str] = (*row.names, *row.aliases)
    return any(plain in organisation_name(one) or bare in bare_name(one) for one in names)


def _day(day: date) -> date | None:
    return None if day == BEGINNING else day


def _before(day: date | None) -> date | None:
    return None if day is None else date.fromordinal(day.toordinal() - 1)
