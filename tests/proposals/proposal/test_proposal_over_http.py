"""Does a proposal travel over HTTP, and who may ask what?"""

import io

import openpyxl
import pytest

from kernel.identity import Grant, Principal, Role
from rules.names import derived_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
BODY = {
    "plenary": "5/3",
    "title": "关于修桥的提案",
    "sponsor_kind": "joint",
    "first_sponsor": {"name": "张三"},
    "co_sponsors": [{"name": "李四"}],
    "sector": "教育",
    "category": "社会建设",
    "topics": ["交通"],
    "text": "一、情况。二、分析。三、建议。",
    "on": "2026-01-06",
}


async def submitted(desk, **fields):
    told = await desk.ask("", BODY | fields)
    assert told.status_code == 201, told.text
    return told.json()["stream"].removeprefix("proposal-")


async def one(desk, proposal):
    return (await desk.http.get(f"/committees/{desk.code}/proposals/{proposal}")).json()


def signed(role, office, who):
    return Principal(who, (Grant(role, office.committee),))


def member(office, name):
    person = derived_id(office.committee, "person", name)
    return signed(Role.MEMBER, office, f"member:{person}")


def unit(office, name):
    return signed(Role.UNIT, office, f"unit:{derived_id(office.committee, 'organisation', name)}")


async def test_a_proposal_goes_all_the_way_over_http(office):
    proposal = await submitted(office)
    steps = [
        ("filing", {"on": "2026-01-10"}),
        ("assignment", {"leading": ["市交通局"], "assisting": ["市财政局"], "on": "2026-02-10"}),
        ("replies", {"unit": "市交通局", "grade": "A类", "on": "2026-04-20", "text": "已办。"}),
        ("feedback", {"sponsor": {"name": "李四"}, "satisfaction": "basically", "printed": "理解"}),
        ("title", {"title": "关于修两座桥的提案"}),
        ("classification", {"category": "经济建设", "topics": ["交通", "产业"]}),
        ("submission-day", {"submitted_on": "2026-01-20"}),
        ("sponsors", {"sponsor_kind": "individual", "first_sponsor": {"name": "张三"}}),
    ]
    for path, body in steps:
        told = await office.ask(f"/{proposal}/{path}", body)
        assert told.status_code == 201, (path, told.text)
        again = await office.ask(f"/{proposal}/{path}", body)
        assert again.status_code == 200, (path, again.text)
    found = await one(office, proposal)
    assert found["case_no"] == 1
    assert found["due_on"] == "2026-05-10"
    assert (found["grade"], found["feedback_words"]) == ("A", ["理解"])
    assert (found["title"], found["topics"]) == ("关于修两座桥的提案", ["交通", "产业"])
    assert (found["timing"], found["sponsor_kind"]) == ("off_session", "individual")


async def test_no_text_stands_in_the_log(office):
    from kernel.tables import events

    await submitted(office)
    data = [one.data for one in await office.events(events.c.data)]
    assert not any("分析" in text for text in data)
    assert '"kind":"proposal.text"' in data[0]


@pytest.mark.parametrize(
    ("path", "body", "phase"),
    [
        ("conversion", {"target": "situation_report"}, "converted"),
        ("refusal", {"code": "10", "reason": "空泛"}, "not_filed"),
        ("return", {"reason": "请补充"}, "returned"),
        ("withdrawal", {}, "withdrawn"),
    ],
)
async def test_a_review_can_end_otherwise_and_be_revoked(office, path, body, phase):
    proposal = await submitted(office)
    assert (await office.ask(f"/{proposal}/{path}", body)).status_code == 201
    assert (await one(office, proposal))["phase"] == phase
    filing = await office.ask(f"/{proposal}/filing", {})
    assert filing.json()["type"].endswith(":NotUnderReview")
    assert (await office.ask(f"/{proposal}/revocation", {"reason": "误操作"})).status_code == 201
    assert (await one(office, proposal))["phase"] == "under_review"


async def test_merging_and_retracting(office):
    target, other = await submitted(office), await submitted(office, title="关于修路的提案")
    assert (await office.ask(f"/{other}/merging", {"into": target})).status_code == 201
    assert (await one(office, other))["merged_into"] == target
    assert (await office.ask(f"/{other}/retraction", {"reason": "重复"})).status_code == 201
    assert (
        await office.http.get(f"/committees/{office.code}/proposals/{other}")
    ).status_code == 404


async def test_a_printed_number_can_be_given_once(office):
    first, second = await submitted(office), await submitted(office, title="关于修路的提案")
    assert (await office.ask(f"/{first}/filing", {"number": 7})).status_code == 201
    told = await office.ask(f"/{second}/filing", {"number": 7})
    assert told.json()["type"].endswith(":NumberTaken")
    assert told.json()["title_zh"].startswith("该案号已被")
    await office.ask(f"/{second}/filing", {})
    assert (await one(office, second))["case_no"] == 8


async def test_lists_are_narrowed_and_paged(office):
    for number in range(5):
        proposal = await submitted(office, title=f"关于第{number}件事的提案")
        if number < 3:
            await office.ask(f"/{proposal}/filing", {})
    url = f"/committees/{office.code}/proposals"
    page = (await office.http.get(url, params={"phase": "filed", "limit": 2, "offset": 2})).json()
    assert (page["total"], [one["case_no"] for one in page["items"]]) == (3, [3])
    assert len(await office.rows(text="第4件")) == 1
    assert len(await office.rows(plenary="5/3", category="社会建设")) == 5
    assert await office.rows(case_no=2, phase="merged") == []
    sponsor = str(derived_id(office.committee, "person", "李四"))
    assert len(await office.rows(sponsor=sponsor)) == 5


