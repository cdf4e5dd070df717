"""Is a member erased over HTTP, and the same person afterwards, also when admitted again?"""

import pytest
from sqlalchemy import func, select

from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.log.verify import verified
from kernel.tables import vault
from kernel.testing.running import client
from members.member.commands import member_id
from rules.names import derived_id

HERE = committee_id("999900")
CEN = derived_id(HERE, "person", "岑知远")
TWIN = member_id(HERE, "岑知远", 2)
OLD = {"phone": "15490000023", "id_number": "110101197505050023", "religion": "佛教"}
NEW = "15490000099"
ADMIT = {"name": "岑知远", "member_no": "0023", "term": 5, "since": "2022-01-12"}
BASIS = {"ground": "requested", "basis": "个人信息保护法第四十七条，本人申请"}
HEADS = ("委员编号", "姓名", "手机", "单位名称及职务", "任职日期")


@pytest.fixture
async def erased(tell):
    """岑知远, who left and was erased."""
    await tell("members", ADMIT)
    await tell(f"members/{CEN}/private", OLD)
    await tell(f"members/{CEN}/leaving", {"how": "resigned", "until": "2025-09-30"})
    return await tell(f"members/{CEN}/erasures", BASIS)


async def kept(started):
    """What the vault holds, by kind."""
    async with started.engine.connect() as connection:
        rows = await connection.execute(select(vault.c.kind, vault.c.body))
        return {row.kind: row.body.decode() for row in rows}


async def test_the_private_goes_the_name_and_the_office_stay(erased, seen, members):
    assert erased["events"] == ["members.member.person_erased"]
    assert await kept(members) == {}
    page = await seen(f"members/{CEN}")
    assert (page["member"]["name"], page["member"]["until"]) == ("岑知远", "2025-09-30")
    found = await verified(members.engine, "members")
    assert (found.problems, len(found.forgotten)) == ([], 3)


async def test_the_marker_says_who_decided_when_and_on_what_basis(erased, seen):
    (marker,) = (await seen(f"members/{CEN}"))["erasures"]
    assert (marker["ground"], marker["basis"]) == (BASIS["ground"], BASIS["basis"])
    assert (marker["decided_by"], marker["items"]) == ("office:operator", 3)
    assert await seen("erasures") == await seen(f"members/{CEN}/erasures") == [marker]


async def test_nobody_is_found_by_a_telephone_that_was_erased(erased, http):
    told = await http.post("/committees/999900/members/by-phone", json={"phone": OLD["phone"]})
    assert told.json() == []


async def test_erasing_again_changes_nothing(erased, tell, seen):
    told = await tell(f"members/{CEN}/erasures", BASIS, status=200)
    assert told["outcome"] == "unchanged"
    assert len(await seen("erasures")) == 1


async def test_one_admitted_again_over_http_has_nothing_of_before_and_keeps_the_marker(
    erased, tell, seen, members
):
    await tell("members", ADMIT | {"since": "2026-01-08"})
    assert await kept(members) == {}
    await tell(f"members/{CEN}/private", {"phone": NEW})
    assert await kept(members) == {"phone": NEW}
    page = await seen(f"members/{CEN}")
    assert (page["member"]["member"], page["member"]["until"]) == (str(CEN), None)
    assert len(page["erasures"]) == 1
    assert (await verified(members.engine, "members")).problems == []
    await tell(f"members/{CEN}/erasures", BASIS | {"ground": "consent_withdrawn"})
    assert await kept(members) == {}
    assert [one["items"] for one in await seen("erasures")] == [1, 3]


@pytest.mark.usefixtures("parsed_here")
async def test_one_admitted_again_by_a_roster_is_the_same_and_has_what_that_file_says(
    tell, seen, roster, xlsx, members
):
    row = ("0023", "岑知远", OLD["phone"], "云岭市第一中学教师", "2022-01-12")
    first = xlsx(HEADS, row, ("0024", "黎云舟", "15490000024", "云岭市医院医生", "2022-01-12"))
    await roster(first)
    await tell(f"members/{CEN}/leaving", {"how": "resigned", "until": "2025-09-30"})
    await tell(f"members/{CEN}/erasures", BASIS)
    assert await kept(members) == {"phone": "15490000024"}
    told = await roster(first)
    assert told["outcome"]["unchanged"] == 2, "the file of before brings nothing back"
    assert await kept(members) == {"phone": "15490000024"}
    later = (HEADS, ("0023", "岑知远", NEW, "云岭市第二中学教师", "2026-01-08"))
    told = await roster(xlsx(*later), plenary="5/4")
    assert told["outcome"]["bad"] == [], told["outcome"]
    page = await seen(f"members/{CEN}")
    assert (page["member"]["member"], page["member"]["until"]) == (str(CEN), None)
    assert page["member"]["since"] == "2026-01-08"
    assert len(page["erasures"]) == 1
    async with members.engine.connect() as connection:
        mine = select(vault.c.body).where(vault.c.about == CEN)
        assert (await connection.execute(mine)).scalars().all() == [NEW.encode()]
        everything = select(func.count()).select_from(vault)
        assert (await connection.execute(everything)).scalar() == 2


async def test_a_member_reads_the_own_marker_and_no_other(erased, members, seen):
    assert len(await seen("erasures")) == 1
    other = Principal(f"member:{derived_id(HERE, 'person', '黎云舟')}", (Grant(Role.MEMBER, HERE),))
    own = Principal(f"member:{CEN}", (Grant(Role.MEMBER, HERE),))
    path = f"/committees/999900/members/{CEN}/erasures"
    async with client(members, own) as asked:
        assert len((await asked.get(path)).json()) == 1
        assert (await asked.post(path, json=BASIS)).status_code == 403
    async with client(members, other) as asked:
        assert (await asked.get(path)).status_code == 404


@pytest.mark.parametrize("asked", [CEN, TWIN])
async def test_who_was_entered_twice_is_erased_in_both_entries(asked, tell, seen, members):
    await tell("members", ADMIT)
    await tell("members", {"name": "岑知远", "nth": 2, "term": 5})
    await tell(f"members/{TWIN}/private", OLD)
    await tell(f"members/{CEN}/private", {"phone": NEW})
    await tell(f"members/{TWIN}/merge", {"into": str(CEN)})
    told = await tell(f"members/{asked}/erasures", BASIS)
    assert told["stream"] == f"member-{CEN}"
    assert await kept(members) == {}
    found = await seen("erasures")
    assert {(one["member"], one["items"]) for one in found} == {(str(CEN), 1), (str(TWIN), 3)}
    assert (await verified(members.engine, "members")).problems == []
