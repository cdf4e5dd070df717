"""Do units, office and sponsors handle a proposal over HTTP, and does each deadline say why?"""

import asyncio
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from contracts.calendars import CalendarRow, calendar_id, calendars
from kernel.clock import today
from kernel.cursors import until
from kernel.follow import READER
from kernel.identity import Grant, Principal, Role
from kernel.log.chain import Origin
from kernel.rows import as_values
from kernel.tables import log_head
from proposals.proposal.deadlines.watching import look
from rules.deadlines import Period, Unit, due_on
from rules.names import derived_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
BODY = {
    "plenary": "5/3",
    "title": "关于修桥的提案",
    "sponsor_kind": "joint",
    "first_sponsor": {"name": "张三"},
    "co_sponsors": [{"name": "李四"}],
    "on": "2026-01-06",
}
UNIT = {"unit": "市交通局"}
TODAY = today()
LATER = due_on(due_on(TODAY, Period(3, Unit.MONTHS)), Period(1, Unit.MONTHS))


def signed(role, office, name, kind):
    return Principal(
        f"{role.value}:{derived_id(office.committee, kind, name)}", (Grant(role, office.committee),)
    )


def unit(office, name="市交通局"):
    return signed(Role.UNIT, office, name, "organisation")


def member(office, name):
    return signed(Role.MEMBER, office, name, "person")


async def assigned(desk, on="2026-02-10"):
    told = await desk.ask("", BODY)
    proposal = told.json()["stream"].removeprefix("proposal-")
    await desk.ask(f"/{proposal}/filing", {"on": "2026-01-10"})
    body = {"leading": ["市交通局"], "assisting": ["市财政局"], "on": on}
    told = await desk.ask(f"/{proposal}/assignment", body)
    assert told.status_code == 201, told.text
    return proposal


async def deadlines(desk, **narrowed):
    told = await desk.http.get(f"/committees/{desk.code}/deadlines", params=narrowed)
    assert told.status_code == 200, told.text
    return told.json()


async def explained(desk, deadline):
    return await desk.http.get(f"/committees/{desk.code}/deadlines/{deadline}/explain")


async def shown(office):
    """The views show all that was recorded."""
    async with office.service.engine.connect() as connection:
        wanted = select(log_head).where(log_head.c.committee == office.committee)
        head = (await connection.execute(wanted)).one()
    origin = Origin(head.committee, head.service, head.incarnation)
    assert await until(office.service.engine, READER, origin, head.position)


async def noted(office, day):
    """What the clock tells of this committee on a day; it looks at all of them."""
    await shown(office)
    before = await office.events()
    await look(office.service, day)
    await shown(office)
    return [name.removeprefix("proposals.") for name in (await office.events())[len(before) :]]


async def test_a_proposal_is_signed_contacted_extended_and_answered(office, signed_in):
    proposal = await assigned(office, on=str(TODAY))
    async with signed_in(unit(office)) as roads:
        steps = [
            ("signing", UNIT),
            ("contacts", UNIT | {"sponsor": {"name": "李四"}, "way": "visit"}),
            (
                "extension-requests",
                UNIT | {"length": 1, "counted_in": "months", "reason": "需勘察"},
            ),
        ]
        for path, body in steps:
            told = await roads.ask(f"/{proposal}/{path}", body)
            assert told.status_code == 201, (path, told.text)
        assert (
            await roads.ask(f"/{proposal}/extension-decisions", UNIT | {"granted": True})
        ).status_code == 403
    told = await office.ask(f"/{proposal}/extension-decisions", UNIT | {"granted": True})
    assert told.status_code == 201, told.text
    async with signed_in(member(office, "李四")) as sponsor:
        body = UNIT | {"sponsor": {"name": "李四"}}
        told = await sponsor.ask(f"/{proposal}/contact-confirmations", body)
        assert told.status_code == 201, told.text
        other = UNIT | {"sponsor": {"name": "张三"}}
        assert (await sponsor.ask(f"/{proposal}/contact-confirmations", other)).status_code == 403
    async with signed_in(unit(office, "市财政局")) as money:
        told = await money.ask(f"/{proposal}/co-opinions", {"unit": "市财政局", "text": "可统筹。"})
        assert told.status_code == 201, told.text
    (reply,) = await deadlines(office, duty="reply", party=str(unit_id(office)))
    assert (reply["due_on"], reply["title"]) == (str(LATER), "关于修桥的提案")
    told = await office.ask(f"/{proposal}/replies", UNIT | {"grade": "A"})
    assert told.status_code == 201, told.text
    running = await deadlines(office, proposal=proposal)
    assert {one["duty"] for one in running} == {"feedback", "rate"}
    ended = await deadlines(office, proposal=proposal, running=False, duty="reply")
    assert [(one["how"], one["ended_on"]) for one in ended] == [("done", str(TODAY))]


