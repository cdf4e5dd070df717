"""Does what an activity was about travel from HTTP to what is read and counted?"""

from datetime import date

from contracts.members.member import MembersMerged, PersonErased
from contracts.values import Named
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.running import client
from rules.names import derived_id

HERE = committee_id("999900")
BASE = "/committees/999900"
CEN, BAI = (derived_id(HERE, "person", name) for name in ("岑知远", "柏清禾"))
PARTS = {
    "documents": {"documents": ["政协章程", "全会精神"]},
    "material": {"material": [{"title": "履职手册", "copies": 40}]},
    "places": {"places": [{"kind": "村", "name": "云溪村"}, {"kind": "企业", "name": "云岭茶业"}]},
    "beneficiaries": {"beneficiaries": [{"kind": "户", "number": 32}]},
    "money": {"money": [{"kind": "donated", "amount": 120050}]},
    "guests": {"guests": [{"name": "裘若谷", "unit": "农业农村局", "capacity": "专家"}]},
    "leaders": {"leaders": [{"name": "黎云舟", "duty": "副主席"}]},
    "joint-hosts": {
        "hosts": [{"kind": "sector", "name": "教育界"}, {"kind": "sector", "name": "经济界"}]
    },
    "priorities": {"topics": ["产业发展"]},
}


async def activity(http, title="乡村产业调研", day="2025-04-09"):
    body = {"title": title, "kind": "调研", "starts_on": day}
    told = await http.post(f"{BASE}/activities", json=body)
    assert told.status_code == 201, told.text
    return told.json()["stream"].removeprefix("activity-"), told.json()["position"]


async def put(http, which, part, body=None, at="", status=201):
    path = f"{BASE}/activities/{which}/{part}"
    told = await http.put(path, json=body or PARTS[part], headers={"at-least": at})
    assert told.status_code == status, told.text
    return told.json()


async def test_every_part_is_told_read_and_counted(http, seen):
    which, at = await activity(http)
    for part in PARTS:
        at = (await put(http, which, part, at=at))["position"]
    told = await seen(f"activities/{which}/particulars", at)
    assert told["title"] == "乡村产业调研"
    assert told["documents"] == ["政协章程", "全会精神"]
    assert [one["body"]["name"] for one in told["hosts"]] == ["教育界", "经济界"]
    assert told["leaders"][0]["person"]["name"] == "黎云舟"
    counts = await seen("particulars/counts?first=2025-01-01&last=2025-12-31")
    numbers = {name: one for name, one in counts.items() if isinstance(one, int)}
    assert numbers == {
        "activities": 1, "joint": 1, "documents": 2, "copies": 40, "guests": 1, "leaders": 1,
        "notes": 0,
    }  # fmt: skip
    assert counts["money"] == [{"name": "donated", "number": 120050}]
    assert [(one["name"], one["number"]) for one in counts["hosts"]] == [
        ("教育界", 1), ("经济界", 1),
    ]  # fmt: skip


async def test_the_same_again_is_so_already_and_an_empty_part_takes_it_back(http, seen):
    which, at = await activity(http)
    at = (await put(http, which, "documents", at=at))["position"]
    assert (await put(http, which, "documents", at=at, status=200))["outcome"] == "unchanged"
    at = (await put(http, which, "documents", {"documents": []}, at))["position"]
    assert (await seen(f"activities/{which}/particulars", at))["documents"] == []


async def test_an_activity_counts_in_its_own_time_and_for_its_own_host(http, seen):
    first, _ = await activity(http)
    _, at = await activity(http, "营商环境调研", "2025-09-01")
    at = (await put(http, first, "documents", at=at))["position"]
    told = await seen("particulars/counts?first=2025-01-01&last=2025-06-30", at)
    assert (told["activities"], told["documents"], told["hosts"]) == (1, 2, [])
    assert (await seen("particulars/counts"))["activities"] == 2


