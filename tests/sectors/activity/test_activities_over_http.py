"""Does an activity travel from HTTP to the views and to a workbook?"""

import io

import openpyxl

from contracts.members.member import MembersMerged, MergeTakenBack
from contracts.values import Named
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.running import client
from rules.names import derived_id

HERE = committee_id("999900")
BODY = {
    "title": "第一季度委员集中学习",
    "kind": "集中学习",
    "starts_on": "2025-03-05",
    "place": "政协会议厅",
    "money": 120050,
}


async def recorded(http, body=None):
    told = await http.post("/committees/999900/activities", json=body or BODY)
    assert told.status_code == 201, told.text
    answer = told.json()
    return answer["stream"].removeprefix("activity-"), answer["position"]


async def attend(http, activity, position, **came):
    told = await http.post(
        f"/committees/999900/activities/{activity}/attendances",
        json=came,
        headers={"at-least": position},
    )
    assert told.status_code == 201, told.text
    return told.json()["position"]


async def test_a_recorded_activity_is_read_at_once_with_its_counts(http, seen):
    activity, at = await recorded(http)
    at = await attend(http, activity, at, name="岑知远", attendance="present")
    at = await attend(http, activity, at, name="柏清禾", attendance="late")
    at = await attend(http, activity, at, name="黎云舟", attendance="leave")
    at = await attend(http, activity, at, name="外来人", attendance="present", member=False)
    one = await seen(f"activities/{activity}", at)
    told = {key: one[key] for key in ("kind", "expected", "present", "leave", "absent", "guests")}
    assert told == {
        "kind": "学习", "expected": 3, "present": 2, "leave": 1, "absent": 0, "guests": 1,
    }  # fmt: skip
    came = {one["name"]: one for one in await seen(f"activities/{activity}/attendances")}
    assert came["岑知远"]["person"] == str(derived_id(HERE, "person", "岑知远"))
    assert (came["岑知远"]["sector"], came["外来人"]["member"]) == ("教育界", False)


async def test_numbers_without_names_are_counted_and_must_add_up(http, seen):
    activity, at = await recorded(http)
    path = f"/committees/999900/activities/{activity}/counts"
    counts = {"expected": 186, "present": 179, "leave": 7, "absent": 0}
    wrong = await http.put(path, json={**counts, "absent": 3}, headers={"at-least": at})
    assert wrong.json()["type"].endswith(":CountsDoNotAddUp")
    told = await http.put(path, json=counts)
    one = await seen(f"activities/{activity}", told.json()["position"])
    assert {name: one[name] for name in counts} == counts


async def test_an_activity_taken_back_is_gone_with_its_attendances(http, seen):
    activity, at = await recorded(http)
    await attend(http, activity, at, name="岑知远", attendance="present")
    told = await http.post(
        f"/committees/999900/activities/{activity}/retraction", json={"reason": "重复录入"}
    )
    assert await seen("activities", told.json()["position"]) == []
    assert await seen(f"activities/{activity}/attendances") == []


async def test_lists_are_cut_by_day_and_kind(http, seen):
    await recorded(http)
    _, at = await recorded(http, {"title": "春耕视察", "kind": "视察", "starts_on": "2025-04-09"})
    titles = [
        [one["title"] for one in await seen(path, at)]
        for path in ("activities", "activities?until=2025-03-31", "activities?kind=inspection")
    ]
    assert titles == [["第一季度委员集中学习", "春耕视察"], ["第一季度委员集中学习"], ["春耕视察"]]


async def test_a_workbook_holds_activities_and_attendances(http):
    activity, at = await recorded(http)
    at = await attend(http, activity, at, name="岑知远", attendance="half")
    told = await http.get("/committees/999900/activities.xlsx", headers={"at-least": at})
    book = openpyxl.load_workbook(io.BytesIO(told.content))
    (held,) = list(book["活动"].iter_rows(min_row=2, values_only=True))
    (came,) = list(book["活动出席"].iter_rows(min_row=2, values_only=True))
    assert (held[0], held[1], held[14]) == ("第一季度委员集中学习", "学习", "1200.50")
    assert came[2:] == ("岑知远", "教育界", "委员", "半程")


async def test_only_clerks_record(sectors):
    member = Principal("person:1", (Grant(Role.MEMBER, HERE),))
    async with client(sectors, member) as asked:
        assert (await asked.get("/committees/999900/activities")).status_code == 200
        told = await asked.post("/committees/999900/activities", json=BODY)
        assert told.status_code == 403


async def test_one_who_stands_on_the_register_twice_is_one_at_an_activity(http, seen, hear):
    activity, at = await recorded(http)
    kept, twin = (derived_id(HERE, "person", name) for name in ("岑知远", "柏清禾"))
    for name in ("岑知远", "柏清禾"):
        at = await attend(http, activity, at, name=name, attendance="present")
    assert (await seen(f"activities/{activity}", at))["present"] == 2
    merged = MembersMerged(duplicate=twin, member=Named(id=kept, name="岑知远"))
    await hear(merged)
    one = await seen(f"activities/{activity}")
    assert (one["expected"], one["present"]) == (1, 1)
    other, at = await recorded(http, BODY | {"title": "第二季度委员集中学习"})
    at = await attend(http, other, at, name="柏清禾", attendance="present")
    (came,) = await seen(f"activities/{other}/attendances", at)
    assert came["person"] == str(kept)
    await hear(MergeTakenBack(duplicate=twin, member=kept))
    assert (await seen(f"activities/{activity}"))["present"] == 2
