"""Do pairs and contacts travel over HTTP, and does everybody see only what is theirs to see?"""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from kernel.clock import today
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.tables import events, vault
from kernel.testing.running import client
from rules.names import derived_id

HERE = committee_id("999900")
CEN, LI, QIU = (derived_id(HERE, "person", name) for name in ("岑知远", "黎云舟", "裘若谷"))
YEAR = today().year
FIRST = date(YEAR, 1, 1)
LEADS, KEPT = "主席会议成员联系界别", "联络员联系委员"
SAID = "了解履职中的困难，家中老人需照料。"


@pytest.fixture
async def people(tell):
    """Three members: two in education, one in economy."""
    for name, sector in (("岑知远", "教育"), ("黎云舟", "教育"), ("裘若谷", "经济")):
        bodies = [{"kind": "sector", "name": sector}]
        await tell("members", {"name": name, "term": 5, "since": "2022-01-12", "bodies": bodies})


@pytest.fixture
def as_role(members, http):
    """`await as_role(Role.MEMBER, "member:...")("contacts")`: read as somebody else."""

    async def answered(role, who, path, **params):
        principal = Principal(who, (Grant(role, HERE),))
        async with client(members, principal) as asked:
            asked.headers["at-least"] = http.headers["at-least"]
            return await asked.get(f"/committees/999900/{path}", params=params)

    return answered


def pair(kind=KEPT, contacting=None, contacted=None, since=FIRST):
    mine = contacting or {"person": "柳依依"}
    theirs = contacted or {"member": str(CEN)}
    return {"kind": kind, "contacting": mine, "contacted": theirs, "since": str(since)}


def id_of(told):
    return told["stream"].partition("-")[2]


async def test_a_pair_is_formed_kept_and_ended(people, tell, seen):
    told = await tell("contact-pairs", pair())
    await tell("contact-pairs", pair(), status=200)
    (found,) = await seen("contact-pairs")
    assert (found["kind"], found["contacting"]["name"]) == (KEPT, "柳依依")
    assert found["contacted"] == {"kind": "member", "id": str(CEN), "name": "岑知远"}
    yesterday = str(today() - timedelta(days=1))
    await tell(f"contact-pairs/{id_of(told)}/end", {"until": max(yesterday, str(FIRST))})
    if today() > FIRST:
        assert await seen("contact-pairs") == []
    (found,) = await seen("contact-pairs", everyone=True)
    assert found["spells"] == [{"since": str(FIRST), "until": max(yesterday, str(FIRST))}]


async def test_what_the_rules_do_not_know_is_refused_in_two_languages(people, tell):
    told = await tell("contact-pairs", pair("老乡联系"), status=422)
    assert told["type"] == "urn:jianyan:problem:NotAPairKind"
    assert "规则" in told["title_zh"]
    assert LEADS in told["details"]
    sides = {"person": "柳依依", "member": str(CEN)}
    await tell("contact-pairs", pair(contacting=sides), status=422)


