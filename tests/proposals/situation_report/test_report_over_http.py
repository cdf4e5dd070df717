"""Does a situation report travel from HTTP to the log and back into the list?"""

from datetime import timedelta

import httpx

from kernel.clock import wall_clock
from kernel.http.app import service_app
from kernel.identity import Grant, Principal, Role
from kernel.testing.running import TOKENS

BODY = {
    "title": "关于完善校外托管机构监管的建议",
    "reporters": [{"name": "李遥"}],
    "sector": "农业界",
    "topics": ["教育"],
    "received_on": "2026-02-10",
    "text": "反映的问题：某处井盖缺失。",
}


async def received(house, **other) -> str:
    told = await house.http.post(house.path, json=BODY | other)
    assert told.status_code == 201, told.text
    return told.json()["stream"].removeprefix("situation_report-")


async def ask(house, report, what, body) -> httpx.Response:
    told = await house.http.post(f"{house.path}/{report}/{what}", json=body)
    assert told.status_code in (200, 201), told.text
    return told


async def test_a_report_is_received_issued_used_and_instructed_on(house):
    report = await received(house)
    await ask(house, report, "issue", {"issued_on": "2026-02-20"})
    await ask(house, report, "uses", {"level": "own", "kind": "single"})
    await ask(house, report, "forwardings", {"level": "city"})
    await ask(house, report, "uses", {"level": "city", "kind": "digest", "used_on": "2026-03-01"})
    told = await ask(house, report, "instructions", {"level": "city", "leader": "王市长"})
    (shown,) = await house.shown(told.json()["position"])
    assert shown["reporters"][0]["name"] == "李遥"
    assert (shown["issue_no"], shown["issued_on"]) == ("1", "2026-02-20")
    assert [(use["level"], use["kind"], use["used_on"]) for use in shown["uses"]] == [
        ("own", "single", None),
        ("city", "digest", "2026-03-01"),
    ]
    assert shown["forwarded"] == ["city"]
    assert shown["instructions"][0]["leader"] == "王市长"


async def test_the_text_stays_in_the_vault(house):
    await received(house)
    (shown,) = await house.shown((await house.http.post(house.path, json=BODY)).json()["position"])
    assert shown["has_text"]
    assert "井盖" not in str(shown)
    async with house.running.engine.connect() as connection:
        rows = await connection.exec_driver_sql("select data from events")
        assert all("井盖" not in row.data for row in rows)
        (kept,) = await connection.exec_driver_sql("select body from vault")
        assert "井盖" in bytes(kept.body).decode()


async def test_the_same_report_or_use_again_changes_nothing(house):
    report = await received(house)
    assert (await house.http.post(house.path, json=BODY)).json()["outcome"] == "unchanged"
    use = {"level": "own", "kind": "single"}
    assert (await ask(house, report, "uses", use)).status_code == 201
    again = await ask(house, report, "uses", use)
    assert (again.status_code, again.json()["events"]) == (200, [])


async def test_reports_are_found_by_month_sector_level_and_words(house):
    first = await received(house)
    await received(
        house, title="关于农田灌溉渠系清淤的建议", received_on="2026-01-31", sector="教育"
    )
    told = await ask(house, first, "uses", {"level": "province"})
    at = told.json()["position"]
    titles = {
        str(found): [one["title"] for one in await house.shown(at, **found)]
        for found in (
            {"month": "2026-02"},
            {"month": "2026-01"},
            {"sector": "农业"},
            {"level": "province"},
            {"level": "own"},
            {"words": "灌溉"},
            {"words": "李遥", "limit": 1, "offset": 1},
        )
    }
    feb, jan = [BODY["title"]], ["关于农田灌溉渠系清淤的建议"]
    assert list(titles.values()) == [feb, jan, feb, feb, [], jan, jan]


async def test_a_retracted_report_is_gone_from_the_list(house):
    report = await received(house)
    told = await ask(house, report, "retraction", {"reason": "重复录入"})
    assert await house.shown(told.json()["position"]) == []
    assert (await house.http.get(f"{house.path}/{report}")).status_code == 404


async def test_a_correction_replaces_the_particulars(house):
    report = await received(house)
    body = BODY | {"topics": ["安全"], "reporters": [], "unit": "社会和法制委员会"}
    told = await house.http.put(f"{house.path}/{report}", json=body)
    (shown,) = await house.shown(told.json()["position"])
    assert (shown["topics"], shown["by_person"]) == (["安全"], False)
    assert shown["reporters"][0]["name"] == "社会和法制委员会"


async def test_two_members_of_one_name_are_not_guessed(house, of_name):
    await house.hear(*of_name("李遥", "医药卫生", 2))
    told = await house.http.post(house.path, json=BODY)
    assert told.status_code == 422
    assert {one["sector"] for one in told.json()["candidates"]} == {"农业", "医药卫生"}
    settled = BODY | {"reporters": [{"name": "李遥", "sector": "农业界"}]}
    assert (await house.http.post(house.path, json=settled)).status_code == 201


async def test_what_cannot_be_a_report_is_refused(house):
    wrong = (
        {"title": "太短了"},
        {"title": "长" * 101},
        {"reporters": [], "unit": None},
        {"received_on": "2999-01-01"},
        {"unknown": 1},
    )
    for body in wrong:
        told = await house.http.post(house.path, json=BODY | body)
        assert told.status_code == 422, body
    await received(house, title="关于道路")


async def test_clerks_write_leaders_read(house):
    rights = ((Role.CLERK, 200, 201), (Role.LEADER, 200, 403), (Role.MEMBER, 403, 403))
    transport = httpx.ASGITransport(app=service_app(house.running))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        for role, reads, writes in rights:
            token = TOKENS.sign(
                Principal("someone", (Grant(role),)), wall_clock(), timedelta(hours=1)
            )
            headers = {"authorization": f"Bearer {token}"}
            read = await http.get(house.path, headers=headers)
            wrote = await http.post(house.path, json=BODY, headers=headers)
            assert (read.status_code, wrote.status_code) == (reads, writes), role


async def test_every_body_has_an_example_that_is_taken(house):
    spec = service_app(house.running).openapi()
    bodies = ("ReportBody", "IssueBody", "UseBody", "InstructionBody", "ForwardBody", "RetractBody")
    assert all(spec["components"]["schemas"][name]["examples"] for name in bodies)
    (example,) = spec["components"]["schemas"]["ReportBody"]["examples"]
    assert (await house.http.post(house.path, json=example)).status_code == 201
