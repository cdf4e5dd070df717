"""Is the list of phrases kept over HTTP, and read as it was at an earlier instant?"""

from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from years import HERE, context

from kernel.clock import wall_clock
from kernel.identity import Grant, Principal, Role
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.archive.cut import cut_now
from reporting.figures.scope import scope_of
from reporting.issue.gathering import folded
from reporting.phrases.queries import phrases_of

PATH = f"/committees/{HERE}/phrases"
PAPER = {"title": "云岭市政协2026年工作要点", "number": "云协发〔2026〕1号", "dated": "2026-01-15"}
FIRST = {
    "slot": "总体要求",
    "text": "围绕中心、服务大局",
    "basis": PAPER,
    "effective_from": "2026-01-20",
}


@asynccontextmanager
async def asked_by(database, *who):
    """The service, which knows the committee, and a client of it."""
    async with running(REPORTING, database) as reporting, client(reporting, *who) as http:
        await receive(reporting, Feed().all(HERE, context()))
        yield http


async def post(http, path, status=201, **body):
    answer = await http.post(path, json=body)
    assert answer.status_code == status, answer.text
    if "position" in answer.json():
        http.headers["at-least"] = answer.json()["position"]
    return answer.json()


async def listed(http, **params):
    answer = await http.get(PATH, params=params)
    assert answer.status_code == 200, answer.text
    return [(one["text"], one["until"], one["in_force"]) for one in answer.json()]


async def test_phrases_are_adopted_replaced_ended_and_read_at_an_instant(database):
    async with asked_by(database) as http:
        await post(http, PATH, **FIRST)
        between = wall_clock() + timedelta(milliseconds=1)
        second = {**FIRST, "text": "守正创新、团结奋进", "effective_from": "2026-07-01"}
        await post(http, PATH, **second)
        first = (FIRST["text"], None)
        assert await listed(http, on="2026-05-01") == [(*first, True)]
        assert await listed(http, on="2026-08-01") == [("守正创新、团结奋进", None, True)]
        assert await listed(http, on="2026-08-01", as_of=between.isoformat()) == [(*first, True)]
        (id,) = [one["phrase"] for one in (await http.get(PATH)).json() if one["text"] == first[0]]
        await post(http, f"{PATH}/{id}/end", until="2026-06-30", reason="已更新")
        assert (await listed(http, slot="总体要求"))[0][:2] == (first[0], "2026-06-30")
        assert (await listed(http, as_of=between.isoformat()))[0][:2] == first


async def test_a_document_takes_the_phrases_of_its_day_as_known_at_its_cut(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, context()))
        await folded(reporting.engine, await cut_now(reporting.engine, HERE))
        await post(http, PATH, **{**FIRST, "effective_from": "2025-01-20"})
        before = await cut_now(reporting.engine, HERE)
        later = {**FIRST, "text": "守正创新、团结奋进", "effective_from": "2025-07-01"}
        await post(http, PATH, **later)
        coming = {**FIRST, "text": "尚未启用", "effective_from": "2999-01-01"}
        await post(http, PATH, **coming)
        now = await cut_now(reporting.engine, HERE)
        told = [await _taken(reporting.engine, cut) for cut in (before, now)]
        assert told == [{"总体要求": FIRST["text"]}, {"总体要求": "守正创新、团结奋进"}]


async def _taken(engine, cut):
    return await phrases_of(engine, await scope_of(engine, HERE, 5, 3, "plenary", cut))


async def test_refusals_say_why(database):
    async with asked_by(database) as http:
        await post(http, PATH, **FIRST)
        told = await post(http, PATH, 422, **{**FIRST, "text": "另一提法"})
        assert told["type"] == "urn:jianyan:problem:AdoptedOtherwise"
        await post(http, PATH, 422, **{**FIRST, "basis": {"title": " "}})
        await post(http, f"{PATH}/{HERE}/end", 404, reason="误录")


@pytest.mark.parametrize("role", [Role.LEADER, Role.MEMBER])
async def test_only_the_office_keeps_the_list(database, role):
    other = Principal("member:1", (Grant(role, HERE),))
    async with asked_by(database, other) as http:
        await post(http, PATH, 403, **FIRST)
        assert await listed(http) == []
