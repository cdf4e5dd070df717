"""Has a unit one list of all that it has to answer, and is it nobody else's?"""

from datetime import date, timedelta

import pytest
from roads import MONEY, ROADS, account, divide, given, unit, unit_id, worklist

from kernel.clock import today
from kernel.identity import Grant, Principal, Role
from proposals.proposal.worklist.standing import in_working_days
from rules.deadlines import days_left
from rules.working_days import shipped

pytestmark = pytest.mark.asyncio(loop_scope="module")
TODAY = today()
PROBLEM = "urn:jianyan:problem:"


def after(days):
    return str(TODAY + timedelta(days=days))


async def test_what_is_open_comes_first_and_the_most_urgent_before_all(office, signed_in):
    later = await given(office, "关于绿道的提案", due_on=after(30))
    late = await given(office, "关于公交的提案", on=after(-40), due_on=after(-2))
    soon = await given(office, "关于修桥的提案", due_on=after(3), assisting=(MONEY,))
    done = await given(office, "关于路灯的提案", due_on=after(5))
    await office.ask(f"/{done}/replies", {"unit": ROADS, "grade": "A"})
    async with signed_in(unit(office)) as roads:
        told = await worklist(roads, office)
        assert told["total"] == 4
        listed = [(one["proposal"], one["days_left"]) for one in told["items"]]
        # A case that is answered waits for the unit's word on the proposal still.
        assert set(listed) == {(late, -2), (soon, 3), (later, 30), (done, None)}
        assert [one for one in listed if one[0] != done] == [(late, -2), (soon, 3), (later, 30)]
        first = next(one for one in told["items"] if one["proposal"] == soon)
        assert first["sponsors"] == ["张三", "李四"]
        assert (first["part"], first["stage"], first["case_no"]) == ("lead", "to_sign", 3)
        page = await worklist(roads, office, limit=2, offset=1)
        assert (page["total"], [one["proposal"] for one in page["items"]]) == (
            4,
            [one["proposal"] for one in told["items"]][1:3],
        )
    async with signed_in(unit(office, MONEY)) as money:
        (beside,) = (await worklist(money, office, MONEY))["items"]
        assert (beside["proposal"], beside["part"]) == (soon, "assist")


async def test_a_unit_reads_its_own_list_and_nobody_elses(office, signed_in):
    await given(office, "关于修桥的提案")
    path = f"/committees/{office.code}/units/{unit_id(office)}/worklist"
    others = [
        (unit(office, MONEY), 404),
        (account(Role.MEMBER, office, "张三", "person"), 403),
        (Principal("leader:岑知远", (Grant(Role.LEADER, office.committee),)), 403),
    ]
    for other, status in others:
        async with signed_in(other) as desk:
            assert (await desk.http.get(path)).status_code == status, other
    async with signed_in(unit(office)) as roads:
        assert (await roads.http.get(path)).status_code == 200


async def test_each_step_of_the_work_shows_on_the_list(office, signed_in):
    proposal = await given(office, "关于修桥的提案", assisting=(MONEY,))
    own = {"unit": ROADS}

    async def stage(name=ROADS):
        (found,) = (await worklist(office, office, name))["items"]
        return found["stage"]

    assert await stage() == "to_sign"
    assert await stage(MONEY) == "to_sign"
    steps = [
        ("signing", own, "to_answer"),
        ("return-requests", own | {"reason": "不属职责"}, "return_requested"),
        ("return-decisions", own | {"granted": False, "reason": "属其职责"}, "to_answer"),
        ("pause", {"reason": "法规修订"}, "paused"),
        ("resumption", {}, "to_answer"),
        ("reply-drafts", own | {"grade": "B"}, None),
    ]
    for path, body, expected in steps:
        told = await office.ask(f"/{proposal}/{path}", body)
        assert told.status_code == 201, (path, told.text)
        assert expected in (None, await stage()), path
    told = await office.ask(f"/{proposal}/co-opinions", {"unit": MONEY, "text": "可统筹。"})
    assert told.status_code == 201, told.text
    assert await stage(MONEY) == "opinion_sent"


async def test_a_division_is_seen_by_the_unit_and_the_office_alone(office, signed_in):
    proposal = await given(office, "关于修桥的提案", assisting=(MONEY,), due_on=after(30))
    async with signed_in(unit(office)) as roads:
        told = await divide(
            roads, office, proposal, section="基建科", person="岑知远", own_due_on=after(10)
        )
        assert told.status_code == 201, told.text
        assert told.json()["events"] == ["proposals.handling.work_divided"]
        (own,) = (await worklist(roads, office))["items"]
        assert (own["section"], own["person"], own["own_due_on"]) == ("基建科", "岑知远", after(10))
        beyond = await divide(roads, office, proposal, own_due_on=after(31))
        assert (beyond.status_code, beyond.json()["type"]) == (422, f"{PROBLEM}LaterThanDeadline")
        assert (await divide(roads, office, proposal)).json()["type"] == f"{PROBLEM}NothingDivided"
        other = await divide(roads, office, proposal, MONEY, section="预算科")
        assert (other.status_code, other.json()["type"]) == (403, f"{PROBLEM}NotForOthers")
    (seen,) = (await worklist(office, office))["items"]
    assert seen["person"] == "岑知远"
    others = [
        unit(office, MONEY),
        account(Role.MEMBER, office, "张三", "person"),
        Principal("leader:韩立", (Grant(Role.LEADER, office.committee),)),
    ]
    for other in others:
        async with signed_in(other) as desk:
            for path in ("", f"/{proposal}", f"/{proposal}/case"):
                url = f"/committees/{desk.code}/proposals{path}"
                told = await desk.http.get(url)
                assert told.status_code == 200, told.text
                assert "岑知远" not in told.text, (other, path)
                assert "work_divided" not in told.text, (other, path)
    async with signed_in(unit(office, MONEY)) as money:
        told = await worklist(money, office, MONEY)
        assert told["items"][0]["person"] is None


