"""Do the routes tell who took part, who is idle, and how crowded it is?"""

import pytest

from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.running import client

pytestmark = pytest.mark.usefixtures("parsed_here")
HEADING = ("活动主题", "活动类别", "组织单位", "活动时间", "参加委员", "请假委员")
LINES = (
    ("第一季度学习", "学习", "教育界", "2025-03-05", "岑知远、柏清禾、黎云舟", "温景川"),
    ("第二季度学习", "学习", "教育界", "2025-06-05", "岑知远", None),
    ("茶园调研", "调研", "经济界", "2025-06-20", "岑知远", None),
)


@pytest.fixture
async def year(post, seen, xlsx):
    told = await post(xlsx(HEADING, *LINES))
    await seen("activities", told["position"])


async def test_the_four_looks_at_a_year(year, seen):
    window = "since=2025-01-01&until=2025-12-31"
    bodies = {one["name"]: one for one in await seen(f"balance/bodies?{window}")}
    education = bodies["教育界"]
    assert [education[name] for name in ("members", "hosted", "expected", "came", "heads")] == [
        5, 2, 6, 5, 3,
    ]  # fmt: skip
    assert (bodies["经济界"]["hosted"], bodies["经济界"]["came"]) == (1, 0)
    hosts = await seen(f"balance/hosts?{window}")
    assert [(one["name"], one["activities"]) for one in hosts] == [("教育界", 2), ("经济界", 1)]
    crowd = await seen(f"balance/crowding?{window}")
    assert (crowd["came"], crowd["tenth"], crowd["of_the_tenth"]) == (5, 1, 3)
    assert [one["name"] for one in crowd["nowhere"]] == ["温景川", "翟思齐"]
    idle = await seen("balance/idle?on=2025-12-10&months=6")
    assert [(one["name"], one["hosted_none"], one["joined_none"]) for one in idle] == [
        ("中国民主同盟", True, True), ("教育界", True, False), ("经济界", False, True),
    ]  # fmt: skip


async def test_a_window_that_ends_before_it_begins_is_refused_and_the_first_day_is_no_mistake(http):
    path = "/committees/999900/balance"
    told = await http.get(f"{path}/hosts?since=2025-02-01&until=2025-01-01")
    assert (told.status_code, told.json()["type"].rpartition(":")[2]) == (422, "BadWindow")
    for route in ("idle?on=0001-01-01&months=60", "bodies?until=0001-01-01", "idle?on=9999-12-31"):
        assert (await http.get(f"{path}/{route}")).status_code == 200


async def test_a_member_may_not_read_who_was_nowhere(sectors):
    member = Principal("person:1", (Grant(Role.MEMBER, committee_id("999900")),))
    async with client(sectors, member) as http:
        for query in ("", "?since=2025-02-01&until=2025-01-01"):
            told = await http.get(f"/committees/999900/balance/crowding{query}")
            assert told.status_code == 403
