"""Who of the register is meant, on the roll and in which bodies, as a decision must know it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from contracts.merges import MergeRow, meant, merges
from contracts.values import Named
from kernel.log.registry import Reader
from kernel.rows import as_row
from sectors.activity.facts import Person, Spell
from sectors.activity.tables import BelongingRow, PersonRow, belongings, people


@dataclass(frozen=True, slots=True)
class Register:
    """People by the entry that is kept, and duplicates by the entry that is kept for them."""

    people: Mapping[UUID, Person] = field(default_factory=dict)
    merged: Mapping[UUID, UUID] = field(default_factory=dict)


async def registers(reader: Reader, asked: Mapping[UUID, set[UUID] | None]) -> dict[UUID, Register]:
    """By committee, the persons asked about with all their entries; None asks about everybody."""
    if not asked:
        return {}
    merged = await _merged(reader, asked)
    entries = {
        committee: None if who is None else _entries(who, merged[committee])
        for committee, who in asked.items()
    }
    found, bodies = await _rows(reader, entries)
    return {
        committee: Register(
            _people(
                [row for row in found if row.committee == committee],
                [row for row in bodies if row.committee == committee],
                merged[committee],
            ),
            merged[committee],
        )
        for committee in asked
    }


async def _merged(reader: Reader, asked: Mapping[UUID, Any]) -> dict[UUID, dict[UUID, UUID]]:
    rows = await reader.rows(select(merges).where(merges.c.committee.in_(list(asked))))
    known: dict[UUID, dict[UUID, MergeRow]] = {committee: {} for committee in asked}
    for row in rows:
        known[row["committee"]][row["duplicate"]] = as_row(MergeRow, dict(row))
    return {
        committee: {duplicate: meant(duplicate, held) for duplicate in held}
        for committee, held in known.items()
    }


def _entries(who: set[UUID], merged: Mapping[UUID, UUID]) -> set[UUID]:
    """The entries of these persons: the kept ones and all duplicates of them."""
    kept = {merged.get(one, one) for one in who}
    return kept | {duplicate for duplicate, member in merged.items() if member in kept}


async def _rows(
    reader: Reader, entries: Mapping[UUID, set[UUID] | None]
) -> tuple[list[PersonRow], list[BelongingRow]]:
    """The rows of these entries, and all of those committees that are asked about whole."""
    whole = [committee for committee, who in entries.items() if who is None]
    some = [one for who in entries.values() if who is not None for one in who]
    there = people.c.committee.in_(whole) | people.c.member.in_(some)
    found = await reader.rows(select(people).where(there))
    in_bodies = belongings.c.committee.in_(whole) | belongings.c.member.in_(some)
    held = await reader.rows(select(belongings).where(in_bodies))
    return (
        [as_row(PersonRow, dict(row)) for row in found],
        [as_row(BelongingRow, dict(row)) for row in held],
    )


def _people(
    rows: Sequence[PersonRow], held: Sequence[BelongingRow], merged: Mapping[UUID, UUID]
) -> dict[UUID, Person]:
    """One a person, whichever entry says since when and in which body."""
    spells: dict[UUID, list[Spell]] = {}
    names: dict[UUID, str] = {}
    for row in rows:
        who = merged.get(row.member, row.member)
        spells.setdefault(who, []).append(Spell(row.since, row.until))
        if who == row.member:
            names[who] = row.name
    bodies: dict[UUID, list[tuple[UUID, Spell]]] = {}
    for one in held:
        who = merged.get(one.member, one.member)
        bodies.setdefault(who, []).append((one.body, Spell(one.since, one.until)))
    return {
        who: Person(Named(id=who, name=name), tuple(spells[who]), tuple(bodies.get(who, ())))
        for who, name in names.items()
    }