async def test_an_activity_taken_back_is_counted_no_more(http, seen):
    which, at = await activity(http)
    await put(http, which, "documents", at=at)
    path = f"{BASE}/activities/{which}/retraction"
    told = (await http.post(path, json={"reason": "误录"})).json()
    assert (await seen("particulars/counts", told["position"]))["documents"] == 0
    gone = await http.get(f"{BASE}/activities/{which}/particulars")
    assert gone.status_code == 404


async def test_notes_are_for_the_office_and_for_who_wrote_them(sectors, http, seen, hear):
    which, at = await activity(http)
    path = f"{BASE}/activities/{which}/notes"
    principals = [Principal(f"member:{who}", (Grant(Role.MEMBER, HERE),)) for who in (CEN, BAI)]
    async with client(sectors, principals[0]) as mine, client(sectors, principals[1]) as other:
        told = await mine.post(path, json={"notes": "我的体会"})
        assert told.status_code == 201, told.text
        at = told.json()["position"]
        headers = {"at-least": at}
        assert (await mine.get(f"{path}/{CEN}", headers=headers)).json() == {"notes": "我的体会"}
        assert (await other.get(path)).json() == []
        assert (await other.get(f"{path}/{CEN}")).status_code == 404
        foreign = await other.post(path, json={"member": str(CEN), "notes": "冒名"})
        assert foreign.status_code == 403
        earlier = await mine.post(path, json={"handed_on": "2025-01-01"})
        assert earlier.json()["type"].endswith(":NotThatDay")
    told = await http.post(
        f"{path}/{CEN}/forgetting", json={"ground": "requested", "basis": "本人申请"}
    )
    assert told.status_code == 201, told.text
    assert await seen(f"activities/{which}/notes/{CEN}", told.json()["position"]) == {"notes": None}
    assert (await seen("particulars/counts"))["notes"] == 1


async def test_notes_go_with_the_member_who_is_erased(http, seen, hear):
    which, _ = await activity(http)
    path = f"activities/{which}/notes"
    for who in (CEN, BAI):
        body = {"member": str(who), "notes": "学习体会"}
        at = (await http.post(f"{BASE}/{path}", json=body)).json()["position"]
    assert (await seen(f"{path}/{CEN}", at)) == {"notes": "学习体会"}
    why = {"ground": "requested", "basis": "本人申请", "forgotten": ()}
    await hear(PersonErased(member=CEN, erased_on=date(2026, 3, 2), **why))
    assert (await seen(f"{path}/{CEN}")) == {"notes": None}
    assert (await seen(f"{path}/{BAI}")) == {"notes": "学习体会"}


async def test_a_member_who_is_entered_twice_handed_in_notes_once(http, seen, hear):
    which, at = await activity(http)
    for who in (CEN, BAI):
        told = await http.post(
            f"{BASE}/activities/{which}/notes",
            json={"member": str(who), "handed_on": "2025-04-10"},
        )
        at = told.json()["position"]
    assert (await seen("particulars/counts", at))["notes"] == 2
    await hear(MembersMerged(duplicate=BAI, member=Named(id=CEN, name="岑知远")))
    assert (await seen("particulars/counts"))["notes"] == 1


async def test_what_cannot_be_is_refused_with_its_reason(http):
    which, at = await activity(http)
    nowhere = "00000000-0000-0000-0000-000000000009"
    told = await put(http, nowhere, "documents", at=at, status=422)
    assert told["type"].endswith(":NoSuchActivity")
    body = {"money": [{"kind": "spent", "amount": 1}, {"kind": "spent", "amount": 2}]}
    assert (await put(http, which, "money", body, status=422))["type"].endswith(":ToldTwice")


async def test_others_than_clerks_only_read(sectors, http):
    which, at = await activity(http)
    member = Principal(f"member:{CEN}", (Grant(Role.MEMBER, HERE),))
    async with client(sectors, member) as asked:
        path = f"{BASE}/activities/{which}"
        told = await asked.get(f"{path}/particulars", headers={"at-least": at})
        assert told.status_code == 200
        told = await asked.put(f"{path}/documents", json=PARTS["documents"])
        assert told.status_code == 403