async def test_a_division_is_taken_back_and_ends_with_the_units_duty(office, signed_in):
    proposal = await given(office, "关于修桥的提案", assisting=(MONEY,))
    path = f"/{proposal}/units/{unit_id(office)}/division"
    async with signed_in(unit(office)) as roads:
        await divide(roads, office, proposal, section="基建科")
        told = await roads.ask(path, None, method="delete")
        assert told.json()["outcome"] == "recorded"
        assert (await roads.ask(path, None, method="delete")).json()["outcome"] == "unchanged"
        (own,) = (await worklist(roads, office))["items"]
        assert own["section"] is None
        await divide(roads, office, proposal, section="基建科")
        await roads.ask(f"/{proposal}/return-requests", {"unit": ROADS, "reason": "不属职责"})
    await office.ask(f"/{proposal}/return-decisions", {"unit": ROADS, "granted": True})
    assert (await worklist(office, office))["items"] == []
    body = {"leading": [ROADS], "assisting": [MONEY], "on": str(TODAY)}
    await office.ask(f"/{proposal}/assignment", body)
    (own,) = (await worklist(office, office))["items"]
    assert own["section"] is None


async def test_the_list_is_narrowed_to_a_section_a_person_and_what_is_open(office):
    bridge = await given(office, "关于修桥的提案")
    lamps = await given(office, "关于路灯的提案")
    await divide(office, office, bridge, section="基建科", person="岑知远")
    await divide(office, office, lamps, section="照明科", person="李向晚")

    async def titles(**narrowed):
        told = await worklist(office, office, **narrowed)
        assert told["total"] == len(told["items"])
        return [one["title"] for one in told["items"]]

    assert await titles(section="基建科") == ["关于修桥的提案"]
    assert await titles(person="李向晚") == ["关于路灯的提案"]
    assert await titles(person="岑知远", section="照明科") == []
    assert len(await titles(plenary="5/3")) == 2
    await office.ask(f"/{lamps}/revocation", {"reason": "误操作"})
    assert await titles() == ["关于修桥的提案"]
    await office.ask(f"/{bridge}/replies", {"unit": ROADS, "grade": "A"})
    await office.ask(f"/{bridge}/closing", {})
    (one,) = (await worklist(office, office))["items"]
    assert one["days_left"] is None
    # It is closed, and still waits for what the unit says of the proposal.
    assert one["stage"] == "to_rate"
    assert await titles(open=True) == ["关于修桥的提案"]
    rated = {"unit": ROADS, "answers": [{"question": "quality", "choice": "好"}]}
    told = await office.ask(f"/{bridge}/ratings", rated)
    assert told.status_code == 201, told.text
    assert await titles(open=True) == []
    assert (await worklist(office, office))["items"][0]["stage"] == "closed"


async def test_a_ledgers_assignment_has_the_days_that_the_ledger_tells(office):
    row = {
        "案号": "0007",
        "案由": "关于修桥的提案",
        "提案形式": "委员提案",
        "第一提案人": "张三",
        "提交日期": "2026-01-06",
        "审查意见": "立案",
        "主办单位": ROADS,
        "会办单位": MONEY,
        "交办日期": "2026-02-10",
    }
    await office.take([row])
    (one,) = (await worklist(office, office))["items"]
    due = date.fromisoformat(one["due_on"])
    assert one["days_left"] == (due - TODAY).days
    row |= {"答复日期": "2026-03-10", "办理结果": "A"}
    await office.take([row])
    (one,) = (await worklist(office, office))["items"]
    assert (one["stage"], one["answered_on"], one["grade"]) == ("replied", "2026-03-10", "A")


@pytest.mark.parametrize(
    ("due", "on", "calendar", "working"),
    [
        ("2026-03-02", "2026-03-02", 0, 0),
        ("2026-03-09", "2026-03-02", 7, 5),
        ("2026-03-06", "2026-03-09", -3, -1),
        # Overdue by a weekend alone is overdue.
        ("2026-03-06", "2026-03-08", -2, -1),
        # The National Day holiday does not count; the Saturday worked in its place does.
        ("2025-10-11", "2025-09-30", 11, 3),
    ],
)
async def test_days_left_count_as_the_deadline_counts(due, on, calendar, working):
    due, on = date.fromisoformat(due), date.fromisoformat(on)
    assert days_left(due, on, None) == calendar
    assert days_left(due, on, shipped()) == working


async def test_the_last_term_of_a_clock_says_what_is_counted():
    assert in_working_days('{"terms": [{"length": 15, "unit": "working_days"}], "pauses": []}')
    assert not in_working_days('{"terms": [{"length": 3, "unit": "months"}], "pauses": []}')
    assert not in_working_days(None)
