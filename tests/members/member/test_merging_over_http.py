"""Are two entries that are one person found, merged, read as one and parted again over HTTP?"""

from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.dialects import postgresql

from kernel.ids import committee_id
from members.member.commands import member_id
from members.member.filtering import Filter
from members.member.tables import members as register

HERE, THERE = committee_id("999900"), committee_id("999800")
CEN, TWIN = member_id(HERE, "岑知远", 1), member_id(HERE, "岑知远", 2)
BODY = {"name": "岑知远", "term": 5, "since": "2022-01-12", "birth_year": 1975}
SCHOOL = {"employer": "云岭市第一中学"}
PHONE = "15490000023"


@pytest.fixture
async def twice(tell):
    """岑知远 twice on the roll: in two bodies, with two numbers."""
    education = [{"kind": "sector", "name": "教育"}]
    await tell("members", BODY | SCHOOL | {"member_no": "0023", "bodies": education})
    committee = [{"kind": "special_committee", "name": "提案委员会"}]
    twin = {"nth": 2, "member_no": "0024", "bodies": committee, "roles": ["常务委员"]}
    await tell("members", BODY | SCHOOL | twin)


async def test_two_of_one_name_year_and_employer_are_suspected(twice, seen, tell):
    (pair,) = await seen("duplicates")
    assert {pair["first"]["member"], pair["second"]["member"]} == {str(CEN), str(TWIN)}
    assert pair["in_common"] == ["birth_year", "employer", "name"]
    for one in (CEN, TWIN):
        await tell(f"members/{one}/private", {"phone": PHONE, "id_number": "999900197505030012"})
    (pair,) = await seen("duplicates")
    assert pair["in_common"] == ["birth_year", "employer", "id_number", "name", "phone"]


async def test_two_of_one_name_alone_are_two_persons(tell, seen):
    await tell("members", {"name": "黎云舟", "term": 5, "birth_year": 1970})
    await tell("members", {"name": "黎云舟", "term": 5, "nth": 2, "birth_year": 1982})
    assert await seen("duplicates") == []


async def test_merged_they_are_one_head_with_both_histories(twice, tell, seen, http):
    refused = await tell(f"members/{TWIN}/merge", {"into": str(CEN)}, status=422)
    assert refused["type"].endswith(":ConfirmTwoNumbers")
    await tell(f"members/{TWIN}/merge", {"into": str(CEN), "confirmed": True})
    assert [one["member"] for one in await seen("members")] == [str(CEN)]
    page = await seen(f"members/{CEN}")
    assert {spell["name"] for spell in page["history"]} == {"教育", "提案委员会", "常务委员"}
    assert page["merged"] == [str(TWIN)]
    assert (await seen(f"members/{TWIN}"))["merged_into"] == str(CEN)
    assert await seen("duplicates") == []
    refused = await tell(f"members/{TWIN}/roles", {"role": "副主席"}, status=422)
    assert refused["type"].endswith(":MergedIntoAnother")


async def test_a_wrong_merge_is_taken_back_before_either_is_retracted(twice, tell, seen):
    await tell(f"members/{TWIN}/merge", {"into": str(CEN), "confirmed": True})
    mistake = {"how": "retracted", "reason": "误录"}
    refused = await tell(f"members/{CEN}/leaving", mistake, status=422)
    assert refused["type"].endswith(":KeptForOthers")
    (merge,) = await seen("merges")
    assert (merge["duplicate"], merge["member"]) == (str(TWIN), str(CEN))
    await tell(f"members/{TWIN}/merge/undoing", None)
    assert len(await seen("members")) == 2
    assert (await seen(f"members/{CEN}"))["merged"] == []
    await tell(f"members/{TWIN}/roles", {"role": "副主席"})
    await tell(f"members/{CEN}/leaving", mistake)


async def test_a_sector_of_the_duplicate_finds_the_one_who_is_kept(tell, seen):
    await tell("members", BODY)
    economy = [{"kind": "sector", "name": "经济"}]
    await tell("members", BODY | {"nth": 2, "bodies": economy})
    await tell(f"members/{TWIN}/merge", {"into": str(CEN)})
    for day in ({}, {"on": "2025-06-01"}, {"everyone": True}):
        assert [one["member"] for one in await seen("members", sector="经济", **day)] == [str(CEN)]


@pytest.fixture
async def bystander(twice, tell, http):
    """黎云舟, in nothing; 岑知远 is merged here, and in another committee where she is 秘书长."""
    await tell("members", {"name": "黎云舟", "term": 5})
    await tell(f"members/{TWIN}/merge", {"into": str(CEN), "confirmed": True})
    told = {"code": "999800", "name": "东云区政协", "preset": "city"}
    there = "/committees/999800/members"
    merge = f"{there}/{member_id(THERE, '岑知远', 2)}/merge"
    into = {"into": str(member_id(THERE, "岑知远", 1))}
    for path, body in (
        ("/committees", told),
        (there, BODY),
        (there, BODY | {"nth": 2, "roles": ["秘书长"]}),
        (merge, into),
    ):
        answer = await http.post(path, json=body)
        assert answer.status_code == 201, answer.text
        http.headers["at-least"] = answer.json().get("position", http.headers["at-least"])