async def test_pairs_stand_where_their_quota_says(people, tell, seen):
    """Of a year that is over, whatever the day on which the test runs."""
    last = YEAR - 1
    begun = date(last, 1, 1)
    first = id_of(await tell("contact-pairs", pair(since=begun)))
    await tell("contact-pairs", pair(contacted={"member": str(LI)}, since=date(last, 7, 1)))
    body = {"body": {"kind": "sector", "name": "教育"}}
    chair = pair(LEADS, {"member": str(QIU)}, body, since=begun)
    third = id_of(await tell("contact-pairs", chair))
    for month in (2, 5, 8, 11):
        day = str(date(last, month, 3))
        await tell("contacts", {"made_on": day, "way": "微信", "pair": first})
    reached = [str(CEN), str(LI)]
    day = str(date(last, 6, 1))
    await tell("contacts", {"made_on": day, "way": "座谈", "pair": third, "reached": reached})
    await tell("contacts", {"made_on": day, "way": "电话", "pair": third, "reached": reached[:1]})
    found = await seen("contact-pairs/standing", on=f"{last}-12-31")
    told = {
        (one["kind"], one["contacted"]): [
            one[name] for name in ("owed", "made", "others", "behind", "met")
        ]
        for one in found
    }
    assert told == {
        (KEPT, "岑知远"): [4, 4, 0, False, True],
        (KEPT, "黎云舟"): [2, 0, 0, True, False],
        (LEADS, "教育"): [2, 1, 1, True, False],
    }
    behind = await seen("contact-pairs/standing", on=f"{last}-12-31", behind=True, kind=LEADS)
    assert [one["ways"] for one in behind] == [
        [{"way": "座谈", "times": 1}, {"way": "电话", "times": 1}]
    ]
    midway = await seen("contact-pairs/standing", on=f"{last}-06-30", kind=KEPT)
    assert [(one["owed_by_now"], one["made"], one["behind"]) for one in midway] == [
        (2, 2, False),
        (0, 0, False),
    ]


async def test_who_was_not_reached_is_listed_by_kind_and_sector(people, tell, seen):
    made = id_of(await tell("contact-pairs", pair()))
    await tell("contacts", {"made_on": str(today()), "way": "走访", "pair": made})
    by = {"person": "柳依依"}
    direct = {"made_on": str(today()), "way": "电话", "by": by, "reached": [str(LI), str(CEN)]}
    await tell("contacts", direct)

    async def names(**wanted):
        return [one["name"] for one in await seen("contacts/members", missed=True, **wanted)]

    assert await names() == ["裘若谷"]
    assert sorted(await names(kind=KEPT)) == ["裘若谷", "黎云舟"]
    assert await names(kind=KEPT, sector="教育") == ["黎云舟"]
    assert len(await names(year=YEAR - 1)) == 3
    cen = next(one for one in await seen("contacts/members") if one["name"] == "岑知远")
    assert (cen["times"], {one["way"]: one["times"] for one in cen["ways"]}) == (
        2,
        {"走访": 1, "电话": 1},
    )
    missed = {one["sector"]: one["not_reached"] for one in await seen("contacts/missed")}
    assert missed == {"教育": 0, "经济": 1}


async def test_a_contact_is_corrected_followed_up_and_taken_back(people, tell, seen, http):
    by = {"person": "柳依依"}
    body = {"made_on": str(today()), "way": "走访", "by": by, "reached": [str(CEN)], "said": SAID}
    told = await tell("contacts", body)
    contact = id_of(told)
    await tell(f"contacts/{contact}/follow-up", {"what": "协调照料", "due_on": str(today())})
    assert len(await seen("contacts", open=True)) == 1
    await tell(f"contacts/{contact}/follow-up/done", {"outcome": "已联系社区"})
    assert await seen("contacts", open=True) == []
    words = await seen(f"contacts/{contact}/text")
    assert words == {
        "said": SAID,
        "wanted": "协调照料",
        "outcome": "已联系社区",
        "forgotten": False,
        "withdrawn": None,
    }
    other = {name: value for name, value in body.items() if name != "said"} | {"way": "电话"}
    answer = await http.put(f"/committees/999900/contacts/{contact}", json=other)
    assert answer.status_code == 201, answer.text
    http.headers["at-least"] = answer.json()["position"]
    found = await seen(f"contacts/{contact}")
    assert (found["way"], found["done_on"], found["has_text"]) == ("电话", str(today()), True)
    assert (await seen(f"contacts/{contact}/text"))["said"] == SAID
    await tell(f"contacts/{contact}/retraction", {})
    assert await seen("contacts") == []
    gone = await http.get(f"/committees/999900/contacts/{contact}")
    assert gone.status_code == 404


