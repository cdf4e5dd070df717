"""Which person does a name in a request mean: a member of the day, or somebody else?"""

from datetime import date

from contracts.people import SeveralOfThatName, people_of
from contracts.values import Named
from kernel.http.asking import Asking
from kernel.problems import Problem
from rules.names import clean, derived_id, person_name
from sectors.body.bodies import Person


async def person_meant(asking: Asking, told: Person, on: date) -> tuple[Named, bool]:
    """Who it is, and whether that is a member; a duplicate's entry means the one kept.

    Raises:
        Problem: several members bear the name.
    """
    if told.outsider:
        outsider = derived_id(asking.here, "outsider", person_name(told.name))
        return Named(id=outsider, name=clean(told.name)), False
    people = await people_of(asking.engine, asking.here)
    if told.member is not None:
        found = people.get(told.member)
        member = people.heads.meant(told.member)
        return Named(id=member, name=found.name if found else clean(told.name)), True
    try:
        found = people.find(told.name, on)
    except SeveralOfThatName:
        zh = "有多位委员同名，请填写委员标识"
        raise Problem(422, "SeveralOfThatName", zh, "several members: give the id") from None
    if found is None:
        somebody = derived_id(asking.here, "person", told.name)
        return Named(id=somebody, name=clean(told.name)), False
    return Named(id=found.member, name=found.name), True