async def test_a_merge_lets_nobody_else_into_a_body_or_role(bystander, seen):
    for day in ({}, {"on": "2025-06-01"}, {"everyone": True}):
        for asked in (
            {"sector": "教育"},
            {"special_committee": "提案委员会"},
            {"role": "常务委员"},
        ):
            assert [one["member"] for one in await seen("members", **asked, **day)] == [str(CEN)]
        for nothing in ({"group": "教育"}, {"sector": "经济"}, {"role": "秘书长"}):
            assert await seen("members", **nothing, **day) == []


@pytest.mark.parametrize(
    ("wanted", "index"),
    [({"sector": "教育"}, "spells_by_body"), ({"role": "秘书长"}, "spells_by_name")],
)
async def test_who_was_in_it_is_found_from_the_spells(twice, members, wanted, index):
    where = Filter(on=date(2025, 6, 1), **wanted).where(HERE)
    asked = select(register.c.member).where(*where)
    plain = asked.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})
    async with members.engine.connect() as connection:
        await connection.execute(text("SET LOCAL enable_seqscan = off"))
        plan = "\n".join((await connection.exec_driver_sql(f"EXPLAIN {plain}")).scalars())
    assert index in plan, plan


async def test_what_a_duplicate_was_in_ended_when_the_duplicate_left(tell, seen):
    await tell("members", BODY)
    education = [{"kind": "sector", "name": "教育"}]
    await tell("members", BODY | {"nth": 2, "since": "2012-01-12", "bodies": education})
    leaving = {"how": "ceased", "until": "2023-12-31"}
    await tell(f"members/{TWIN}/leaving", leaving)
    await tell(f"members/{TWIN}/merge", {"into": str(CEN)})
    (spell,) = (await seen(f"members/{CEN}"))["history"]
    assert (spell["name"], spell["until"]) == ("教育", "2023-12-31")
    for day, found in (
        ({"on": "2023-12-31"}, [str(CEN)]),
        ({"on": "2025-01-01"}, []),
        ({}, []),
        ({"everyone": True}, []),
    ):
        assert [one["member"] for one in await seen("members", sector="教育", **day)] == found


async def test_contact_and_material_are_of_the_one_person(twice, tell, seen):
    """What one entry got before, and what the other is asked for afterwards."""
    visit = {"made_on": "2025-03-02", "way": "走访", "by": {"person": "柳依依"}}
    await tell("contacts", visit | {"reached": [str(TWIN)]})
    sent = {"kind": "学习材料", "title": "学习材料", "sent_on": "2025-03-03", "everyone": True}
    told = await tell("materials", sent)
    material = told["stream"].removeprefix("material-")
    await tell(f"materials/{material}/readings", {"member": str(TWIN), "read_on": "2025-03-04"})
    raised = {"member": str(TWIN), "kind": "生活困难", "title": "住房", "raised_on": "2025-03-05"}
    await tell("difficulties", raised)
    assert len(await seen("contacts/members", year=2025, missed=True)) == 1
    await tell(f"members/{TWIN}/merge", {"into": str(CEN), "confirmed": True})
    assert await seen("contacts/members", year=2025, missed=True) == []
    (reached,) = await seen("contacts/members", year=2025)
    assert (reached["member"], reached["times"]) == (str(CEN), 1)
    (contact,) = await seen("contacts", member=str(CEN))
    assert contact["reached"] == [str(CEN)]
    assert len(await seen("contacts", member=str(TWIN))) == 1
    (one,) = await seen("materials/counts")
    assert (one["recipients"], one["read"]) == (1, 1)
    assert await seen(f"materials/{material}/unread") == []
    assert await seen("materials/laggards") == []
    (difficulty,) = await seen("difficulties")
    assert difficulty["member"] == str(CEN)
    await tell("contacts", visit | {"made_on": "2025-06-02", "reached": [str(TWIN), str(CEN)]})
    (reached,) = await seen("contacts/members", year=2025)
    assert reached["times"] == 2


async def test_a_telephone_of_either_entry_finds_the_member_who_is_kept_once(twice, tell, seen):
    other = "15490000024"
    await tell(f"members/{TWIN}/private", {"phone": PHONE})
    await tell(f"members/{CEN}/private", {"phone": other})

    async def found(phone):
        told = await tell("members/by-phone", {"phone": phone}, status=200)
        return [one["member"] for one in told]

    assert (await found(PHONE), await found(other)) == ([str(TWIN)], [str(CEN)])
    await tell(f"members/{TWIN}/merge", {"into": str(CEN), "confirmed": True})
    assert (await found(PHONE), await found(other)) == ([str(CEN)], [str(CEN)])
    (shown,) = await tell("members/by-phone", {"phone": PHONE}, status=200)
    assert shown["member_no"] == "0023"
    await tell(f"members/{CEN}/private", {"phone": PHONE})
    assert await found(PHONE) == [str(CEN)]
    await tell(f"members/{TWIN}/merge/undoing", None)
    assert set(await found(PHONE)) == {str(CEN), str(TWIN)}
