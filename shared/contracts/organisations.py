"""What does every service remember of organisations: under which name, where, until when?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, MetaData, Select, Uuid, any_, column, func, literal, or_, select, true

from contracts.members.organisation import (
    AliasConfirmed,
    AliasTakenBack,
    EndingTakenBack,
    OrganisationConfirmed,
    OrganisationDissolved,
    OrganisationEvent,
    OrganisationMerged,
    OrganisationPlaced,
    OrganisationRegistered,
    OrganisationRenamed,
    OrganisationSplit,
)
from kernel.fetching import Database, fetch
from kernel.log.chain import Recorded
from kernel.rows import table_of
from kernel.view import View

tables = MetaData()
BEGINNING = date(1, 1, 1)
"""From when a thing is so of which nobody knows the first day."""
NOBODY = UUID(int=0)
"""The parent of an organisation that has none."""


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation.

    Attributes:
        names: all that it bore, in order; `named_from` the first day of each.
        kinds, families, levels, parents: what it was, in order; "" and NOBODY are not told;
            `placed_from` the first day of each.
        aliases: other names that mean it; `alias_ids` the ids that those gave.
        former_ids: the ids that its later names gave before it bore them ("" as NOBODY).
        ended_on: the first day on which it is no more. how: merged, split, dissolved.
        successors: who carries on its work, by id and by the name told.
    """

    organisation: UUID
    committee: UUID
    provisional: bool
    since: date | None
    names: tuple[str, ...]
    named_from: tuple[date, ...]
    former_ids: tuple[UUID, ...]
    kinds: tuple[str, ...]
    families: tuple[str, ...]
    levels: tuple[str, ...]
    parents: tuple[UUID, ...]
    placed_from: tuple[date, ...]
    aliases: tuple[str, ...]
    alias_ids: tuple[UUID, ...]
    ended_on: date | None
    ended_how: str | None
    successors: tuple[UUID, ...]
    successor_names: tuple[str, ...]
    basis: str | None

    def name_on(self, on: date) -> str:
        """The name it bore on a day; before its first day the first, after its last the last."""
        return self.names[_at(self.named_from, on)]

    def place_on(self, on: date) -> "Place":
        """What it was on a day."""
        at = _at(self.placed_from, on)
        parent = self.parents[at]
        return Place(
            self.kinds[at],
            self.families[at] or None,
            self.levels[at] or None,
            None if parent == NOBODY else parent,
        )

    def lives_on(self, on: date) -> bool:
        """Whether it exists on a day, as far as anybody told."""
        return (self.since is None or self.since <= on) and (
            self.ended_on is None or on < self.ended_on
        )

    def meant(self) -> tuple[UUID, ...]:
        """The ids, other than its own, that names of it give."""
        given = (*self.alias_ids, *self.former_ids)
        return tuple(one for one in given if one not in (NOBODY, self.organisation))


@dataclass(frozen=True, slots=True)
class Place:
    """What an organisation is: kind, family (系统), level (层级), parent (主管单位)."""

    kind: str
    family: str | None = None
    level: str | None = None
    parent: UUID | None = None


def _at(days: Sequence[date], on: date) -> int:
    """The place of the last day that is not after `on`; the first when all are."""
    return max(sum(day <= on for day in days) - 1, 0)


register = table_of(tables, "organisation_register", OrganisationRow, "organisation")
Index("organisation_register_by_committee", register.c.committee)


def row(
    before: OrganisationRow | None, event: OrganisationEvent, recorded: Recorded
) -> OrganisationRow | None:
    """One row an organisation."""
    if isinstance(event, OrganisationRegistered):
        return before or _registered(event, recorded.origin.committee)
    if before is None:
        return None
    match event:
        case OrganisationConfirmed():
            families = (*before.families[:-1], event.family or "")
            return replace(before, provisional=False, families=families)
        case OrganisationPlaced():
            return _placed(before, event)
        case OrganisationRenamed():
            return _renamed(before, event)
        case OrganisationMerged():
            return _ended(before, event, "merged", [event.into])
        case OrganisationSplit():
            return _ended(before, event, "split", event.into)
        case OrganisationDissolved():
            return _ended(before, event, "dissolved", [])
        case EndingTakenBack():
            gone: dict[str, Any] = {"ended_on": None, "ended_how": None, "basis": None}
            return replace(before, **gone, successors=(), successor_names=())
        case AliasConfirmed():
            return replace(
                before,
                aliases=(*before.aliases, event.alias),
                alias_ids=(*before.alias_ids, event.stood_for),
            )
        case AliasTakenBack():
            return _without_alias(before, event.stood_for)


