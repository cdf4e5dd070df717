"""Does paired help travel from HTTP to the list, and does a household's name stay private?"""

from contracts.members.member import MembersMerged
from contracts.values import Named
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.running import client
from rules.names import derived_id

HERE = committee_id("999900")
BASE = "/committees/999900"
CEN, BAI = (derived_id(HERE, "person", name) for name in ("岑知远", "柏清禾"))
HOUSEHOLD = {
    "helpers": [{"name": "岑知远"}],
    "kind": "household",
    "name": "云溪村某户",
    "since": "2025-01-15",
}
FIRM = {
    "helpers": [{"name": "教育界", "body": "sector"}],
    "kind": "enterprise",
    "helped": "云岭茶业",
    "since": "2025-06-01",
}


async def ask(http, path, body=None, method="POST", status=201):
    told = await http.request(method, f"{BASE}/{path}", json=body)
    assert told.status_code == status, told.text
    if status < 300:
        http.headers["at-least"] = told.json()["position"]
        return told.json()["stream"].partition("-")[2]
    return told.json()["type"].rpartition(":")[2]


async def get(http, path):
    told = await http.get(f"{BASE}/{path}")
    assert told.status_code == 200, told.text
    return told.json()


async def test_help_is_visited_has_a_result_and_ends(http):
    which = await ask(http, "paired-helps", HOUSEHOLD)
    one = f"paired-helps/{which}"
    visit = {"visited_on": "2025-02-10", "by": ["岑知远"], "words": "送去春耕化肥"}
    await ask(http, f"{one}/visits", visit)
    await ask(http, f"{one}/visits", {"visited_on": "2025-03-10"})
    await ask(http, f"{one}/visits/2025-03-10", method="DELETE")
    result = {"result": "稳定就业", "resulted_on": "2025-05-01", "words": "长子到茶厂就业"}
    await ask(http, f"{one}/result", result, "PUT")
    await ask(http, f"{one}/end", {"until": "2025-12-31"})
    shown = await get(http, one)
    told = {name: shown[name] for name in ("helped", "until", "result", "visits", "has_name")}
    assert told == {
        "helped": None,
        "until": "2025-12-31",
        "result": "稳定就业",
        "visits": [{"visited_on": "2025-02-10", "by": "岑知远"}],
        "has_name": True,
    }
    assert await get(http, f"{one}/text") == {
        "name": "云溪村某户",
        "result": "长子到茶厂就业",
        "visits": {"2025-02-10": "送去春耕化肥"},
    }
    await ask(http, "paired-helps", FIRM)
    counts = await get(http, "paired-helps/counts?first=2025-01-01&last=2025-12-31")
    assert counts == {
        "helps": 2, "households": 1, "visits": 1, "results": 1, "without_a_visit": 1,
    }  # fmt: skip
    assert len(await get(http, "paired-helps?on=2026-01-01")) == 1
    assert len(await get(http, "paired-helps?kind=household")) == 1


async def test_the_private_words_are_for_who_helps_and_are_forgotten(sectors, http, hear):
    which = await ask(http, "paired-helps", HOUSEHOLD)
    path, at = f"{BASE}/paired-helps/{which}/text", {"at-least": http.headers["at-least"]}
    mine = Principal(f"member:{CEN}", (Grant(Role.MEMBER, HERE),))
    other = Principal(f"member:{BAI}", (Grant(Role.MEMBER, HERE),))
    async with client(sectors, mine) as one, client(sectors, other) as two:
        assert (await one.get(path, headers=at)).json()["name"] == "云溪村某户"
        assert (await two.get(path)).status_code == 404
        await hear(MembersMerged(duplicate=BAI, member=Named(id=CEN, name="岑知远")))
        assert (await two.get(path)).status_code == 200
    assert len(await get(http, f"paired-helps?helper={BAI}")) == 1
    why = {"ground": "requested", "basis": "当事人申请"}
    await ask(http, f"paired-helps/{which}/forgetting", why)
    assert (await get(http, f"paired-helps/{which}/text"))["name"] is None
    assert (await get(http, f"paired-helps/{which}"))["has_name"] is False


async def test_help_is_corrected_and_taken_back(http):
    which = await ask(http, "paired-helps", FIRM)
    one = f"paired-helps/{which}"
    assert await ask(http, one, FIRM | {"kind": "household"}, "PUT", 422) == "KeptPrivate"
    await ask(http, one, FIRM | {"since": "2025-05-01"}, "PUT")
    assert (await get(http, one))["since"] == "2025-05-01"
    await ask(http, f"{one}/retraction")
    assert await get(http, "paired-helps") == []
    assert (
        await ask(http, "paired-helps", HOUSEHOLD | {"helpers": [{"name": "外来人"}]}, status=422)
        == "NotAMember"
    )
