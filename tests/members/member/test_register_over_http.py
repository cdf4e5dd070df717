"""Is a member found in the register by everything that a clerk knows of one?"""

import io

import openpyxl
import pytest
from sqlalchemy import select

from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.tables import events, vault
from kernel.testing.running import client

HERE, THERE = committee_id("999900"), committee_id("999800")
pytestmark = pytest.mark.usefixtures("parsed_here")


@pytest.fixture
def admit(tell):
    """`await admit("岑知远", sector="教育")`: a member of term 5."""

    async def admitted(name, sector=None, **told):
        bodies = [{"kind": "sector", "name": sector}] if sector else []
        bodies += told.pop("bodies", [])
        return await tell("members", {"name": name, "term": 5, "bodies": bodies} | told)

    return admitted


@pytest.fixture
async def named(seen):
    """`await named(q="czy")`: the names that a list has, in its order."""

    async def names(**params):
        return [one["name"] for one in await seen("members", **params)]

    return names


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("岑知远", ["岑知远"]),
        ("岑", ["岑知远"]),
        ("知远", ["单知远", "岑知远"]),
        ("远", ["单知远", "岑知远"]),
        ("张　三", ["张三"]),
        ("cenzhiyuan", ["岑知远"]),
        ("Cen Zhiyuan", ["岑知远"]),
        ("cenzhi", ["岑知远"]),
        ("zhiyuan", ["岑知远", "单知远"]),
        ("czy", ["岑知远", "单知远"]),
        ("CZ", ["岑知远", "单知远"]),
        ("zy", ["岑知远", "单知远"]),
        ("shanzhiyuan", ["单知远"]),
        ("danzhiyuan", ["单知远"]),
        ("lvqinghe", ["吕清禾"]),
        ("lüqinghe", ["吕清禾"]),
        ("lyuqinghe", ["吕清禾"]),
        ("ayglmmt", ["阿依古丽·买买提"]),
        ("买买提", ["阿依古丽·买买提"]),
        ("阿依古丽.买买提", ["阿依古丽·买买提"]),
        ("o'b", ["O'Brien Ann"]),
        ("岑\\", []),
        ("'", []),
        ("岑'远", []),
        ("无此人", []),
        ("zzzz", []),
    ],
)
async def test_a_member_is_found_by_name_part_reading_and_initials(admit, named, typed, found):
    for name in ("张三", "单知远", "岑知远", "吕清禾", "阿依古丽·买买提", "O'Brien Ann"):
        await admit(name)
    assert await named(q=typed) == found


async def test_names_that_begin_so_come_first_then_initials_then_those_further_on(admit, named):
    for name in ("陈立", "李明", "林一", "罗毅", "卢安"):
        await admit(name)
    assert await named(q="li") == ["李明", "林一", "陈立"]
    assert await named(q="ly") == ["林一", "罗毅"]
    assert await named(q="l") == ["李明", "林一", "卢安", "罗毅", "陈立"]


async def test_a_corrected_name_is_found_and_the_former_is_not(admit, tell, seen, named):
    await admit("岑知远")
    (one,) = await seen("members")
    await tell(f"members/{one['member']}/particulars", {"name": "岑致远"})
    assert (await named(q="岑致"), await named(q="岑知")) == (["岑致远"], [])


async def test_pages_of_a_search_follow_each_other_through_all_tiers(admit, http):
    everyone = ["陈立", "李明", "林一", "罗毅", "卢安", "单立"]
    for name in everyone:
        await admit(name)
    found, url = [], "/committees/999900/members?q=l&limit=2"
    while url:
        told = await http.get(url)
        assert told.status_code == 200, told.text
        found += [one["name"] for one in told.json()]
        assert len(told.json()) <= 2
        link = told.headers.get("link")
        url = f"/committees/999900/members{link[1 : link.index('>')]}" if link else None
    assert found == ["李明", "林一", "卢安", "罗毅", "陈立", "单立"]


async def test_a_cursor_of_another_search_is_refused(admit, http):
    for name in ("李明", "李安"):
        await admit(name)
    told = await http.get("/committees/999900/members", params={"q": "李", "limit": 1})
    cursor = told.headers["link"].split("cursor=")[1].split(">")[0]
    for params in ({"q": "li", "cursor": cursor}, {"cursor": cursor}, {"q": "李", "cursor": "x"}):
        told = await http.get("/committees/999900/members", params=params)
        assert (told.status_code, told.json()["type"]) == (400, "urn:jianyan:problem:BadCursor")