def unit_id(office, name="市交通局"):
    return derived_id(office.committee, "organisation", name)


async def test_a_unit_is_let_out_and_another_is_found(office, signed_in):
    proposal = await assigned(office, on=str(TODAY))
    async with signed_in(unit(office)) as roads:
        ask = UNIT | {"reason": "不属职责", "suggested": ["市住建局"]}
        told = await roads.ask(f"/{proposal}/return-requests", ask)
        assert told.status_code == 201, told.text
        other_day = await roads.ask(f"/{proposal}/signing", UNIT | {"on": "2026-02-11"})
        assert other_day.json()["type"].endswith(":NotThatDay")
        late = await roads.ask(f"/{proposal}/signing", UNIT)
        assert late.json()["type"].endswith(":ReturnPending")
    told = await office.ask(f"/{proposal}/return-decisions", UNIT | {"granted": False})
    assert told.json()["type"].endswith(":ReasonMissing")
    told = await office.ask(f"/{proposal}/return-decisions", UNIT | {"granted": True})
    assert told.status_code == 201, told.text
    found = (await office.http.get(f"/committees/{office.code}/proposals/{proposal}")).json()
    assert (found["lead_names"], found["assisting_names"]) == ([], ["市财政局"])
    async with signed_in(unit(office)) as roads:
        assert await deadlines(roads) == []
    told = await office.ask(f"/{proposal}/assignment", {"leading": ["市住建局"]})
    assert told.status_code == 201, told.text


async def test_units_and_members_see_their_own_deadlines(office, signed_in):
    await assigned(office)
    async with signed_in(unit(office, "市财政局")) as money:
        assert {one["duty"] for one in await deadlines(money)} == {"sign", "co_opinion"}
    async with signed_in(member(office, "李四")) as sponsor:
        assert {one["party_name"] for one in await deadlines(sponsor)} == {"市交通局", "市财政局"}
    async with signed_in(member(office, "王强")) as stranger:
        assert await deadlines(stranger) == []
        (one, *_) = await deadlines(office)
        assert (await explained(stranger, one["deadline"])).status_code == 404


async def test_a_deadline_explains_each_of_its_days(office):
    await assigned(office)
    (sign,) = await deadlines(office, duty="sign", party=str(unit_id(office)))
    told = (await explained(office, sign["deadline"])).json()
    assert (told["due_on"], told["as_recorded"], told["provisional"]) == ("2026-02-13", True, False)
    assert [(day["on"], day["zh"]) for day in told["days"]] == [
        ("2026-02-11", "第1日"),
        ("2026-02-12", "第2日"),
        ("2026-02-13", "第3日"),
    ]
    (contact,) = await deadlines(office, duty="contact")
    days = (await explained(office, contact["deadline"])).json()["days"]
    told = {day["on"]: day["zh"] for day in days}
    assert told["2026-02-14"] == "第4日（春节调休上班）"
    assert told["2026-02-16"] == "春节放假，不计入"
    assert told["2026-03-01"] == "周末，不计入"
    assert days[-1] == {
        "on": "2026-03-09",
        "number": 15,
        "term": 0,
        "zh": "第15日",
        "en": "day 15",
    }


async def test_the_clock_tells_once_what_is_near_or_past_also_after_downtime(office):
    await assigned(office)
    assert await noted(office, date(2026, 2, 10)) == []
    assert await noted(office, date(2026, 2, 12)) == ["deadline.near"] * 2
    assert await noted(office, date(2026, 2, 12)) == []
    assert await noted(office, date(2026, 12, 1)) == ["deadline.passed"] * 5
    assert await noted(office, date(2026, 12, 2)) == []
    overdue = await deadlines(office, overdue=True)
    assert len(overdue) == 5
    assert all(one["days_left"] < 0 for one in overdue)


async def test_two_clocks_that_look_at_once_tell_it_once(office):
    await assigned(office)
    await shown(office)
    before = await office.events()
    await asyncio.gather(*(look(office.service, date(2026, 12, 1)) for _ in range(3)))
    assert (await office.events())[len(before) :] == ["proposals.deadline.passed"] * 5


