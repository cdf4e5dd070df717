"""Do units that are heard of in assignments wait for somebody to say who they are?"""

from datetime import date
from uuid import uuid4

from sqlalchemy import func, select

from contracts.proposals.proposal import ProposalAssigned
from contracts.values import Named
from kernel.ids import committee_id
from kernel.tables import events
from kernel.testing.feeding import Feed
from kernel.testing.running import eventually, receive
from rules.names import derived_id

HERE = committee_id("999900")


def id_of(name):
    return derived_id(HERE, "organisation", name)


def assigned(*names):
    lead, *assist = (Named(id=id_of(name), name=name) for name in names)
    return ProposalAssigned(
        proposal=uuid4(),
        mode="lead_co",
        leading=(lead,),
        assisting=tuple(assist),
        assigned_on=date(2026, 2, 1),
        due_on=None,
    )


async def count(members):
    async with members.engine.connect() as connection:
        wanted = select(func.count()).where(events.c.stream.startswith("organisation-"))
        return (await connection.execute(wanted)).scalar()


async def test_the_units_of_an_assignment_become_provisional_once(members, http, seen, tell):
    feed = Feed()
    told = [
        feed.next(HERE, assigned("市教体局", "市财政局"), date(2026, 2, 1)),
        feed.next(HERE, assigned("市财政局"), date(2026, 2, 3)),
    ]
    await receive(members, told)
    assert await count(members) == 2
    await receive(members, told)
    assert await count(members) == 2

    async def listed():
        return len(await seen("organisations/provisional")) == 2

    await eventually(listed, what="both units wait to be confirmed")
    await tell("organisations", {"kind": "unit", "name": "市教育局", "family": "政府"})
    waiting = {one["name"]: one for one in await seen("organisations/provisional")}
    assert [near["name"] for near in waiting["市教体局"]["nearest"]] == ["市教育局"]


async def test_an_alias_takes_the_other_name_off_the_list(members, seen, tell):
    await tell("organisations", {"name": "市教育局"})
    await tell("organisations", {"name": "市教体局", "provisional": True})
    bureau = id_of("市教育局")
    await tell(f"organisations/{bureau}/aliases", {"alias": "市教体局"})
    (one,) = await seen("organisations")
    assert (one["name"], one["aliases"]) == ("市教育局", ["市教体局"])
    assert await seen("organisations/provisional") == []
    await tell("organisations", {"name": "市文旅局"})
    other = f"organisations/{id_of('市文旅局')}/aliases"
    assert (await tell(other, {"alias": "市教体局"}, status=422))["type"].endswith(":MeansAnother")


async def test_a_provisional_unit_is_confirmed(seen, tell):
    await tell("organisations", {"name": "市教育局", "provisional": True})
    await tell(f"organisations/{id_of('市教育局')}/confirmation", {"family": "政府"})
    (one,) = await seen("organisations")
    assert (one["provisional"], one["family"]) == (False, "政府")
