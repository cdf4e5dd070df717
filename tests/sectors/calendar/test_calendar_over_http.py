"""Does the calendar show what is planned and held, and a feed no more than its address allows?"""

from contracts.members.member import MembersMerged
from contracts.sectors.body import body_id
from contracts.values import BodyKind, Named
from kernel.http.app import service_app
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.running import client
from rules.names import derived_id

HERE = committee_id("999900")
BASE = "/committees/999900"
TEACHERS, TRADERS = (body_id(HERE, BodyKind.SECTOR, name) for name in ("教育界", "经济界"))
CEN, BAI = (derived_id(HERE, "person", name) for name in ("岑知远", "柏清禾"))
APRIL = "first=2025-04-01&last=2025-04-30"
SERIES = {
    "name": "委员学习日",
    "kind": "学习",
    "host": {"kind": "sector", "name": "经济界"},
    "starts": "14:30",
    "first": "2025-04-01",
    "rhythm": {"every": "month", "day": 17},
}


def member(who):
    return Principal(f"member:{who}", (Grant(Role.MEMBER, HERE),))


async def ask(http, path, body, method="POST"):
    told = await http.request(method, f"{BASE}/{path}", json=body)
    assert told.status_code == 201, told.text
    http.headers["at-least"] = told.json()["position"]
    return told.json()["stream"].partition("-")[2]


async def april(http):
    """One activity hosted by two sectors, one by nobody in particular, one planned day."""
    body = {"title": "乡村产业调研", "kind": "调研", "starts_on": "2025-04-09"}
    which = await ask(http, "activities", body | {"ends_on": "2025-04-10"})
    hosts = [{"kind": "sector", "name": name} for name in ("教育界", "经济界")]
    await ask(http, f"activities/{which}/joint-hosts", {"hosts": hosts}, "PUT")
    await ask(http, "activities", body | {"title": "春耕视察", "kind": "视察"})
    series = await ask(http, "series", SERIES)
    await ask(http, f"series/{series}/dates", {"until": "2025-04-30"})
    return which


async def titles(http, query):
    told = await http.get(f"{BASE}/calendar?{query}")
    assert told.status_code == 200, told.text
    return {day["day"][-2:]: sorted(one["title"] for one in day["entries"]) for day in told.json()}


async def test_days_show_what_is_planned_and_held(http):
    await april(http)
    assert await titles(http, APRIL) == {
        "09": ["乡村产业调研", "春耕视察"],
        "10": ["乡村产业调研"],
        "17": ["委员学习日"],
    }
    assert await titles(http, f"{APRIL}&body={TEACHERS}") == {
        "09": ["乡村产业调研"],
        "10": ["乡村产业调研"],
    }
    assert set(await titles(http, f"{APRIL}&body={TRADERS}")) == {"09", "10", "17"}


async def test_a_members_days_are_those_of_ones_bodies_and_where_one_was_expected(http, hear):
    await april(http)
    mine = f"{APRIL}&member={CEN}"
    assert await titles(http, mine) == {"09": ["乡村产业调研"], "10": ["乡村产业调研"]}
    told = (await http.get(f"{BASE}/activities")).json()
    other = next(one["activity"] for one in told if one["title"] == "春耕视察")
    came = {"name": "柏清禾", "attendance": "present"}
    await ask(http, f"activities/{other}/attendances", came)
    assert (await titles(http, mine))["09"] == ["乡村产业调研"]
    await hear(MembersMerged(duplicate=BAI, member=Named(id=CEN, name="岑知远")))
    assert (await titles(http, mine))["09"] == ["乡村产业调研", "春耕视察"]


async def test_a_day_of_a_series_gives_way_to_its_activity(http):
    which = await april(http)
    series = (await http.get(f"{BASE}/series")).json()[0]["series"]
    await ask(http, f"series/{series}/dates/2025-04/activity", {"activity": which}, "PUT")
    assert "17" not in await titles(http, APRIL)


PLAN = {
    "title": "城东桥梁调研",
    "kind": "调研",
    "starts_on": "2027-04-15",
    "starts_at": "2027-04-15T09:00:00+08:00",
    "ends_at": "2027-04-15T12:00:00+08:00",
    "sign_up_until": "2027-04-13T18:00:00+08:00",
    "host": {"id": str(TEACHERS), "name": "教育界"},
    "joint_hosts": [{"id": str(TRADERS), "name": "经济界"}],
    "must_attend": False,
}


