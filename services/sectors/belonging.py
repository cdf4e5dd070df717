"""In which bodies was a person on a day, with duplicates of the register resolved? Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from contracts.merges import MergeRow, meant
from contracts.roll import OnRoll


class Belonging:
    """The register of a committee with its duplicates resolved."""

    def __init__(self, roll: Iterable[OnRoll], merged: Mapping[UUID, MergeRow]) -> None:
        self._merged = merged
        self._rows: dict[UUID, list[OnRoll]] = defaultdict(list)
        for one in roll:
            self._rows[meant(one.member, merged)].append(one)

    def kept(self, person: UUID) -> UUID:
        """The entry that stands for a person."""
        return meant(person, self._merged)

    def bodies(self, person: UUID, day: date) -> set[UUID]:
        """Those of a day; of nobody on the roll none."""
        rows = self._rows.get(self.kept(person), ())
        return {body for row in rows for body in row.bodies if row.belongs(body, day)}

    def all(self, persons: Iterable[UUID], day: date) -> set[UUID]:
        """Those of any of these persons on a day."""
        return {body for person in persons for body in self.bodies(person, day)}

    def on_roll(self, day: date) -> Iterator[OnRoll]:
        """The members of a day, each once, under the entry that is kept."""
        for kept, rows in self._rows.items():
            own = next((one for one in rows if one.member == kept), None)
            if own is not None and own.on(day):
                yield own