def _registered(event: OrganisationRegistered, committee: UUID) -> OrganisationRow:
    return OrganisationRow(
        organisation=event.organisation,
        committee=committee,
        provisional=event.provisional,
        since=event.since,
        names=(event.name,),
        named_from=(BEGINNING,),
        former_ids=(NOBODY,),
        kinds=(event.kind,),
        families=(event.family or "",),
        levels=(event.level or "",),
        parents=(event.parent or NOBODY,),
        placed_from=(BEGINNING,),
        aliases=(),
        alias_ids=(),
        ended_on=None,
        ended_how=None,
        successors=(),
        successor_names=(),
        basis=None,
    )


def _placed(before: OrganisationRow, event: OrganisationPlaced) -> OrganisationRow:
    since = event.since or BEGINNING
    kept = sum(day < since for day in before.placed_from)
    return replace(
        before,
        kinds=(*before.kinds[:kept], event.kind),
        families=(*before.families[:kept], event.family or ""),
        levels=(*before.levels[:kept], event.level or ""),
        parents=(*before.parents[:kept], event.parent or NOBODY),
        placed_from=(*before.placed_from[:kept], since),
    )


def _renamed(before: OrganisationRow, event: OrganisationRenamed) -> OrganisationRow:
    kept = named_before(before.names, before.named_from, event)
    return replace(
        before,
        names=(*before.names[:kept], event.name),
        named_from=(*before.named_from[:kept], event.since),
        former_ids=(*before.former_ids[:kept], event.stood_for or NOBODY),
    )


def named_before(names: Sequence[str], days: Sequence[date], event: OrganisationRenamed) -> int:
    """How many of the names so far stay: the same one again, or the same day, is a correction."""
    kept = sum(day < event.since for day in days)
    if kept > 1 and kept == len(names) and names[-1] == event.name:
        return kept - 1
    return max(kept, 1)


def _ended(
    before: OrganisationRow,
    event: OrganisationMerged | OrganisationSplit | OrganisationDissolved,
    how: str,
    into: Sequence[Any],
) -> OrganisationRow:
    return replace(
        before,
        ended_on=event.since,
        ended_how=how,
        successors=tuple(one.id for one in into),
        successor_names=tuple(one.name for one in into),
        basis=event.basis,
    )


def _without_alias(before: OrganisationRow, gone: UUID) -> OrganisationRow:
    pairs = zip(before.aliases, before.alias_ids, strict=True)
    left = [one for one in pairs if one[1] != gone]
    return replace(
        before,
        aliases=tuple(alias for alias, _ in left),
        alias_ids=tuple(stood_for for _, stood_for in left),
    )


ORGANISATIONS = View(
    register,
    OrganisationRow,
    (
        OrganisationRegistered,
        OrganisationConfirmed,
        OrganisationPlaced,
        OrganisationRenamed,
        OrganisationMerged,
        OrganisationSplit,
        OrganisationDissolved,
        EndingTakenBack,
        AliasConfirmed,
        AliasTakenBack,
    ),
    lambda event, recorded: event.organisation,
    row,
    version=2,  # Its events are older than it: where there are some, it is filled by itself.
)


async def organisations_of(database: Database, committee: UUID) -> Sequence[OrganisationRow]:
    """All organisations of a committee that were heard of here."""
    wanted = select(register).where(register.c.committee == committee)
    return await fetch(database, wanted.order_by(register.c.organisation), OrganisationRow)


def carried_by(unit: UUID, on: date) -> Select[UUID]:
    """Every id under which work may lie that is an organisation's on a day.

    Its own, those that other names of it gave, and those of whose work it carries on by then:
    merged into it, or split into it and others, from one to the next.
    """
    c = register.c
    carried = select(literal(unit, Uuid).label("id")).cte(recursive=True)
    one = carried.c.id
    same = or_(c.organisation == one, one == any_(c.alias_ids), one == any_(c.former_ids))
    ended = (c.ended_on <= on) & (one == any_(c.successors))
    ids = func.array_cat(func.array_append(c.alias_ids, c.organisation), c.former_ids)
    named = func.unnest(ids).table_valued(column("id", Uuid)).render_derived()
    joined = carried.join(register, or_(same, ended)).join(named, true())
    # NOBODY stands where no id is told, with many: who goes through it comes to all of them.
    step = select(named.c.id).select_from(joined).where(named.c.id != NOBODY)
    return select(carried.union(step).c.id)


@dataclass(frozen=True, slots=True)
class _Carried:
    id: UUID


async def carried(database: Database, unit: UUID, on: date) -> frozenset[UUID]:
    """The same, read."""
    return frozenset(one.id for one in await fetch(database, carried_by(unit, on), _Carried))