async def test_every_filter_narrows_and_they_narrow_together(admit, named):
    seats = [{"kind": "special_committee", "name": "提案委员会"}]
    area = [{"kind": "area_group", "name": "红云街道"}]
    about = {"gender": "女", "nation": "回族", "party": "民盟盟员", "in_system": True}
    await admit("岑知远", "教育", roles=["常务委员"], bodies=seats, **about)
    other = {"gender": "男", "second_party": "民盟盟员", "in_system": False}
    await admit("黎云舟", "教育", bodies=area, **other)
    await admit("翟思齐", "经济", gender="女", term=4)
    for params, found in (
        ({"sector": "教育界"}, ["岑知远", "黎云舟"]),
        ({"special_committee": "提案委员会"}, ["岑知远"]),
        ({"group": "红云街道"}, ["黎云舟"]),
        ({"role": "常务委员"}, ["岑知远"]),
        ({"party": "民盟盟员"}, ["岑知远", "黎云舟"]),
        ({"gender": "女"}, ["岑知远", "翟思齐"]),
        ({"nation": "回族"}, ["岑知远"]),
        ({"in_system": True}, ["岑知远"]),
        ({"in_system": False}, ["黎云舟"]),
        ({"term": 4}, ["翟思齐"]),
        ({"gender": "女", "sector": "教育"}, ["岑知远"]),
        ({"gender": "女", "q": "zsq"}, ["翟思齐"]),
        ({"gender": "男", "q": "zsq"}, []),
    ):
        assert sorted(await named(**params)) == sorted(found), params


async def test_who_left_is_found_by_how(admit, tell, seen, named):
    for name in ("岑知远", "黎云舟"):
        await admit(name, since="2022-01-12")
    one = next(one for one in await seen("members") if one["name"] == "岑知远")
    leaving = {"how": "resigned", "until": "2025-06-30"}
    await tell(f"members/{one['member']}/leaving", leaving)
    assert await named() == ["黎云舟"]
    assert await named(how="resigned") == ["岑知远"]
    assert await named(how="removed") == []
    assert sorted(await named(on="2025-06-30")) == sorted(["岑知远", "黎云舟"])


async def test_the_role_of_a_day_is_that_days(admit, tell, seen, named):
    await admit("岑知远", since="2022-01-12")
    (one,) = await seen("members")
    role = f"members/{one['member']}/roles"
    await tell(role, {"role": "常务委员", "since": "2023-01-10"})
    await tell(f"{role}/end", {"role": "常务委员", "until": "2024-12-31"})
    found = [await named(role="常务委员", on=day) for day in ("2022-06-01", "2023-06-01")]
    assert (found, await named(role="常务委员")) == ([[], ["岑知远"]], [])


async def test_who_holds_several_committees_searches_all_of_them_and_no_other(admit, http, members):
    await admit("岑知远")
    for code, name in (("999800", "云溪市政协"), ("999700", "云峰市政协")):
        body = {"code": code, "name": name, "preset": "city"}
        assert (await http.post("/committees", json=body)).status_code == 201
        told = await http.post(f"/committees/{code}/members", json={"name": "岑知遥", "term": 5})
        assert told.status_code == 201, told.text
    after = {"at-least": told.json()["position"]}
    grants = (Grant(Role.CLERK, HERE), Grant(Role.LEADER, THERE), Grant(Role.MEMBER))
    async with client(members, Principal("office:two", grants)) as two:
        told = await two.get("/members", params={"q": "cen"}, headers=after)
        found = [(one["name"], one["committee"]) for one in told.json()]
        assert found == [("岑知遥", str(THERE)), ("岑知远", str(HERE))]
        everybody = await two.get("/members", headers=after)
        assert len(everybody.json()) == 2
    async with client(members) as operator:
        told = await operator.get("/members", params={"q": "czy"}, headers=after)
        assert len(told.json()) == 3
    async with client(members, Principal("member:x", (Grant(Role.MEMBER, HERE),))) as nobody:
        assert (await nobody.get("/members", params={"q": "czy"})).status_code == 403


async def test_every_column_of_the_three_rosters_is_taken_or_told(roster, seen, xlsx, members):
    headings = tuple(COLUMNS)
    told = await roster(xlsx(headings, tuple(COLUMNS.values())))
    assert told["outcome"]["good"] == 1, told
    warned = "\n".join(told["outcome"]["warnings"])
    for column in ("总积分", "会议活动得分", "建言得分", "注册时间", "更新时间"):
        assert f"“{column}”列未导入" in warned
    assert "不认识" not in warned
    (one,) = await seen("members")
    facts = {
        "second_party": "民盟盟员", "native_place": "云岭", "degree": "博士", "profession": "医生",
        "professional_title": "主任医师", "employer_kind": "事业单位", "in_system": True,
        "beyond_the_mainland": "香港", "social_posts": "市医学会会长、云岭大学客座教授",
        "honours": "省劳动模范", "reappointed_terms": 2,
    }  # fmt: skip
    assert {name: one[name] for name in facts} == facts
    assert not any("保密" in str(value) or "1549" in str(value) for value in one.values())


