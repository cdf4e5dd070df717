"""In which bodies was a person on a day, whichever entry of the register is named? Pure."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from contracts.people import People
from contracts.roll import OnRoll


class Belonging:
    """The bodies of a committee's members by day."""

    def __init__(self, people: People) -> None:
        self._people = people

    def kept(self, person: UUID) -> UUID:
        """The entry that stands for a person."""
        return self._people.heads.meant(person)

    def bodies(self, person: UUID, day: date) -> set[UUID]:
        """Those of a day; of nobody on the roll none."""
        found = self._people.get(person)
        if found is None:
            return set()
        return {body for body in found.bodies if found.belongs(body, day)}

    def all(self, persons: Iterable[UUID], day: date) -> set[UUID]:
        """Those of any of these persons on a day."""
        return {body for person in persons for body in self.bodies(person, day)}

    def on_roll(self, day: date) -> Iterator[OnRoll]:
        """The members of a day, each once, under the entry that is kept."""
        return (one for one in self._people if one.on(day))
