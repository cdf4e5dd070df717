"""Is this year's work held against the plan that was issued for it, as known at the cut?"""

from contextlib import asynccontextmanager

from drafting_town import BASE, TOWN, ask, get, text_of

from contracts.sectors.activity import ActivityHeld
from kernel.clock import wall_clock
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.issue.gathering import folded_now

LAST, NOW = {"plenary": "5/3"}, {"plenary": "5/4"}
STUDY = {"学习", "培训"}
PLAN = "《政协云岭市委员会2025年度工作计划》"


def without_study():
    """The town's two years, of which the second has no study."""
    return [
        (event, on)
        for event, on in TOWN.events()
        if not (isinstance(event, ActivityHeld) and event.kind in STUDY and on.year == 2025)
    ]


@asynccontextmanager
async def town(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(TOWN.here, without_study()))
        await folded_now(reporting.engine, TOWN.here)
        yield http


async def issued(http, kind, **params):
    answer = await http.post(f"{BASE}/documents/{kind}", params=params)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def said(http, **params):
    told = await get(http, "findings", **NOW, **params)
    return [one["text"] for one in told["findings"] if one["rule"] == "unheeded_plan"]


async def test_what_the_plan_lists_and_nothing_touched_is_named_with_the_plan(database):
    async with town(database) as http:
        assert await said(http) == []
        before = wall_clock().isoformat()
        await issued(http, "annual-plan", **LAST)
        (text,) = await said(http)
        assert f"但{PLAN}所列“学习培训”没有相应的记录" in text
        assert await said(http, as_of=before) == []
        assert await said(http, window="2025") != []
        assert await said(http, window="2025-Q3") == []


async def test_a_summary_holds_the_year_against_its_plan_and_is_made_again_from_the_same(database):
    async with town(database) as http:
        summary = await issued(http, "annual-summary", **NOW)
        await issued(http, "summary-and-plan", **LAST)
        verified = (await http.get(f"/documents/{summary['document']}/verify")).json()
        assert verified["same_bytes"], verified
        later = await issued(http, "annual-summary", **NOW)
        verified = (await http.get(f"/documents/{later['document']}/verify")).json()
        assert verified["same_bytes"], verified
        assert "工作总结暨2025年度工作计划》所列“学习培训”" in (await said(http))[0]


async def test_the_plan_of_another_year_is_not_this_years(database):
    async with town(database) as http:
        await issued(http, "annual-plan", **NOW)
        assert await said(http) == []


async def test_a_subject_that_people_marked_in_the_plan_is_looked_for(database):
    async with town(database) as http:
        told = await ask(http, "drafts", kind="annual-plan", title="工作计划", **LAST)
        draft = told["stream"].partition("-")[2]
        text = "围绕{主题:医疗卫生}和{主题:低空经济}开展专题协商。"
        section = "重点任务/协商议政、调研视察和民主监督"
        written = {"section": section, "author": "岑知远", "text": text}
        await ask(http, f"drafts/{draft}/texts", method="PUT", **written)
        await ask(http, f"drafts/{draft}/approval", by="主席会议")
        paper = await issued(http, "annual-plan", from_draft=draft)
        assert "围绕“医疗卫生”和“低空经济”开展专题协商。" in text_of(paper)
        (text,) = await said(http)
        assert f"{PLAN}所列“学习培训”、“低空经济”没有相应的记录" in text
