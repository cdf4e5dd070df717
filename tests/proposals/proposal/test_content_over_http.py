"""Does a withdrawn text leave vault and search at once, and does its place say why?"""

import pytest
from sqlalchemy import func, select

from kernel.identity import Grant, Principal, Role
from kernel.log.verify import verified
from kernel.tables import vault
from proposals.proposal.wording.tables import word_counts
from rules.names import derived_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
BODY = {"plenary": "5/3", "title": "关于修桥的提案", "sponsor_kind": "individual"}
TEXT = "西岸孩子每天绕行，轮渡停航时尤其危险。"
WHY = {"ground": "requested", "basis": "第一提案人书面申请"}
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 20


async def submitted(desk):
    told = await desk.ask("", BODY | {"first_sponsor": {"name": "张三"}, "text": TEXT})
    assert told.status_code == 201, told.text
    return told.json()["stream"].removeprefix("proposal-")


async def attached(office, proposal):
    url = f"/committees/{office.code}/proposals/{proposal}/attachments"
    told = await office.http.post(url, files={"file": ("联名信.pdf", PDF)})
    assert told.status_code == 201, told.text
    office.http.headers["at-least"] = told.json()["position"]
    return told.json()["attachment"]


async def read(office, proposal, more):
    return await office.http.get(f"/committees/{office.code}/proposals/{proposal}{more}")


async def withdraw(desk, proposal, part, status=201, **more):
    told = await desk.ask(f"/{proposal}/withdrawn-content", {"part": part} | WHY | more)
    assert told.status_code == status, told.text
    return told.json()


async def stands(office, word):
    """In how many proposals a word stands, as the tally says."""
    async with office.service.engine.connect() as connection:
        c = word_counts.c
        wanted = select(c.proposals).where(c.committee == office.committee, c.word == word)
        return (await connection.execute(wanted)).scalar() or 0


async def kept(office):
    async with office.service.engine.connect() as connection:
        wanted = select(func.count()).select_from(vault)
        mine = wanted.where(vault.c.stream.like("proposal-%"))
        return (await connection.execute(mine)).scalar()


async def test_a_withdrawn_text_leaves_search_and_tallies_with_the_event(office):
    proposal = await submitted(office)
    assert len(await office.rows(text="轮渡")) == 1
    assert await stands(office, "轮渡") == 1
    before = await kept(office)
    told = await withdraw(office, proposal, "text")
    assert told["events"] == ["proposals.content.withdrawn"]
    assert await kept(office) == before - 1
    assert await office.rows(text="轮渡") == []
    assert await stands(office, "轮渡") == 0
    assert len(await office.rows(text="修桥")) == 1, "the title is an act of office"


async def test_its_place_says_who_withdrew_it_when_and_on_what_basis(office):
    proposal = await submitted(office)
    await withdraw(office, proposal, "text")
    text = (await read(office, proposal, "/text")).json()
    assert (text["text"], text["forgotten"]) == (None, True)
    said = text["withdrawn"]
    assert (said["by"], said["ground"], said["basis"]) == (
        "office:operator", WHY["ground"], WHY["basis"],
    )  # fmt: skip
    assert text["note"].startswith("已删除：")
    assert WHY["basis"] in text["note"]
    case = (await read(office, proposal, "/case")).json()
    assert case["papers"]["text"]["withdrawn"] == said


async def test_a_withdrawn_attachment_is_410_and_says_why(office):
    proposal = await submitted(office)
    file = await attached(office, proposal)
    await withdraw(office, proposal, "attachment", whose=file)
    (listed,) = (await read(office, proposal, "/attachments")).json()
    assert (listed["name"], listed["forgotten"]) == (None, True)
    assert listed["withdrawn"]["basis"] == WHY["basis"]
    gone = await read(office, proposal, f"/attachments/{file}")
    assert gone.status_code == 410
    assert gone.headers["content-type"] == "application/problem+json"
    problem = gone.json()
    assert problem["type"] == "urn:jianyan:problem:Forgotten"
    assert problem["withdrawn"]["by"] == "office:operator"
    assert WHY["basis"] in problem["title_zh"]


async def test_everything_goes_once_and_the_log_proves_itself(office):
    proposal = await submitted(office)
    await attached(office, proposal)
    before = await kept(office)
    await withdraw(office, proposal, "everything")
    assert await kept(office) == before - 3
    assert (await withdraw(office, proposal, "everything", 200))["outcome"] == "unchanged"
    found = await verified(office.service.engine, "proposals", frozenset({office.committee}))
    assert (found.problems, len(found.forgotten)) == ([], 3)


async def test_a_sponsor_withdraws_the_own_text_and_others_do_not(office, signed_in):
    proposal = await submitted(office)
    for name, status in (("李四", 422), ("张三", 201)):
        person = derived_id(office.committee, "person", name)
        who = Principal(f"member:{person}", (Grant(Role.MEMBER, office.committee),))
        async with signed_in(who) as desk:
            told = await withdraw(desk, proposal, "text", status)
    assert told["outcome"] == "recorded"
    unit = Principal("unit:x", (Grant(Role.UNIT, office.committee),))
    async with signed_in(unit) as desk:
        await withdraw(desk, proposal, "text", 403)
