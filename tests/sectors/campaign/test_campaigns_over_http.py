"""Does a campaign travel from HTTP to the list, with the activities that belong to it?"""

BASE = "/committees/999900"
BODY = {"name": "书香政协", "first": "2025-01-05", "last": "2025-06-30"}


async def opened(http, body=None):
    told = await http.post(f"{BASE}/campaigns", json=body or BODY)
    assert told.status_code == 201, told.text
    return told.json()["stream"].removeprefix("campaign-"), told.json()["position"]


async def activity(http):
    body = {"title": "第一季度集中学习", "kind": "学习", "starts_on": "2025-03-05"}
    told = (await http.post(f"{BASE}/activities", json=body)).json()
    return told["stream"].removeprefix("activity-"), told["position"]


async def test_activities_belong_to_a_campaign_and_leave_it(http, seen):
    campaign, _ = await opened(http)
    which, _ = await activity(http)
    path = f"{BASE}/campaigns/{campaign}/activities/{which}"
    at = (await http.put(path)).json()["position"]
    (found,) = await seen(f"campaigns?activity={which}", at)
    assert (found["name"], found["activities"]) == ("书香政协", [which])
    assert (await http.put(path)).status_code == 200
    refused = await http.post(f"{BASE}/campaigns/{campaign}/retraction")
    assert refused.json()["type"].endswith(":HasActivities")
    at = (await http.delete(path)).json()["position"]
    assert await seen(f"campaigns?activity={which}", at) == []
    at = (await http.post(f"{BASE}/campaigns/{campaign}/retraction")).json()["position"]
    assert await seen("campaigns", at) == []


async def test_a_campaign_is_found_on_its_days_and_corrected(http, seen):
    campaign, at = await opened(http)
    assert await seen("campaigns?on=2025-07-01", at) == []
    path = f"{BASE}/campaigns/{campaign}"
    wrong = await http.put(path, json=BODY | {"last": "2024-12-31"})
    assert wrong.json()["type"].endswith(":EndsBeforeItBegan")
    at = (await http.put(path, json=BODY | {"last": "2025-12-31"})).json()["position"]
    (found,) = await seen("campaigns?on=2025-07-01", at)
    assert found == await seen(f"campaigns/{campaign}")


async def test_no_unknown_activity_joins(http):
    campaign, _ = await opened(http)
    told = await http.put(
        f"{BASE}/campaigns/{campaign}/activities/00000000-0000-0000-0000-000000000009"
    )
    assert told.json()["type"].endswith(":NoSuchActivity")
    assert (await http.get(f"{BASE}/campaigns/{campaign[::-1]}")).status_code in (404, 422)


async def test_an_activity_taken_back_is_in_no_campaign(http, seen):
    campaign, _ = await opened(http)
    which, _ = await activity(http)
    await http.put(f"{BASE}/campaigns/{campaign}/activities/{which}")
    told = await http.post(f"{BASE}/activities/{which}/retraction", json={"reason": "误录"})
    assert (await seen(f"campaigns/{campaign}", told.json()["position"]))["activities"] == []
    body = {"title": "第一季度集中学习", "kind": "学习", "starts_on": "2025-03-05"}
    again = (await http.post(f"{BASE}/activities", json=body)).json()["position"]
    assert (await seen(f"campaigns/{campaign}", again))["activities"] == [which]
