"""Who stands behind the proposal of a row, and who of them is on the register?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.proposals.proposal import SponsorKind
from contracts.values import BodyKind, Named
from kernel.ledgers import Cell, Hints, Names, Person, Row, line
from proposals.people import Register, SeveralOfThatName
from proposals.proposal.ledger.words import body_named, collective_kind, is_collective
from proposals.proposal.state import Sponsors
from rules.names import derived_id


@dataclass(frozen=True, slots=True)
class Signed:
    """The sponsors of a row, and the names that the register does not know.

    Attributes:
        others_told: whether the row tells who else signed, were it nobody.
    """

    sponsors: Sponsors
    strangers: tuple[str, ...]
    others_told: bool = True


class SponsorReader:
    """Reads the sponsors of rows against one register."""

    def __init__(self, committee: UUID, register: Register) -> None:
        self._committee, self._register = committee, register
        self._found: dict[tuple[object, ...], tuple[Named, bool]] = {}
        self._sectors: dict[str, Named] = {}

    def read(self, row: Row, on: date | None) -> Signed:
        """A body's or persons' proposal.

        Raises:
            CellProblem: a name cannot be read, or does not say who is meant.
        """
        name = row.text("first_sponsor")
        if self._is_collective(row, name):
            return Signed(self._collective(row, name), ())
        return self._personal(row, on)

    def _is_collective(self, row: Row, name: str) -> bool:
        def read(cell: Cell, hints: Hints) -> bool:
            return is_collective(line(cell, hints), name)

        said = row.get("form", read)
        if said is not None:
            return said
        guessed = is_collective(None, name)
        if guessed:
            zh, en = f"按名称判断“{name}”的提案为集体提案", f"{name!r} was taken for a body"
            row.warn("first_sponsor", zh, en)
        return guessed

    def _collective(self, row: Row, name: str) -> Sponsors:
        form = row.optional("form")
        first, *others = row.parts("first_sponsor") or (name,)
        kind = collective_kind(form, first)
        co = [
            body_named(self._committee, collective_kind(None, other), other)
            for other in (*others, *row.parts("co_sponsors"))
        ]
        return Sponsors(kind, body_named(self._committee, kind, first), tuple(co), None)

    def _personal(self, row: Row, on: date | None) -> Signed:
        signed = row.names("first_sponsor")
        others = row.names("co_sponsors")
        if signed.everyone or others.everyone or not signed.people:
            zh, en = "“全体委员”不能作为提案人", "everyone cannot be a sponsor"
            raise row.problem("first_sponsor", zh, en)
        sector = row.optional("sector")
        marks = (row.optional("member_no"), sector)
        first = self.member(row, "first_sponsor", signed.people[0], on, marks)
        rest = self._co(row, signed.people[1:], others, on)
        strangers = [named.name for named, known in (first, *rest) if not known]
        co = tuple({named.id: named for named, _ in rest if named.id != first[0].id}.values())
        joint = bool(co) or _several(signed, others) or "联名" in (row.optional("form") or "")
        joint = joint or (row.count("headcount") or 0) > 1
        kind = SponsorKind.JOINT if joint else SponsorKind.INDIVIDUAL
        told = bool(co) or row.has("headcount")
        told = told or not (row.stands("co_sponsors") or row.stands("headcount"))
        sponsors = Sponsors(kind, first[0], co, self._sector(sector))
        return Signed(sponsors, tuple(strangers), told)

    def _co(
        self, row: Row, beside: Sequence[Person], others: Names, on: date | None
    ) -> list[tuple[Named, bool]]:
        named = [self.member(row, "first_sponsor", person, on, ()) for person in beside]
        return [*named, *(self.member(row, "co_sponsors", one, on, ()) for one in others)]

    def member(
        self,
        row: Row,
        field: str,
        person: Person,
        on: date | None,
        marks: tuple[str | None, ...],
    ) -> tuple[Named, bool]:
        """The member meant, or the name with the id that stands for it until it is joined."""
        beside = (person.note, *marks)
        sought = (person.name, on, beside)
        try:
            if sought not in self._found:
                self._found[sought] = self._find(person.name, on, beside)
        except SeveralOfThatName as several:
            zh = f"名册中有{len(several.candidates)}位“{person.name}”，请注明界别、单位或委员编号"
            raise row.problem(field, zh, f"several members are named {person.name!r}") from None
        return self._found[sought]

    def _find(
        self, name: str, on: date | None, marks: tuple[str | None, ...]
    ) -> tuple[Named, bool]:
        member = self._register.find(name, on, *marks)
        if member is not None:
            return Named(id=member.person, name=name), True
        return Named(id=derived_id(self._committee, "person", name), name=name), False

    def _sector(self, name: str | None) -> Named | None:
        if name is None:
            return None
        if name not in self._sectors:
            known_as = derived_id(self._committee, BodyKind.SECTOR.value, name)
            self._sectors[name] = Named(id=known_as, name=name)
        return self._sectors[name]


def _several(signed: Names, others: Names) -> bool:
    """张三等3人 is a joint proposal, whoever the others are."""
    return max(signed.total or 0, others.total or 0) > 1