async def test_words_stand_nowhere_but_in_the_vault_and_go_with_the_member(
    people, tell, seen, members
):
    by = {"person": "柳依依"}
    body = {"made_on": str(today()), "way": "走访", "by": by, "reached": [str(CEN)], "said": SAID}
    contact = id_of(await tell("contacts", body))
    async with members.engine.connect() as connection:
        logged = (await connection.execute(select(events.c.data))).scalars().all()
        (item,) = (
            await connection.execute(select(vault).where(vault.c.kind == "contact.said"))
        ).mappings()
    assert item["about"] == CEN
    assert bytes(item["body"]).decode() == SAID
    assert not any("老人" in text for text in logged)
    assert "老人" not in json.dumps(await seen("contacts"), ensure_ascii=False)
    async with members.engine.begin() as connection:
        await connection.execute(vault.delete().where(vault.c.id == item["id"]))
    words = await seen(f"contacts/{contact}/text")
    assert words.pop("forgotten") is True
    assert words == dict.fromkeys(("said", "wanted", "outcome", "withdrawn"))


async def test_a_member_sees_ones_own_and_a_leader_numbers_alone(people, tell, as_role):
    by, day = {"person": "柳依依"}, str(today())
    body = {"made_on": day, "way": "走访", "by": by, "reached": [str(CEN)], "said": SAID}
    mine = id_of(await tell("contacts", body))
    theirs = id_of(await tell("contacts", body | {"reached": [str(LI)]}))
    await tell("contact-pairs", pair())
    await tell("contact-pairs", pair(contacted={"member": str(LI)}))
    who = (Role.MEMBER, f"member:{CEN}")
    assert [one["contact"] for one in (await as_role(*who, "contacts")).json()] == [mine]
    assert len((await as_role(*who, "contact-pairs")).json()) == 1
    assert len((await as_role(*who, "contact-pairs/standing")).json()) == 1
    assert (await as_role(*who, f"contacts/{mine}/text")).json()["said"] == SAID
    assert (await as_role(*who, f"contacts/{theirs}")).status_code == 404
    assert (await as_role(*who, f"contacts/{theirs}/text")).status_code == 404
    assert (await as_role(*who, "contacts/members")).status_code == 403
    assert (await as_role(Role.MEMBER, "member:?", "contacts")).json() == []
    leader = (Role.LEADER, "leader:1")
    counts = (await as_role(*leader, "contacts/counts")).json()
    assert (counts["contacts"], counts["members"], counts["reached"]) == (2, 3, 2)
    assert counts["pairs"] == 2
    assert (await as_role(*leader, "contacts")).status_code == 403
    assert (await as_role(*leader, f"contacts/{mine}/text")).status_code == 403
    assert (await as_role(Role.UNIT, "unit:1", "contacts/counts")).status_code == 403


async def test_a_pair_with_contacts_is_not_taken_back(people, tell):
    made = id_of(await tell("contact-pairs", pair()))
    contact = id_of(await tell("contacts", {"made_on": str(today()), "way": "走访", "pair": made}))
    told = await tell(f"contact-pairs/{made}/retraction", {}, status=422)
    assert told["type"] == "urn:jianyan:problem:HasContacts"
    await tell(f"contacts/{contact}/retraction", {})
    await tell(f"contact-pairs/{made}/retraction", {})
    await tell(f"contact-pairs/{made}/end", {}, status=422)


async def test_a_list_goes_on_where_the_page_before_ended(people, tell, http):
    by = {"person": "柳依依"}
    for day in range(3):
        on = str(FIRST - timedelta(days=day + 1))
        await tell("contacts", {"made_on": on, "way": "走访", "by": by, "reached": [str(CEN)]})
    first = await http.get("/committees/999900/contacts", params={"limit": 2})
    assert len(first.json()) == 2
    rest = await http.get(
        "/committees/999900/contacts" + first.headers["link"].split(">")[0].strip("<")
    )
    assert [one["made_on"] for one in rest.json()] == [str(FIRST - timedelta(days=3))]
