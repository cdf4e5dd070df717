"""Which topics of the plan for this year did nothing of the year touch?"""

from reporting.findings.conditions import Unheeded
from reporting.findings.facts import Facts
from rules.names import clean


def unheeded(facts: Facts, condition: Unheeded) -> tuple[str, ...]:
    """The plan's kinds of work and subjects without any record, in its order.

    None where nothing at all was recorded of any: a zero then says nothing of the work.
    """
    if facts.plan is None:
        return ()
    worked = {area: any(map(facts.value, ids)) for area, ids in condition.work.items()}
    idle = [area for area in facts.plan.areas if not worked.get(area, True)]
    found = idle if any(worked.values()) else []
    seen = {clean(one.name) for id in condition.figures for one in facts.parts(id) if one.value}
    absent = [one for one in facts.plan.subjects if clean(one) not in seen]
    return tuple(dict.fromkeys([*found, *(absent if seen else [])]))
