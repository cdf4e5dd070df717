"""Is a reform of offices told over HTTP as it stands in its paper, and read by day?"""

import json
from datetime import date

from sqlalchemy import select, text

from kernel.ids import committee_id
from kernel.tables import events
from rules.names import derived_id

HERE = committee_id("999900")
PAPER = {"since": "2025-06-01", "basis": "云编〔2025〕12号", "basis_on": "2025-05-20"}


def id_of(name):
    return str(derived_id(HERE, "organisation", name))


E, S, B = (id_of(name) for name in ("市教育局", "市体育局", "市教体局"))


async def offices(tell, *names):
    for name in names:
        await tell("organisations", {"name": name, "family": "政府", "level": "市"})


async def test_a_plain_renaming_in_mid_year(tell, seen):
    await offices(tell, "市教育局")
    await tell(f"organisations/{E}/names", {"name": "市教体局", **PAPER})
    (now,) = await seen("organisations")
    assert (now["name"], now["former_names"]) == ("市教体局", ["市教育局"])
    (before,) = await seen("organisations", on="2025-05-31")
    assert (before["name"], before["former_names"]) == ("市教育局", [])
    page = await seen(f"organisations/{E}")
    assert page["names"] == [
        {"name": "市教育局", "since": None, "until": "2025-05-31"},
        {"name": "市教体局", "since": "2025-06-01", "until": None},
    ]
    for name, day, how in (
        ("市教育局", "2025-03-01", "named"),
        ("市教育局", "2025-09-01", "former"),
        ("市教体局", "2025-03-01", "later"),
        ("市教体局", "2025-09-01", "named"),
    ):
        told = await seen("organisations/meaning", name=name, on=day)
        assert (told["organisation"], told["how"]) == (E, how)


async def test_two_merged_into_a_new_one_are_told_together_or_not_at_all(tell, seen):
    await offices(tell, "市教育局", "市体育局")
    into = {"name": "市教体局", "family": "政府", "level": "市"}
    nobody = id_of("市审计局")
    told = await tell(
        "organisations/mergers", {"merged": [E, nobody], "into": into, **PAPER}, status=422
    )
    assert told["type"].endswith(":UnknownOrganisation")
    assert {one["name"] for one in await seen("organisations")} == {"市教育局", "市体育局"}
    await tell("organisations/mergers", {"merged": [E, S], "into": into, **PAPER})
    (now,) = await seen("organisations")
    assert (now["organisation"], now["since"]) == (B, "2025-06-01")
    before = await seen("organisations", on="2025-05-31")
    assert [one["successors"][0]["organisation"] for one in before] == [B, B]
    page = await seen(f"organisations/{B}")
    assert {one["name"] for one in page["predecessors"]} == {"市教育局", "市体育局"}
    told = await seen("organisations/meaning", name="市教育局", on="2025-09-01")
    assert (told["organisation"], told["name"], told["how"]) == (B, "市教体局", "succeeded")
    await tell(f"organisations/{E}/ending/end", {"reason": "方案未施行"})
    assert len(await seen("organisations")) == 2


async def test_one_is_split_into_two_and_its_name_means_both(tell, seen):
    await offices(tell, "市教体局")
    into = [{"name": "市教育局", "family": "政府"}, {"name": "市体育局"}]
    await tell(f"organisations/{B}/split", {"into": into, **PAPER})
    told = await seen("organisations/meaning", name="市教体局", on="2025-09-01")
    assert (told["how"], told["organisation"]) == ("several", B)
    assert {one["organisation"] for one in told["candidates"]} == {E, S}


async def test_an_unknown_name_is_told_the_nearest(tell, seen):
    await offices(tell, "市教育局", "市财政局", "市发改委")
    told = await seen("organisations/meaning", name="云岭市教育局")
    assert (told["how"], told["nearest"][0]["name"]) == ("unknown", "市教育局")
    assert [one["name"] for one in await seen("organisations", text="发改")] == ["市发改委"]


async def test_families_levels_and_parents_are_read_as_of_a_day(tell, seen):
    await offices(tell, "市教育局", "市政府")
    await tell(
        f"organisations/{E}/places",
        {"family": "党群", "parent": id_of("市政府"), "since": "2025-06-01"},
    )
    assert [one["name"] for one in await seen("organisations", family="党群")] == ["市教育局"]
    assert await seen("organisations", family="党群", on="2025-05-31") == []
    page = await seen(f"organisations/{id_of('市政府')}")
    assert [one["name"] for one in page["children"]] == ["市教育局"]
    lists = await seen("organisations/lists")
    assert "村（社区）" in [one["title"] for one in lists["kinds"]]
    told = await tell(f"organisations/{E}/places", {"kind": "choir"}, status=422)
    assert told["type"].endswith(":NotListed")


async def test_a_wrong_alias_is_taken_back(tell, seen):
    await offices(tell, "市教育局", "市体育局")
    await tell(f"organisations/{S}/aliases", {"alias": "教育局"})
    await tell(f"organisations/{S}/aliases/end", {"alias": "教育局", "reason": "点错了"})
    await tell(f"organisations/{E}/aliases", {"alias": "教育局"})
    told = await seen("organisations/meaning", name="教育局")
    assert told["organisation"] == E


async def test_a_contact_is_shown_to_whom_asks_and_never_stands_in_an_event(
    members, http, tell, seen
):
    await offices(tell, "市教育局")
    about = f"organisations/{E}"
    await tell(f"{about}/contact", {"person": "岑知远", "telephone": "15490000023"})
    assert "岑知远" not in json.dumps(await seen(about), ensure_ascii=False)
    told = await tell(f"{about}/contact-looks", {})
    assert (told["person"], told["telephone"]) == ("岑知远", "15490000023")
    (look,) = await seen(f"{about}/contact-looks")
    assert (look["purpose"], look["organisation"]) == ("look", E)
    async with members.engine.connect() as connection:
        told = await connection.execute(select(events.c.data))
        everything = "".join(told.scalars())
        rows = await connection.execute(
            text("select to_jsonb(t)::text from organisation_contacts t")
        )
        everything += "".join(rows.scalars())
    assert "岑知远" not in everything
    assert "15490000023" not in everything


async def test_the_day_of_a_reform_is_the_day_of_its_event(members, tell):
    await offices(tell, "市教育局")
    await tell(f"organisations/{E}/names", {"name": "市教体局", **PAPER})
    async with members.engine.connect() as connection:
        wanted = select(events.c.occurred_on).where(events.c.type.endswith("renamed"))
        assert (await connection.execute(wanted)).scalar_one() == date(2025, 6, 1)
