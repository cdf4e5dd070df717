"""Which bodies stand on the named day, and which of them hosted nothing?"""

from collections.abc import Iterator
from uuid import UUID

from reporting.recheck.counted.occasions import occasions
from reporting.recheck.register import Body
from reporting.recheck.tally import Parts, Tally, figure
from reporting.recheck.year import Year

KINDS = ("special_committee", "sector_group", "area_group")


def standing(year: Year) -> Iterator[tuple[UUID, Body]]:
    """统计日存续的专门委员会、活动组和联络组, none of which still has to be confirmed."""
    for id, body in year.record.bodies.items():
        if body.kind in KINDS and not body.provisional and year.stands(body.since, body.until):
            yield id, body


@figure("sectors.bodies")
def bodies(year: Year) -> Tally:
    """专门委员会和组."""
    tally = Tally()
    for id, _ in standing(year):
        tally.note(str(id))
    return tally


def idle(year: Year) -> Iterator[tuple[UUID, Body]]:
    """Those that hosted no activity of the window, neither alone nor with others."""
    hosting = {
        year.unit(host) for _, _, occasion in occasions(year) for host, _ in occasion.hosts()
    }
    for id, body in standing(year):
        if id not in hosting:
            yield id, body


@figure("sectors.idle_bodies")
def idle_bodies(year: Year) -> Tally:
    """没有主办活动的."""
    tally = Tally()
    for id, _ in idle(year):
        tally.note(str(id))
    return tally


@figure("sectors.idle_bodies_by_name")
def by_name(year: Year) -> Parts:
    """按名称."""
    parts = Parts(idle_bodies(year))
    for id, body in idle(year):
        parts.note(body.name, str(id))
    return parts
