"""Who is the same person as whom, as every service knows it?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Index, MetaData, Select, select

from contracts.members.member import MembersMerged, MergeTakenBack
from kernel.fetching import Database, fetch
from kernel.log.chain import Recorded
from kernel.rows import table_of
from kernel.view import View

tables = MetaData()


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One duplicate, and the member who is kept for it."""

    duplicate: UUID
    committee: UUID
    member: UUID
    member_name: str


merges = table_of(tables, "member_merges", MergeRow, "duplicate")
Index("member_merges_by_member", merges.c.committee, merges.c.member)


def row(
    before: MergeRow | None, event: MembersMerged | MergeTakenBack, recorded: Recorded
) -> MergeRow | None:
    """One row a duplicate, for as long as it is one."""
    if isinstance(event, MergeTakenBack):
        return None
    kept = event.member
    return MergeRow(event.duplicate, recorded.origin.committee, kept.id, kept.name)


MERGES = View(
    merges,
    MergeRow,
    (MembersMerged, MergeTakenBack),
    lambda event, recorded: event.duplicate,
    row,
)
"""Every service folds it: members from its own log, the others from members' feed."""


async def merges_of(database: Database, committee: UUID) -> dict[UUID, MergeRow]:
    """By duplicate, the members of a committee who are somebody else."""
    rows = await fetch(database, select(merges).where(merges.c.committee == committee), MergeRow)
    return {one.duplicate: one for one in rows}


def kept_for(committee: UUID, member: UUID) -> Select[UUID]:
    """The duplicates for which a member is kept."""
    c = merges.c
    return select(c.duplicate).where(c.committee == committee, c.member == member)


class Heads:
    """Whom the entries of a register mean, where somebody was entered twice."""

    def __init__(self, merged: Mapping[UUID, MergeRow]) -> None:
        self._merged = merged
        self._duplicates: dict[UUID, list[UUID]] = defaultdict(list)
        for duplicate in sorted(merged):
            self._duplicates[self.meant(duplicate)].append(duplicate)

    def meant(self, entry: UUID) -> UUID:
        """The member who is kept for an entry; an id that is no duplicate's means itself."""
        return meant(entry, self._merged)

    def each(self, entries: Iterable[UUID]) -> tuple[UUID, ...]:
        """The members meant, everyone once."""
        return tuple(dict.fromkeys(map(self.meant, entries)))

    def entries(self, member: UUID) -> tuple[UUID, ...]:
        """All that are one person with this one: the duplicates, and last who is kept."""
        kept = self.meant(member)
        return (*self._duplicates.get(kept, ()), kept)


NOBODY_TWICE = Heads({})


async def heads_of(database: Database, committee: UUID) -> Heads:
    """Whom the entries of a committee's register mean."""
    return Heads(await merges_of(database, committee))


def meant(person: UUID, merged: Mapping[UUID, MergeRow]) -> UUID:
    """The member who is kept for a person; a duplicate's duplicate is followed to the end."""
    seen = set[UUID]()
    while person in merged and person not in seen:
        seen.add(person)
        person = merged[person].member
    return person
