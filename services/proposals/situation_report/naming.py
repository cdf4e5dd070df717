"""Which id does a report, a reporter, a unit or a sector have, known by its name? Pure."""

import re
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from uuid import UUID

from contracts.naming import Organisations
from contracts.values import BodyKind, Named
from proposals.people import Register
from proposals.units import meant as unit_meant
from rules.names import derived_id, organisation_name, sector_name, title_name

# A party's own 委员会 is 委 after normalising; these have committees that are no body of ours.
OTHERS_COMMITTEE = "居民|村民|党|管理|共青团"
BODIES = (
    (BodyKind.SECTOR, re.compile("界别?$")),
    (BodyKind.SECTOR_GROUP, re.compile("界.*(?:小组|活动组)$")),
    (BodyKind.AREA_GROUP, re.compile("(?:联络组|活动组|小组)$")),
    (BodyKind.SPECIAL_COMMITTEE, re.compile(f"专委会$|^(?!.*(?:{OTHERS_COMMITTEE})).*委员会$")),
)


def report_id(committee: UUID, title: str, received_on: date, first: UUID, nth: int = 1) -> UUID:
    """A report's id: the same from the ledger and from the form; `nth` of equal ones, from 1."""
    again = "" if nth == 1 else f"#{nth}"
    name = f"{title_name(title)}|{received_on.isoformat()}|{first}{again}"
    return derived_id(committee, "situation_report", name)


def person(
    committee: UUID, name: str, register: Register, on: date, *marks: str | None
) -> tuple[Named, bool]:
    """The person whom a name means, and whether the register knows it.

    Raises:
        SeveralOfThatName: the register knows several, and the marks do not settle it.
    """
    found = register.find(name, on, *marks)
    known = found.person if found else derived_id(committee, "person", name)
    return Named(id=known, name=name), found is not None


@lru_cache(4096)
def sector(committee: UUID, name: str) -> Named:
    """A sector by its name."""
    return Named(id=derived_id(committee, BodyKind.SECTOR, name), name=name)


@lru_cache(4096)
def unit(committee: UUID, name: str) -> Named:
    """What reports as a whole: a special committee, a sector, a group, or an organisation."""
    plain = organisation_name(name)
    kind = next((kind for kind, form in BODIES if form.search(plain)), "organisation")
    plain = sector_name(name) if kind == BodyKind.SECTOR else plain
    return Named(id=derived_id(committee, kind, plain), name=name)


def meant(units: Organisations, told: Named, on: date, held: Collection[UUID] = ()) -> Named:
    """A unit that reports as a whole, as the organisation of that name on that day.

    A special committee, a sector or a group is none, and stays what it is. `held` as of units.
    """
    return unit_meant(units, told.name, on, held) if told.id == units.own_id(told.name) else told
