"""Which body of the committee is meant by an id and a name on another paper? Pure."""

import re
from collections.abc import Iterable, Sequence
from uuid import UUID

from contracts.values import BodyKind
from rules.names import organisation_name, sector_name
from sectors.doings import BodyThen

GROUP_OF_A_SECTOR = re.compile(r"(.+?)(?:界别|界)(?:活动组|委员组|小组|组)?")


class Whose:
    """The bodies of one day, by id and by name."""

    def __init__(self, bodies: Sequence[BodyThen]) -> None:
        self._ids = {one.body for one in bodies}
        self._names = {organisation_name(one.name): one.body for one in reversed(bodies)}
        self._sectors = {
            sector_name(one.name): one.body for one in bodies if one.kind is BodyKind.SECTOR
        }

    def of(self, id: UUID, name: str | None) -> UUID | None:
        """The body: by id, else by its name; a group of a sector without one is its sector."""
        if id in self._ids or name is None:
            return id if id in self._ids else None
        plain = organisation_name(name)
        group = GROUP_OF_A_SECTOR.fullmatch(plain)
        return self._names.get(plain) or self._sectors.get(sector_name(group[1] if group else name))

    def all(self, named: Iterable[tuple[UUID, str | None]]) -> set[UUID]:
        """The bodies among several."""
        found = {self.of(id, name) for id, name in named}
        return {one for one in found if one is not None}
