"""Who reported, according to a row?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from contracts.values import Named
from kernel.ledgers import Person, Row
from proposals.people import Register, SeveralOfThatName
from proposals.situation_report import naming

MOST_REPORTERS: Final = 50


@dataclass(frozen=True, slots=True)
class Reporters:
    """Who reported; `strangers` are the persons whom the register does not know."""

    named: tuple[Named, ...]
    by_person: bool
    unit: Named | None
    sector: Named | None
    strangers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportersReader:
    """Reads the columns of reporters of one committee's ledger."""

    committee: UUID
    register: Register

    def read(self, row: Row, on: date) -> Reporters:
        """The persons of 姓名; without any, the units of 反映单位 report as a whole.

        Raises:
            CellProblem: nobody is named, or a name is borne by several members.
        """
        units = row.parts("unit")
        sector = row.optional("sector")
        of_sector = naming.sector(self.committee, sector) if sector else None
        people = self._people(row)
        if people:
            found = [self._person(row, one, on, first=not n) for n, one in enumerate(people)]
            unit = naming.unit(self.committee, "、".join(units)) if units else None
            strangers = tuple(named.name for named, known in found if not known)
            named = tuple({named.id: named for named, _ in found}.values())
            return Reporters(named, True, unit, of_sector, strangers)
        if not units and sector and sector.endswith("界"):
            units = (sector,)
        if not units and row.has("reporters"):
            raise row.problems[-1]  # somebody is named, but could not be read
        if not units:
            zh = "姓名和反映单位都没有填写，不知由谁反映"
            raise row.problem("reporters", zh, "neither a person nor a unit is named")
        whole = tuple(naming.unit(self.committee, name) for name in units)
        return Reporters(whole, False, whole[0], of_sector)

    def _people(self, row: Row) -> tuple[Person, ...]:
        found: list[Person] = []
        for field in ("reporters", "others"):
            names = row.names(field)
            if names.everyone:
                zh = "须列出反映人的姓名，不能写“全体委员”"
                raise row.problem(field, zh, "name the reporters one by one")
            found += names
        if len(found) > MOST_REPORTERS:
            zh = f"反映人多于{MOST_REPORTERS}人"
            raise row.problem("reporters", zh, f"more than {MOST_REPORTERS} reporters")
        return tuple(found)

    def _person(self, row: Row, one: Person, on: date, *, first: bool) -> tuple[Named, bool]:
        """Sector, unit and number stand in the row for the first reporter only."""
        marks = [one.note, *(self._of_first(row) if first else ())]
        try:
            return naming.person(self.committee, one.name, self.register, on, *marks)
        except SeveralOfThatName as several:
            many = len(several.candidates)
            raise row.problem(
                "reporters",
                f"有{many}位委员名叫“{one.name}”，请在姓名后以括号注明界别、单位或委员编号",
                f"{many} members are called {one.name}; put sector, unit or number in brackets",
            ) from None

    def _of_first(self, row: Row) -> Iterator[str]:
        fields = ("member_no", "sector", "unit", "party")
        yield from (text for field in fields if (text := row.optional(field)))