COLUMNS = {
    "序号": "1", "委员编号": "0023", "姓名": "岑知远", "性别": "女", "单位名称": "云岭市第一医院",
    "职务": "副院长", "委员生日": "1975.05.03", "手机": "15490000023", "籍贯": "云岭",
    "民族": "汉", "文化程度": "研究生", "微信号码": "保密微信", "电子邮件": "保密@yunling.example",
    "家庭地址": "保密家庭地址", "单位地址": "保密单位地址", "证件号码": "11010519491231002X",
    "所属专委会1": "提案委员会", "所属专委会2": "经济委员会", "专委会职务": "副主任",
    "界别": "医药卫生", "界别职务": "召集人", "界别活动组": "医卫组", "街道活动组": "红云街道",
    "街道活动组职务": "组长", "政治面貌1": "中共党员", "政治面貌2": "民盟", "政协职务": "常委",
    "单位邮编": "保密100000", "家庭邮编": "保密100001", "单位电话": "0999-1549001转8",
    "家庭电话": "0999-1549002", "信封地址（及邮编）": "保密信封", "宗教信仰": "保密信仰",
    "荣誉称号": "省劳动模范", "社会职务": "市医学会会长、云岭大学客座教授",
    "任职日期": "2022-01-12", "连任届数": "2", "港澳台委员": "香港", "职称": "主任医师",
    "单位性质": "事业单位", "总积分": "88", "会议活动得分": "40", "建言得分": "48", "状态": "在册",
    "备注": "保密备注", "提案人分组": "委员", "学位": "博士", "职业": "医生",
    "联系人": "保密联系人",
    "邮编": "保密100002", "有效届次": "五届", "注册时间": "2022-02-01", "更新时间": "2023-02-01",
    "体制内外": "体制内",
}  # fmt: skip
"""The columns of the three rosters of DOMAIN.md 7.1, each with something in it."""


async def test_private_columns_lie_in_the_vault_alone(roster, xlsx, members):
    await roster(xlsx(tuple(COLUMNS), tuple(COLUMNS.values())))
    async with members.engine.connect() as connection:
        kept = (await connection.execute(select(vault.c.kind, vault.c.body))).all()
        logged = (await connection.execute(select(events.c.data))).scalars().all()
    found = {row.kind: bytes(row.body).decode() for row in kept}
    assert found == {
        "phone": "15490000023", "id_number": "11010519491231002X", "birth_date": "1975-05-03",
        "address": "保密家庭地址", "religion": "保密信仰", "home_phone": "0999-1549002",
        "work_phone": "0999-1549001转8", "wechat": "保密微信", "email": "保密@yunling.example",
        "home_postcode": "保密100001", "work_address": "保密单位地址",
        "work_postcode": "保密100000", "mail_address": "保密信封", "mail_postcode": "保密100002",
        "contact_person": "保密联系人", "remark": "保密备注",
    }  # fmt: skip
    assert not [data for data in logged if "保密" in data or "1549" in data or "1975-05" in data]


async def test_a_remark_that_names_an_office_is_the_office(roster, seen, xlsx):
    plain = ("姓名", "手机号", "界别", "专委会", "单位及职务", "届次", "备注")
    await roster(xlsx(plain, ("岑知远", "15490000001", "教育", None, "一中", "五届", "副主席")))
    (one,) = await seen("members")
    assert one["roles"] == ["副主席"]


async def test_a_word_that_is_not_understood_brings_the_row_back(roster, xlsx):
    told = await roster(xlsx(("姓名", "界别", "体制内外"), ("岑知远", "教育", "半体制")))
    (bad,) = told["outcome"]["bad"]
    assert bad["column"] == "体制内外"


async def test_the_export_is_streamed_and_narrowed_like_the_list(admit, http):
    for name, sector in (("岑知远", "教育"), ("黎云舟", "经济")):
        await admit(name, sector)
    told = await http.get("/committees/999900/exports/roster", params={"sector": "教育"})
    assert told.status_code == 200
    lines = list(openpyxl.load_workbook(io.BytesIO(told.content)).worksheets[0].values)
    assert [line[1] for line in lines] == ["姓名", "岑知远"]
