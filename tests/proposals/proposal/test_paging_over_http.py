"""Can every list of the service be walked page by page while others write?"""

from uuid import uuid4

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="module")
BODY = {
    "plenary": "5/3",
    "sponsor_kind": "individual",
    "first_sponsor": {"name": "张三"},
    "on": "2026-01-06",
}


async def submitted(office, number, path="", **fields):
    told = await office.ask(path, BODY | {"title": f"关于第{number}座桥的提案"} | fields)
    assert told.status_code == 201, told.text
    return told.json()["stream"].removeprefix("proposal-")


async def asked(office, path, **params):
    told = await office.http.get(f"/committees/{office.code}/{path}", params=params)
    assert told.status_code == 200, told.text
    return told


async def linked(office, path, **params):
    """A bare list, walked by its `Link` headers; how many pages it took."""
    told = await asked(office, path, **params)
    found, pages = told.json(), 1
    while (link := told.headers.get("link")) is not None:
        query = link.split(">")[0].removeprefix("<")
        assert link.endswith('>; rel="next"')
        told = await office.http.get(f"/committees/{office.code}/{path}{query}")
        assert told.status_code == 200, told.text
        found, pages = found + told.json(), pages + 1
    return found, pages


@pytest.mark.parametrize("order", ["number", "newest"])
async def test_proposals_are_walked_while_more_are_submitted_and_filed(office, order):
    for number in range(7):
        proposal = await submitted(office, number)
        if number % 2:
            await office.ask(f"/{proposal}/filing", {"on": "2026-01-10"})
    before = {row["proposal"] for row in await office.rows()}
    seen, cursor = [], {}
    for late in range(100, 110):
        params = {"order": order, "limit": 2, "text": "桥"} | cursor
        page = (await asked(office, "proposals", **params)).json()
        seen += [row["proposal"] for row in page["items"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
        await submitted(office, late, on="2026-01-07")
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


async def test_an_offset_still_works_and_the_link_keeps_the_filters(office):
    for number in range(4):
        await submitted(office, number)
    told = await asked(office, "proposals", limit=2, offset=1, text="座 桥", phase="under_review")
    assert told.json()["total"] == 4
    assert [row["serial_no"] for row in told.json()["items"]] == [2, 3]
    query = told.headers["link"].split(">")[0].removeprefix("<")
    assert "offset" not in query
    rest = await office.http.get(f"/committees/{office.code}/proposals{query}")
    assert [row["serial_no"] for row in rest.json()["items"]] == [4]


async def test_drafts_deadlines_reviews_and_leads_are_walked_by_their_links(office):
    for number in range(3):
        await written(office, number)
    lists = (
        *(("drafts", "proposal"), ("reviews", "review"), ("deadlines", "deadline")),
        *(("leads", "lead"), ("topics", "lead"), ("calls", "call")),
    )
    for path, key in lists:
        whole, pages = await linked(office, path)
        assert (len(whole) >= 3, pages) == (True, 1), path
        found, pages = await linked(office, path, limit=1)
        assert [one[key] for one in found] == [one[key] for one in whole]
        assert pages == len(whole)


async def written(office, number):
    """Something for each of the lists."""
    await submitted(office, f"{number}0", "/../drafts", on=None)
    dealt, assigned = await submitted(office, f"{number}1"), await submitted(office, f"{number}2")
    deal = {"round": "初审", "reviewer": {"name": "李四"}}
    assert (await office.ask(f"/{dealt}/reviews", deal)).status_code == 201
    await office.ask(f"/{assigned}/filing", {"on": "2026-01-10"})
    assign = {"leading": ["市交通局"], "on": "2026-02-10"}
    assert (await office.ask(f"/{assigned}/assignment", assign)).status_code == 201
    call = {"plenary": "5/3", "title": f"第{number}次征集"}
    days = {"opens_on": "2025-11-01", "closes_on": "2025-12-20"}
    which = uuid4()
    called = await office.ask(f"/../calls/{which}", call | days, "put")
    assert called.status_code == 201, called.text
    given = {"source": "public", "title": f"第{number}条线索", "on": "2025-11-20"}
    told = await office.ask(f"/../calls/{which}/leads", given)
    assert told.status_code == 201, told.text
    lead = told.json()["stream"].removeprefix("lead-")
    listed = await office.ask(f"/../leads/{lead}/listing", {"topic": f"选题{number}"})
    assert listed.status_code == 201, listed.text


async def test_reports_are_walked_too(office):
    url = f"/committees/{office.code}/situation-reports"
    for number in range(3):
        report = {"title": f"第{number}个路口积水", "received_on": "2026-02-01"}
        told = await office.http.post(url, json=report | {"reporters": [{"name": "张三"}]})
        assert told.status_code == 201, told.text
        office.http.headers["at-least"] = told.json()["position"]
    page = (await asked(office, "situation-reports", limit=2)).json()
    rest = (await asked(office, "situation-reports", limit=2, cursor=page["next"])).json()
    titles = [one["title"] for one in (*page["reports"], *rest["reports"])]
    assert (sorted(titles), rest["next"]) == ([f"第{n}个路口积水" for n in range(3)], None)


@pytest.mark.parametrize(
    "path",
    ["proposals", "drafts", "deadlines", "reviews", "leads", "suggestions", "situation-reports"],
)
@pytest.mark.parametrize("cursor", ["x", "WyJsYXRlc3QiXQ"])
async def test_a_broken_cursor_is_refused_and_said(office, path, cursor):
    told = await office.http.get(f"/committees/{office.code}/{path}", params={"cursor": cursor})
    assert told.status_code == 400
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["type"] == "urn:jianyan:problem:BadCursor"


async def test_a_cursor_of_one_order_is_none_of_another(office):
    for number in range(3):
        await submitted(office, number)
    page = (await asked(office, "proposals", limit=1, order="newest")).json()
    params = {"cursor": page["next"], "order": "number"}
    told = await office.http.get(f"/committees/{office.code}/proposals", params=params)
    assert told.status_code == 400