async def test_a_plan_is_seen_once_it_is_announced_and_no_more_when_it_is_cancelled(sectors, http):
    then = "first=2027-04-01&last=2027-04-30"
    plan = f"activity-plans/{await ask(http, 'activity-plans', PLAN)}"
    async with client(sectors, member(CEN)) as mine:
        seen = []
        for step in ("application", "approval", "announcement"):
            mine.headers["at-least"] = http.headers["at-least"]
            seen.append((len(await titles(http, then)), len(await titles(mine, then))))
            await ask(http, f"{plan}/{step}", {"short_notice": None} if step[:3] == "app" else {})
        assert seen == [(1, 0)] * 3
        mine.headers["at-least"] = http.headers["at-least"]
        for whose in (f"&member={CEN}", f"&body={TRADERS}", ""):
            assert await titles(mine, then + whose) == {"15": ["城东桥梁调研"]}
        text = (await mine.get(f"{BASE}/calendar.ics?{then}")).text
        assert "DTSTART;TZID=Asia/Shanghai:20270415T090000" in text
        await ask(http, f"{plan}/cancellation", {"reason": "另行安排"})
        mine.headers["at-least"] = http.headers["at-least"]
        assert await titles(mine, then) == {}
    counts = (await http.get(f"{BASE}/particulars/counts")).json()
    assert counts["activities"] == 0


async def test_nobody_reads_anothers_calendar_and_days_are_few(sectors, http):
    async with client(sectors, member(CEN)) as mine:
        path = f"{BASE}/calendar"
        assert (await mine.get(f"{path}?member={CEN}")).status_code == 200
        assert (await mine.get(f"{path}?member={BAI}")).status_code == 403
        for wrong in ("first=2025-04-30&last=2025-04-01", "first=2020-01-01&last=2025-01-01"):
            told = await mine.get(f"{path}?{wrong}")
            assert told.json()["type"].endswith(":NotThoseDays")
        for edge in ("first=9999-12-31", "last=0001-01-01", "first=0001-01-01&last=0001-01-01"):
            assert (await mine.get(f"{path}?{edge}")).status_code == 200


async def test_a_feed_is_read_by_its_address_until_it_is_revoked(sectors, http):
    await april(http)
    async with client(sectors, member(CEN)) as mine:
        feed = await ask(mine, "calendar-feeds", {"member": str(CEN)})
        (shown,) = (await mine.get(f"{BASE}/calendar-feeds")).json()
        assert shown["feed"] == feed
        again = await mine.post(f"{BASE}/calendar-feeds", json={"member": str(CEN)})
        assert again.json()["outcome"] == "unchanged"
        nobody = await mine.post(f"{BASE}/calendar-feeds", json={"member": str(BAI)})
        assert nobody.status_code == 403
        path = shown["path"]
        async with client(sectors) as stranger:
            del stranger.headers["authorization"]
            told = await stranger.get(path)
            assert told.status_code == 200, told.text
            assert told.headers["content-type"].startswith("text/calendar")
            assert told.content.decode().startswith("BEGIN:VCALENDAR\r\n")
            for wrong in (path.replace(".ics", "A.ics"), path[:-5] + "_.ics", f"{path[:40]}/x.ics"):
                assert (await stranger.get(wrong)).status_code in (401, 404), wrong
            elsewhere = path.replace(str(HERE), "110000")
            assert (await stranger.get(elsewhere)).status_code == 401
            await ask(mine, f"calendar-feeds/{feed}/revocation", None)
            headers = {"at-least": mine.headers["at-least"]}
            assert (await mine.get(f"{BASE}/calendar-feeds", headers=headers)).json() == []
            assert (await stranger.get(path)).status_code == 401
            await ask(mine, "calendar-feeds", {"member": str(CEN)})
            (anew,) = (await mine.get(f"{BASE}/calendar-feeds")).json()
            assert anew["path"] != path
            assert (await stranger.get(path)).status_code == 401
            assert (await stranger.get(anew["path"])).status_code == 200


async def test_a_bodys_feed_is_opened_by_the_office_and_shown_to_members(sectors, http):
    await april(http)
    await ask(http, "calendar-feeds", {"body": {"kind": "sector", "name": "经济界"}})
    async with client(sectors, member(CEN)) as mine:
        headers = {"at-least": http.headers["at-least"]}
        (shown,) = (await mine.get(f"{BASE}/calendar-feeds", headers=headers)).json()
        assert shown["of"] == str(TRADERS)
        body = {"body": {"kind": "sector", "name": "教育界"}}
        assert (await mine.post(f"{BASE}/calendar-feeds", json=body)).status_code == 403
        told = await mine.post(f"{BASE}/calendar-feeds/{shown['feed']}/revocation")
        assert told.status_code == 404
    text = (await http.get(f"{BASE}/calendar.ics?{APRIL}&body={TRADERS}")).text
    assert text.count("BEGIN:VEVENT") == 2
    assert "TZID=Asia/Shanghai:20250417T143000" in text


def test_the_routes_of_feeds_are_described(sectors):
    paths = service_app(sectors).openapi()["paths"]
    assert "/committees/{committee}/calendar-feeds/{token}.ics" in paths