async def test_a_member_submits_for_oneself_only(office, signed_in):
    async with signed_in(member(office, "张三")) as own:
        kept_back = ("first_sponsor", "on")
        body = {name: value for name, value in BODY.items() if name not in kept_back}
        told = await own.ask("", body)
        assert told.status_code == 201, told.text
        mine = told.json()["stream"].removeprefix("proposal-")
        assert (await one(own, mine))["first_sponsor_name"] == "张三"
        told = await own.ask("", BODY | {"first_sponsor": {"name": "王强", "id": mine}})
        assert told.status_code == 403
        assert (await own.ask(f"/{mine}/filing", {})).status_code == 403
    async with signed_in(member(office, "李四")) as co_sponsor:
        assert (await co_sponsor.ask(f"/{mine}/withdrawal", {})).status_code == 403


async def test_members_see_what_is_filed_and_their_own(office, signed_in):
    hidden = await submitted(office, first_sponsor={"name": "李四"}, co_sponsors=[])
    shown = await submitted(office, first_sponsor={"name": "李四"}, co_sponsors=[])
    await office.ask(f"/{shown}/filing", {})
    mine = await submitted(office)
    async with signed_in(member(office, "张三")) as own:
        seen = {one["proposal"] for one in await own.rows()}
        assert seen == {shown, mine}
        assert hidden not in seen


async def test_a_unit_sees_and_answers_what_it_has_to_answer(office, signed_in):
    proposal = await submitted(office)
    await submitted(office, title="关于修路的提案")
    await office.ask(f"/{proposal}/filing", {"on": "2026-01-10"})
    await office.ask(f"/{proposal}/assignment", {"leading": ["市交通局"], "on": "2026-02-10"})
    async with signed_in(unit(office, "市交通局")) as roads:
        assert [one["proposal"] for one in await roads.rows()] == [proposal]
        told = await roads.ask(f"/{proposal}/replies", {"unit": "市财政局", "grade": "A"})
        assert told.status_code == 403
        told = await roads.ask(f"/{proposal}/replies", {"unit": "市交通局", "grade": "A"})
        assert told.status_code == 201, told.text
        here = derived_id(office.committee, "organisation", "市交通局")
        url = f"/committees/{office.code}/units/{here}/proposals"
        listed = await roads.http.get(url, params={"plenary": "5/3"})
        assert [one["grade"] for one in listed.json()] == ["A"]
    async with signed_in(unit(office, "市财政局")) as money:
        assert await money.rows() == []


async def test_roles_of_another_committee_count_for_nothing_here(office, signed_in):
    stranger = Principal("office:x", (Grant(Role.CLERK, derived_id(office.committee, "x", "x")),))
    async with signed_in(stranger) as desk:
        assert (await desk.ask("", BODY)).status_code == 403
        url = f"/committees/{desk.code}/proposals"
        assert (await desk.http.get(url)).status_code == 403


async def test_two_members_of_one_name_need_an_id_or_a_sector(office):
    told = await office.ask("", BODY | {"first_sponsor": {"name": "王强"}, "sector": None})
    assert told.json()["type"].endswith(":SeveralOfThatName")
    proposal = await submitted(office, first_sponsor={"name": "王强"}, sector="医药卫生")
    second = derived_id(office.committee, "person", "王强#2")
    assert (await one(office, proposal))["first_sponsor"] == str(second)


async def test_a_returned_proposal_is_submitted_again_by_its_sponsor(office):
    proposal = await submitted(office)
    await office.ask(f"/{proposal}/return", {"reason": "请补充"})
    revised = BODY | {"title": "关于修两座桥的提案", "text": "一、情况。二、分析。三、新建议。"}
    told = await office.ask(f"/{proposal}", revised, method="put")
    assert told.status_code == 201, told.text
    found = await one(office, proposal)
    assert (found["phase"], found["title"]) == ("under_review", "关于修两座桥的提案")


async def test_the_export_has_the_clerks_headings(office):
    await submitted(office)
    url = f"/committees/{office.code}/exports/proposals"
    told = await office.http.get(url, params={"plenary": "5/3"})
    sheet = openpyxl.load_workbook(io.BytesIO(told.content)).active
    heading = [cell.value for cell in sheet[2]]
    assert heading[:6] == ["流水号", "案号", "案由", "提案形式", "第一提案人", "联名人"]
    row = dict(zip(heading, [cell.value for cell in sheet[3]], strict=True))
    assert (row["案由"], row["联名人"], row["审查意见"]) == ("关于修桥的提案", "李四", "待立案")


async def test_the_documentation_has_examples_of_every_request(office):
    described = (await office.http.get("/openapi.json")).json()
    paths = {path: at for path, at in described["paths"].items() if "/proposals" in path}
    schemas = described["components"]["schemas"]
    for path, methods in paths.items():
        for at in methods.values():
            body = at.get("requestBody", {}).get("content", {}).get("application/json")
            if body is not None:
                name = body["schema"]["$ref"].rsplit("/", 1)[1]
                assert schemas[name].get("examples"), (path, name)
