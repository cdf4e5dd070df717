"""Which bodies are there on a day, where do they stand, and who is in them? Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.roll import OnRoll
from rules.dates import Window
from sectors.body.tables import BodyRow, PlacingRow


@dataclass(frozen=True, slots=True)
class InBody:
    """A member in a body on a day.

    Attributes:
        through: the bodies under it to which the member belongs; () when to itself alone.
    """

    member: UUID
    name: str
    member_no: str | None
    own: bool
    through: tuple[UUID, ...]


class Book:
    """The bodies of one committee on one day."""

    def __init__(
        self,
        on: date,
        rows: Iterable[BodyRow],
        placings: Iterable[PlacingRow],
        members: Iterable[OnRoll] = (),
    ) -> None:
        """`members` are told once each, whatever entries of the register stand for one."""
        self._on = on
        self._rows = {row.body: row for row in rows}
        self._meant = {id: row.body for row in self._rows.values() for id in row.stood_for}
        self._below: dict[UUID, list[UUID]] = defaultdict(list)
        self._above: dict[UUID, UUID] = {}
        for one in placings:
            if one.on(on):
                self._below[self.id(one.under)].append(self.id(one.body))
                self._above[self.id(one.body)] = self.id(one.under)
        self._heads: dict[UUID, OnRoll] = {}
        self._own: dict[UUID, set[UUID]] = defaultdict(set)
        self._take(members)

    def _take(self, members: Iterable[OnRoll]) -> None:
        for one in members:
            spells = zip(one.bodies, one.body_sinces, one.body_untils, strict=True)
            held = {self.id(b) for b, since, until in spells if since <= self._on <= until}
            if not held or not one.on(self._on):
                continue
            self._heads[one.member] = one
            for body in held:
                self._own[body].add(one.member)

    def id(self, body: UUID) -> UUID:
        """The body that an id means: of a later name's id, the one that bears the name."""
        return self._meant.get(body, body)

    def get(self, body: UUID) -> BodyRow | None:
        """The body of an id."""
        return self._rows.get(self.id(body))

    def listed(self) -> list[BodyRow]:
        """Those that are there on the day; what is only another name of one is none."""
        return self.standing_in(Window(self._on, self._on))

    def standing_in(self, window: Window) -> list[BodyRow]:
        """Those that were there on some day of a time."""
        rows = self._rows.values()
        return [one for one in rows if self.id(one.body) == one.body and one.stood_in(window)]

    def above(self, body: UUID) -> UUID | None:
        """Under which one it stands."""
        return self._above.get(self.id(body))

    def below(self, body: UUID) -> list[UUID]:
        """Those that stand directly under it and last."""
        found = self._below.get(self.id(body), [])
        return [one for one in found if (row := self.get(one)) and row.lasts(self._on)]

    def members(self, body: UUID) -> list[InBody]:
        """Its own and those of what stands under it, each once, by name."""
        top = self.id(body)
        row = self.get(top)
        if row is None or not row.lasts(self._on):
            return []
        through: dict[UUID, list[UUID]] = defaultdict(list)
        waiting, seen = [top], {top}
        while waiting:
            one = waiting.pop(0)
            for head in self._own.get(one, ()):
                through[head].append(one)
            new = [other for other in self.below(one) if other not in seen]
            seen |= set(new)
            waiting += new
        found = [self._in_body(head, bodies, top) for head, bodies in through.items()]
        return sorted(found, key=lambda one: (one.name, one.member))

    def _in_body(self, head: UUID, bodies: list[UUID], top: UUID) -> InBody:
        row = self._heads[head]
        others = tuple(one for one in bodies if one != top)
        return InBody(head, row.name, row.member_no, top in bodies, others)
