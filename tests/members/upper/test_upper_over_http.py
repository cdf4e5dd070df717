"""Are members of upper committees listed beside the register, and what is private kept apart?"""

from sqlalchemy import func, select

from kernel.tables import events, vault

ZHAI = {
    "name": "翟思齐",
    "level": "province",
    "of": "政协云岭省委员会",
    "sector": "教育",
    "since": "2023-01-10",
}


async def test_they_are_listed_by_day_and_never_on_the_roll(tell, seen, http, members):
    await tell("upper-members", ZHAI)
    nation = ZHAI | {"name": "温景川", "level": "national", "of": "政协全国委员会", "since": None}
    await tell("upper-members", nation)
    found = await seen("upper-members")
    assert [(one["name"], one["level"]) for one in found] == [
        ("温景川", "national"),
        ("翟思齐", "province"),
    ]
    assert await seen("members", everyone=True) == []
    path = f"upper-members/{found[1]['upper']}"
    await tell(f"{path}/private", {"phone": "15490000024", "religion": "无"})
    async with members.engine.connect() as connection:
        clear = select(events.c.data).where(events.c.data.contains("15490000024"))
        assert (await connection.execute(clear)).all() == []
        kept = select(func.count()).select_from(vault).where(vault.c.kind == "phone")
        assert (await connection.execute(kept)).scalar() == 1
    assert "15490000024" not in (await http.get("/committees/999900/upper-members")).text
    await tell(f"{path}/end", {"how": "moved_away", "until": "2025-09-30"})
    assert [one["name"] for one in await seen("upper-members")] == ["温景川"]
    assert len(await seen("upper-members", on="2025-09-30")) == 2
    (gone,) = await seen("upper-members", everyone=True, level="province")
    assert (gone["how"], gone["until"]) == ("moved_away", "2025-09-30")
    nobody = "/committees/999900/upper-members/00000000-0000-0000-0000-000000000009/end"
    told = await http.post(nobody, json={"how": "ended"})
    assert told.json()["type"].endswith(":NotListed")


async def test_what_is_private_of_one_who_was_listed_by_mistake_is_erased(tell, seen, members):
    await tell("upper-members", ZHAI)
    (listed,) = await seen("upper-members")
    path = f"upper-members/{listed['upper']}"
    await tell(f"{path}/private", {"phone": "15490000024", "religion": "无"})
    await tell(f"{path}/end", {"how": "retracted"})
    why = {"ground": "mistake", "basis": "误录，经办人核实"}
    told = await tell(f"{path}/erasures", why)
    assert told["events"] == ["members.upper.erased"]
    async with members.engine.connect() as connection:
        assert (await connection.execute(select(vault.c.id))).all() == []
    await tell(f"{path}/erasures", why, status=200)