async def test_the_history_of_a_ledger_is_told_nothing(office):
    ledger = {
        "案号": 1,
        "案由": "关于修桥的提案",
        "提案形式": "个人提案",
        "第一提案人": "张三",
        "提交日期": "2025-01-06",
        "审查意见": "立案",
        "主办单位": "市交通局",
        "交办日期": "2025-02-10",
    }
    await office.take([ledger])
    assert await noted(office, date(2026, 12, 1)) == []
    assert await deadlines(office) == []


async def test_a_year_announced_later_moves_what_rested_on_it(office):
    await assigned(office, on="2098-12-29")
    (sign, *_) = await deadlines(office, duty="sign")
    assert (sign["due_on"], sign["provisional"]) == ("2099-01-01", True)
    assert await noted(office, date(2098, 12, 29)) == []
    for year, off in ((2098, "{}"), (2099, '{"2099-01-01": "元旦"}')):
        row = CalendarRow(
            calendar_id(office.committee, year), office.committee, year, off, "{}", "通知"
        )
        async with office.service.engine.begin() as connection:
            await connection.execute(calendars.insert(), [as_values(row)])
    assert set(await noted(office, date(2098, 12, 29))) == {"deadline.moved"}
    (sign, *_) = await deadlines(office, duty="sign")
    assert (sign["due_on"], sign["provisional"]) == ("2099-01-02", False)


async def test_neither_side_sees_the_others_word_before_its_own_is_said(office, signed_in):
    proposal = await assigned(office)
    await office.ask(f"/{proposal}/replies", UNIT | {"grade": "A"})
    async with signed_in(unit(office)) as roads, signed_in(member(office, "李四")) as li:
        url = f"/committees/{office.code}/proposals/{proposal}"

        async def seen(desk):
            desk.http.headers["at-least"] = office.http.headers["at-least"]
            return (await desk.http.get(url + "/ratings")).json()

        said = {"sponsor": {"name": "李四"}, "satisfaction": "dissatisfied"}
        said |= {"answers": [{"question": "manner", "choice": "不满意"}], "scan": "a" * 64}
        told = await office.ask(f"/{proposal}/feedback", said)
        assert told.status_code == 201, told.text
        hidden = await seen(roads)
        assert (hidden["by_sponsors"], hidden["hidden"]) == ([], True)
        shown = (await roads.http.get(url)).json()
        assert (shown["satisfaction"], shown["feedback_words"]) == ([], [])
        ledger = f"/committees/{office.code}/exports/proposals"
        book = await roads.http.get(ledger, params={"plenary": "5/3"})
        rows = load_workbook(BytesIO(book.content)).active.iter_rows(values_only=True)
        assert "不满意" not in {cell for row in rows for cell in row}
        rating = UNIT | {"answers": [{"question": "quality", "choice": "好"}]}
        told = await office.ask(f"/{proposal}/ratings", rating)
        assert told.status_code == 201, told.text
        both = await seen(roads)
        assert (len(both["by_sponsors"]), both["hidden"]) == (1, False)
        assert (await roads.http.get(url)).json()["feedback_words"] == ["不满意"]
        assert [one["unit_name"] for one in (await seen(li))["by_units"]] == ["市交通局"]
    async with signed_in(member(office, "张三")) as zhang:
        assert (await seen(zhang))["by_units"] == []


async def test_every_queue_counts_what_its_list_shows(office, signed_in):
    await assigned(office, on=str(TODAY))
    late = await assigned(office)
    await office.ask(f"/{late}/replies", UNIT | {"grade": "A", "on": "2026-06-01"})
    told = await office.ask("", BODY)
    await office.ask(f"/{told.json()['stream'].removeprefix('proposal-')}/filing", {})
    await office.ask("", BODY)

    async def agrees(desk):
        desk.http.headers["at-least"] = office.http.headers["at-least"]
        here = f"/committees/{desk.code}"
        seen = {}
        for queue in (await desk.http.get(f"{here}/waiting")).json():
            listed = (await desk.http.get(f"{here}/{queue['listed']}")).json()
            seen[queue["queue"]] = queue["count"]
            items = listed["items"] if isinstance(listed, dict) else listed
            assert len(items) == queue["count"], queue
        return {name for name, count in seen.items() if count}

    assert {"to_review", "to_assign", "unsigned", "overdue"} <= await agrees(office)
    async with signed_in(unit(office)) as roads:
        assert {"to_sign", "to_reply"} <= await agrees(roads)
