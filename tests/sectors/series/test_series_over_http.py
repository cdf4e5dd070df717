"""Do the days of a series travel from HTTP to the list, and is it seen where nothing was held?"""

from datetime import date

from contracts.members.committee import DayNamed, WorkingDaysAnnounced
from kernel.ids import committee_id

HERE = committee_id("999900")
BASE = "/committees/999900/series"
BODY = {
    "name": "委员学习日",
    "kind": "学习",
    "host": {"kind": "sector", "name": "教育界"},
    "starts": "14:30",
    "first": "2025-03-01",
    "rhythm": {"every": "month", "nth": 2, "weekday": 5, "day_off": "next_at_work"},
}


async def begun(http):
    told = await http.post(BASE, json=BODY)
    assert told.status_code == 201, told.text
    http.headers["at-least"] = told.json()["position"]
    return f"{BASE}/{told.json()['stream'].removeprefix('series-')}"


async def post(http, path, body, status=201):
    told = await http.post(path, json=body)
    assert told.status_code == status, told.text
    return told.json()


async def test_days_are_planned_moved_held_and_missed(http, seen):
    series = await begun(http)
    await post(http, f"{series}/dates", {"until": "2025-06-30"})
    await post(http, f"{series}/dates", {"until": "2025-06-30"}, 200)
    move = {"day": "2025-04-17", "reason": "与主席会议冲突"}
    await post(http, f"{series}/dates/2025-04/move", move)
    await post(http, f"{series}/dates/2025-05/drop", {"reason": "集中视察"})
    body = {"title": "三月集中学习", "kind": "学习", "starts_on": "2025-03-14"}
    held = (await http.post("/committees/999900/activities", json=body)).json()["stream"]
    which = {"activity": held.removeprefix("activity-")}
    told = await http.put(f"{series}/dates/2025-03/activity", json=which)
    at = told.json()["position"]
    days = await seen(f"{series.removeprefix('/committees/999900/')}/dates", at)
    assert [(one["turn"], one["day"], one["regular"]) for one in days] == [
        ("2025-03", "2025-03-14", "2025-03-14"),
        ("2025-04", "2025-04-17", "2025-04-11"),
        ("2025-05", "2025-05-09", "2025-05-09"),
        ("2025-06", "2025-06-13", "2025-06-13"),
    ]
    assert [one["turn"] for one in await seen("series/missed?on=2025-06-30")] == [
        "2025-04",
        "2025-06",
    ]
    gone = f"/committees/999900/activities/{which['activity']}/retraction"
    at = (await post(http, gone, {"reason": "误录"}))["position"]
    assert (await seen("series/missed?on=2025-03-31", at))[0]["turn"] == "2025-03"
    await http.post("/committees/999900/activities", json=body)
    at = (await post(http, f"{series}/end", {"last": "2025-05-31"}))["position"]
    assert [one["turn"] for one in await seen("series/missed?on=2025-06-30", at)] == ["2025-04"]


async def test_the_committees_working_days_move_a_planned_day(http, seen, hear):
    announced = WorkingDaysAnnounced(
        committee=HERE,
        year=2025,
        off=(DayNamed(day=date(2025, 3, 14), name="云岭节"),),
        made_up=(),
        basis="云岭市政府办公室通知",
    )
    await hear(announced)
    series = await begun(http)
    at = (await post(http, f"{series}/dates", {"until": "2025-03-31"}))["position"]
    (one,) = await seen(f"{series.removeprefix('/committees/999900/')}/dates", at)
    assert (one["regular"], one["day"]) == ("2025-03-14", "2025-03-17")


async def test_a_series_is_shown_with_its_rhythm_and_refused_without_one(http, seen):
    series = await begun(http)
    (shown,) = await seen("series", http.headers["at-least"])
    assert shown["rhythm"]["nth"] == 2
    assert (shown["host"], shown["starts"]) == ("教育界", "14:30")
    assert shown == await seen(series.removeprefix("/committees/999900/"))
    told = await post(http, BASE, BODY | {"rhythm": {"every": "month"}}, 422)
    assert told["type"].endswith(":NotARhythm")
