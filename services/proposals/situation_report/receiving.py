"""Who is meant by the names in a report that came over HTTP?"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from contracts.naming import Organisations
from contracts.values import Named
from kernel.problems import Problem
from kernel.secret import Secret
from proposals.people import Register, SeveralOfThatName
from proposals.situation_report import naming
from proposals.situation_report.bodies import ReportBody, ReporterBody


def particulars(
    committee: UUID,
    body: ReportBody,
    register: Register,
    units: Organisations,
    held: Collection[UUID] = (),
) -> dict[str, Any]:
    """The fields of a command that receives or corrects a report, its id left out.

    Args:
        held: whom a report that is here already names as its reporters.

    Raises:
        Problem: nobody is named, or a name is borne by several members.
    """
    persons = tuple(_person(committee, body, one, register) for one in body.reporters)
    unit = naming.unit(committee, body.unit) if body.unit else None
    if not persons and unit is None:
        zh, en = "反映人和反映单位至少填写一项", "name a reporter or a unit"
        raise Problem(422, "NoReporter", zh, en)
    if unit is not None and not persons:
        unit = naming.meant(units, unit, body.received_on, held)
    return {
        "title": body.title,
        "reporters": persons or (unit,),
        "by_person": bool(persons),
        "unit": unit,
        "sector": naming.sector(committee, body.sector) if body.sector else None,
        "topics": body.topics,
        "received_on": body.received_on,
        "text": Secret(body.text) if body.text else None,
    }


def first_reporter(committee: UUID, body: ReportBody, said: dict[str, Any]) -> UUID:
    """By whom a report is known: of a unit's, by the id that follows from the name alone.

    Whatever the name comes to mean later, the same paper is the same report.
    """
    if body.unit and not said["by_person"]:
        return naming.unit(committee, body.unit).id
    first: Named = said["reporters"][0]
    return first.id


def _person(committee: UUID, body: ReportBody, one: ReporterBody, register: Register) -> Named:
    if one.member is not None:
        return Named(id=one.member, name=one.name)
    try:
        named, _ = naming.person(committee, one.name, register, body.received_on, one.sector)
    except SeveralOfThatName as several:
        raise Problem(
            422,
            "SeveralOfThatName",
            f"有多位委员名叫“{one.name}”，请注明 member 或 sector",
            f"several members are called {one.name}; give member or sector",
            candidates=[
                {"member": str(found.person), "sector": found.sector_name}
                for found in several.candidates
            ],
        ) from None
    return named
