"""Does a roster become the register, once, and only what changed the next time?"""

import base64

import pytest
from sqlalchemy import func, select

from kernel.clock import today
from kernel.ids import committee_id
from kernel.tables import events, imported_rows, vault
from kernel.testing.running import eventually
from rules.names import derived_id

HERE = committee_id("999900")
CITY = (
    "委员编号", "姓名", "性别", "民族", "委员生日", "文化程度", "政治面貌1", "界别", "界别职务",
    "所属专委会1", "所属专委会2", "政协职务", "单位名称及职务", "手机", "任职日期", "状态", "备注",
)  # fmt: skip
PLAIN = ("姓名", "手机号", "界别", "专委会", "单位及职务", "届次", "备注")
SECTORS = ("教育界", "经济", "民盟", "农业")
pytestmark = pytest.mark.usefixtures("parsed_here")


def city_row(n, sector=None):
    name = "岑" + "甲乙丙丁戊己庚辛壬癸"[n // 100 % 10] + chr(0x5F00 + n)
    return (
        f"{n:04}", name, "女" if n % 3 else "男", "汉", f"19{60 + n % 30}.{n % 12 + 1:02}",
        "大学本科", "中共党员" if n % 2 else "民盟", sector or SECTORS[n % 4],
        "召集人" if n < 4 else None, "提案委员会", "经济委员会" if n % 5 == 0 else None,
        "常委、副主席" if n == 1 else "委员", "云岭市第一中学教师", f"1549000{n:04}", "2022-01-12",
        "在册", None,
    )  # fmt: skip


@pytest.fixture
def log(members):
    """`await log()`: how many events the log holds."""

    async def length():
        async with members.engine.connect() as connection:
            return (await connection.execute(select(func.count()).select_from(events))).scalar()

    return length


async def test_three_hundred_members_come_in_and_the_same_file_changes_nothing(
    roster, seen, xlsx, log, members
):
    data = xlsx(("云岭市政协委员名册",), CITY, *(city_row(n) for n in range(300)), ("共300人",))
    told = await roster(data)
    assert (told["outcome"]["rows"], told["outcome"]["good"]) == (300, 300)
    assert told["outcome"]["warnings"] == []
    found = await seen("members")
    assert len(found) == 300
    first = next(one for one in found if one["member_no"] == "0001")
    assert first["sector"] == {
        "body": str(derived_id(HERE, "sector", "经济")),
        "kind": "sector",
        "name": "经济",
        "duty": "界别召集人",
    }
    assert (first["roles"], first["birth_year"]) == (["常务委员", "副主席"], 1961)
    assert (first["party"], first["nation"]) == ("中共党员", "汉族")
    before = await log()
    told = await roster(data)
    assert (told["outcome"]["good"], told["outcome"]["unchanged"]) == (300, 300)
    assert await log() == before
    async with members.engine.connect() as connection:
        written = select(events.c.data).where(events.c.data.contains("1549000"))
        assert (await connection.execute(written)).all() == []
        born = select(events.c.data).where(events.c.data.contains("1961-"))
        assert (await connection.execute(born)).all() == []
        kept = select(func.count()).select_from(vault).where(vault.c.kind == "phone")
        assert (await connection.execute(kept)).scalar() == 300


async def test_a_preview_writes_nothing(roster, xlsx, log):
    before = await log()
    told = await roster(xlsx(CITY, city_row(1)), preview=True)
    assert told["outcome"]["good"] == 1
    assert await log() == before


async def test_a_changed_sector_ends_the_one_and_begins_the_other(roster, seen, xlsx):
    await roster(xlsx(CITY, city_row(1, "教育"), city_row(2)))
    told = await roster(xlsx(CITY, city_row(1, "经济"), city_row(2)))
    assert (told["outcome"]["changed"], told["outcome"]["unchanged"]) == (1, 1)
    one = derived_id(HERE, "person", city_row(1)[1])
    spells = [s for s in (await seen(f"members/{one}"))["history"] if s["kind"] == "sector"]
    assert [(s["name"], s["since"]) for s in spells] == [("教育", None), ("经济", str(today()))]
    assert spells[0]["until"] < spells[1]["since"]


async def test_the_next_plenarys_roster_holds_from_its_opening(roster, seen, xlsx):
    await roster(xlsx(CITY, city_row(1, "教育")))
    await roster(xlsx(CITY, city_row(1, "经济")), plenary="5/4")
    in_sector = [
        len(await seen("members", sector=sector, on=day))
        for sector, day in (("教育", "2026-01-07"), ("经济", "2026-01-07"), ("经济", "2026-01-08"))
    ]
    assert in_sector == [1, 0, 1]


async def test_a_day_of_change_is_taken_at_its_word(roster, seen, xlsx):
    await roster(xlsx((*CITY, "变动日期"), (*city_row(1, "教育"), None)))
    await roster(xlsx((*CITY, "变动日期"), (*city_row(1, "经济"), "2025-07-01")))
    assert len(await seen("members", sector="教育", on="2025-06-30")) == 1
    assert len(await seen("members", sector="经济", on="2025-07-01")) == 1


async def test_one_newly_named_by_a_later_roster_came_with_its_plenary(roster, seen, xlsx):
    await roster(xlsx(PLAIN, ("黎云舟", "15490000001", "教育", None, None, "五届", None)))
    more = xlsx(PLAIN, ("翟思齐", "15490000002", "经济", None, None, "五届", None))
    await roster(more, plenary="5/4")
    assert [one["name"] for one in await seen("members", on="2025-12-31")] == ["黎云舟"]
    assert len(await seen("members", on="2026-01-08")) == 2


async def test_two_of_one_name_are_two_persons_whatever_their_order(roster, seen, xlsx):
    one = ("黎云舟", "15490000001", "教育", None, "一中", "五届", None)
    two = ("黎　云舟", "15490000002", "经济", None, "二中", "五届", None)
    await roster(xlsx(PLAIN, one, two))
    ids = {
        member["sector"]["name"]: member["member"]
        for member in await seen("members", prefix="黎云舟")
    }
    assert ids == {
        "教育": str(derived_id(HERE, "person", "黎云舟")),
        "经济": str(derived_id(HERE, "person", "黎云舟#2")),
    }
    told = await roster(xlsx(PLAIN, two, one))
    assert told["outcome"]["unchanged"] == 2
    third = ("黎云舟", "15490000003", "农业", None, "三中", "五届", None)
    await roster(xlsx(PLAIN, third), plenary="5/4")
    assert len(await seen("members", prefix="黎云舟")) == 3


async def test_the_same_name_and_phone_twice_brings_the_later_row_back(roster, seen, xlsx):
    one = ("黎云舟", "15490000001", "教育", None, "一中", "五届", None)
    told = await roster(xlsx(PLAIN, one, (*one[:2], "经济", *one[3:])))
    (bad,) = told["outcome"]["bad"]
    assert (bad["row"], bad["column"]) == (3, "姓名")
    assert "第2行" in bad["reason"]
    assert [member["sector"]["name"] for member in await seen("members")] == ["教育"]
    assert base64.b64decode(told["rejected"]).startswith(b"PK")


async def test_rows_struck_of_another_term_or_for_bodies_are_listed(roster, seen, xlsx):
    heading = ("提案人分组", "姓名", "党派", "界别", "有效届次", "状态", "出生年月")
    told = await roster(
        xlsx(
            heading,
            ("委员", "黎云舟", "群众", "教育", "五届", "有效", "1978.05"),
            ("委员", "翟思齐", "群众", "教育", "五届", "无效", None),
            ("委员", "温景川", "群众", "教育", "四届", "有效", None),
            ("委员", "民盟云岭市委", None, None, "五届", "有效", None),
            ("集体", "教育界", None, None, "五届", "有效", None),
            ("委员", "柏清禾", "群众", "教育", "四届、五届", "有效", None),
        )
    )
    assert (told["outcome"]["rows"], told["outcome"]["good"]) == (2, 2)
    skipped = [one for one in told["outcome"]["warnings"] if "未计入" in one]
    assert [one.split("行")[0] for one in skipped] == ["第3", "第4", "第5", "第6"]
    assert {one["name"] for one in await seen("members")} == {"黎云舟", "柏清禾"}


async def test_an_unknown_sector_is_accepted_and_its_nearest_named(roster, seen, xlsx):
    people = [(name, None, "医疗卫生界", *[None] * 4) for name in ("黎云舟", "翟思齐")]
    told = await roster(xlsx(PLAIN, *people))
    (warning,) = told["outcome"]["warnings"]
    assert warning.startswith("第2行等2行")
    assert "最接近的是“医药卫生”" in warning
    assert {one["sector"]["name"] for one in await seen("members")} == {"医疗卫生界"}


async def test_what_cannot_be_read_brings_the_row_back(roster, xlsx):
    wrong = (
        ("委员生日", "2190.01"),
        ("委员生日", 1978.1),
        ("手机", "154900000"),
        ("性别", "某"),
        ("任职日期", "2025-13-01"),
    )
    rows = [list(city_row(n)) for n in range(len(wrong))]
    for row, (column, value) in zip(rows, wrong, strict=True):
        row[CITY.index(column)] = value
    told = await roster(xlsx(CITY, *rows, city_row(9)))
    bad = [(one["row"], one["column"]) for one in told["outcome"]["bad"]]
    assert bad == [(number, column) for number, (column, _) in enumerate(wrong, start=2)]
    assert told["outcome"]["good"] == 1


async def test_one_who_left_is_recorded_with_the_last_day(roster, seen, xlsx):
    heading = ("姓名", "界别", "状态", "离任日期")
    told = await roster(
        xlsx(
            heading,
            ("黎云舟", "教育", "辞去", "2025-06-30"),
            ("翟思齐", "教育", "离任", None),
            ("温景川", "教育", "在册", None),
        )
    )
    assert told["outcome"]["good"] == 2
    assert {one["name"] for one in await seen("members", on="2025-06-30")} == {"黎云舟", "温景川"}
    assert {one["name"] for one in await seen("members", on="2025-07-01")} == {"温景川"}


async def test_a_member_missing_from_the_next_file_leaves_when_told_so(roster, seen, xlsx):
    await roster(xlsx(CITY, city_row(1), city_row(2)))
    told = await roster(xlsx(CITY, city_row(1)), retract_missing="不在名册")
    assert told["retracted"] == 1

    async def one_is_left():
        return len(await seen("members", everyone=True)) == 1

    await eventually(one_is_left, what="the one missing from the file is on no list")


async def test_a_sector_changed_and_changed_back_is_the_first_again(roster, seen, xlsx):
    for sector in ("教育", "经济", "教育"):
        await roster(xlsx(CITY, city_row(1, sector)))
    (one,) = await seen("members")
    assert one["sector"]["name"] == "教育"


async def test_one_taken_back_and_named_again_is_a_member_again(roster, seen, xlsx):
    await roster(xlsx(CITY, city_row(1), city_row(2)))
    await roster(xlsx(CITY, city_row(1)), retract_missing="漏列")
    await roster(xlsx(CITY, city_row(1), city_row(2)))
    assert len(await seen("members")) == 2


async def test_what_was_changed_here_since_is_shown_and_not_overwritten(roster, tell, seen, xlsx):
    await roster(xlsx(CITY, city_row(1, "教育")))
    one = derived_id(HERE, "person", city_row(1)[1])
    await tell(f"members/{one}/bodies", {"kind": "sector", "name": "农业", "since": "2026-01-20"})
    told = await roster(xlsx(CITY, city_row(1, "经济")))
    (bad,) = told["outcome"]["bad"]
    assert "修改" in bad["reason"]
    (found,) = await seen("members")
    assert found["sector"]["name"] == "农业"


async def test_the_exported_roster_imports_without_an_event(roster, exported, xlsx, log, members):
    await roster(xlsx(CITY, *(city_row(n) for n in range(40))))
    namesakes = (
        ("黎云舟", "15490009001", "教育", None, "一中", "五届", None),
        ("黎云舟", "15490009002", "经济", None, "二中", "五届", "秘书长"),
    )
    await roster(xlsx(PLAIN, *namesakes), plenary="5/4")
    data, lines = await exported()
    assert len(lines) == 43
    assert not any("1549" in str(value) for line in lines for value in line)
    before = await log()
    for plenary in ("5/3", "5/4"):
        told = await roster(data, plenary=plenary)
        assert (told["outcome"]["good"], told["outcome"]["bad"]) == (42, [])
        assert await log() == before


async def test_a_total_that_differs_is_a_warning(roster, xlsx):
    told = await roster(xlsx(PLAIN, ("黎云舟", "15490000001", "教育", *[None] * 4), ("共3人",)))
    (warning,) = told["outcome"]["warnings"]
    assert "3" in warning
    assert "1" in warning


async def test_a_ledger_of_another_kind_is_refused(roster, xlsx):
    proposals = xlsx(("案由", "姓名", "界别"), ("关于修桥的提案", "黎云舟", "教育"))
    await roster(proposals, status=422)


async def test_each_event_names_the_file_sheet_and_row(roster, xlsx, members):
    await roster(xlsx(CITY, city_row(1)))
    async with members.engine.connect() as connection:
        wanted = select(events.c.source).where(events.c.stream.startswith("member-"))
        sources = (await connection.execute(wanted)).scalars().all()
        remembered = (await connection.execute(select(imported_rows.c.ledger))).scalars().all()
    assert sources
    assert all('"row":2' in source and "名册.xlsx" in source for source in sources)
    assert remembered == ["roster/5/3"]
