"""Do retention rules erase on their day by themselves, once, also after the service was away?"""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    MembersMerged,
    MergeTakenBack,
    PersonErased,
)
from contracts.members.rules import RetentionRule
from contracts.values import Named
from kernel.clock import today
from kernel.forgetting import Lying
from kernel.ids import committee_id
from kernel.tables import events, vault
from kernel.testing.running import client, eventually, running
from kernel.testing.specification import specification
from members.app import MEMBERS
from members.committee.presets import preset
from members.member.commands import member_id
from members.member.domain import MEMBER
from members.member.erasing.commands import ErasePerson
from members.member.erasing.due import Former, due, due_on
from members.member.erasing.watching import erase_what_is_due
from members.member.facts import NOTHING
from rules.names import derived_id

HERE = committee_id("999900")
CEN = derived_id(HERE, "person", "岑知远")
TWIN = member_id(HERE, "岑知远", 2)
PAPER = "云岭市政协委员个人信息管理办法"
RULE = RetentionRule(what="former_member", months=24, basis=PAPER)
BASIS = f"{PAPER}（离任满24个月）"
LEFT = date(2024, 2, 29)
given = specification(MEMBER, NOTHING)
UNSAID = ("member_no", "gender", "nation", "birth_year", "party", "education", "employer")
admitted = MemberAdmitted(
    member=CEN, name="岑知远", term=5, since=None, position=None, **dict.fromkeys(UNSAID)
)
left = MemberLeft(member=CEN, how="resigned", until=LEFT)
expire = ErasePerson(committee=HERE, member=CEN, ground="expired", basis=BASIS, left_by=LEFT)


def test_the_day_is_the_one_after_the_term_has_run():
    assert due_on(LEFT, RULE) == date(2026, 3, 1)
    assert due_on(date(2024, 1, 31), RULE.model_copy(update={"months": 1})) == date(2024, 3, 1)


@pytest.mark.parametrize(
    ("months", "day"), [(-5, date(2024, 3, 1)), (0, date(2024, 3, 1)), (10**9, date.max)]
)
def test_nobody_is_due_before_leaving_and_a_term_without_end_never_ends(months, day):
    assert due_on(LEFT, RULE.model_copy(update={"months": months})) == day


def test_who_is_due_within_some_days_is_listed_the_earliest_first():
    rules = preset("city")[0].model_copy(update={"retention": (RULE,)})
    late = Former(HERE, UUID(int=2), "黎云舟", LEFT + timedelta(days=40))
    found = due([late, Former(HERE, CEN, "岑知远", LEFT)], rules, date(2026, 3, 31))
    assert [(one.name, one.due_on, one.basis) for one in found] == [
        ("岑知远", date(2026, 3, 1), BASIS)
    ]


@pytest.mark.parametrize("name", ["national", "city", "district", "township"])
def test_no_preset_erases_what_no_paper_says(name):
    assert preset(name)[0].retention == ()
    assert due([Former(HERE, CEN, "岑知远", LEFT)], preset(name)[0], date(2090, 1, 1)) == []


def test_who_came_back_meanwhile_or_left_later_is_left_alone():
    kept = Lying(UUID(int=51), f"member-{CEN}", "phone")
    again = admitted.model_copy(update={"since": date(2026, 1, 8)})
    later = MemberLeft(member=CEN, how="resigned", until=LEFT + timedelta(days=1))
    for events_ in ((admitted, left, again), (admitted, later), (admitted,)):
        given(*events_).lying(kept).when(expire).then_nothing()
    told = given(admitted, left).lying(kept).when(expire)
    told.then_happened(lambda found: isinstance(found[0], PersonErased))


def test_a_duplicate_that_was_merged_on_the_roll_goes_when_the_one_who_is_kept_left():
    lying = Lying(UUID(int=52), f"member-{TWIN}", "phone")
    twin = admitted.model_copy(update={"member": TWIN})
    merged = MembersMerged(duplicate=TWIN, member=Named(id=CEN, name="岑知远"))
    back = MergeTakenBack(duplicate=TWIN, member=CEN)
    asked = expire.model_copy(update={"member": TWIN, "kept": CEN})

    def when(*entry, kept, command=asked):
        beside = {f"member-{CEN}": MEMBER.fold(kept)}
        return given(*entry).beside(**beside).lying(lying).when(command)

    told = when(twin, merged, kept=[admitted, left])
    told.then_happened(lambda found: found[0].forgotten == (lying.id,))
    when(twin, merged, kept=[admitted]).then_nothing()
    when(twin, merged, back, kept=[admitted, left]).then_nothing()
    early = left.model_copy(update={"member": TWIN})
    alone = asked.model_copy(update={"kept": None})
    when(twin, early, merged, kept=[admitted], command=alone).then_nothing()
    assert MEMBER.also(asked) == (f"member-{CEN}",)


async def entered(http, path, body):
    told = await http.post(f"/committees/999900{path}", json=body)
    assert told.status_code == 201, told.text
    http.headers["at-least"] = told.json()["position"]


async def one_left(http, until, months=24):
    """岑知远, whose telephone is kept, left on a day; the rule is adopted."""
    told = {"code": "999900", "name": "云岭市政协", "preset": "city"}
    assert (await http.post("/committees", json=told)).status_code == 201
    await entered(http, "/members", {"name": "岑知远", "term": 5, "since": "2022-01-12"})
    await entered(http, f"/members/{CEN}/private", {"phone": "15490000023"})
    await entered(http, f"/members/{CEN}/leaving", {"how": "resigned", "until": str(until)})
    rule = RULE.model_copy(update={"months": months})
    rules = preset("city")[0].model_copy(update={"retention": (rule,)})
    body = {"rules": rules.model_dump(mode="json"), "effective_on": str(today()), "basis": PAPER}
    await entered(http, "/rules", body)


async def due_members(http):
    told = await http.get("/committees/999900/erasures/due", params={"days": 3000})
    return [one["member"] for one in told.json()]


async def kept(started):
    async with started.engine.connect() as connection:
        return len((await connection.execute(select(vault.c.id))).all())


async def erasures(started):
    async with started.engine.connect() as connection:
        wanted = select(events.c.actor, events.c.data)
        wanted = wanted.where(events.c.type == "members.member.person_erased")
        return (await connection.execute(wanted)).all()


async def test_on_the_day_and_not_before_and_only_once(database):
    async with running(MEMBERS, database) as started, client(started) as http:
        until = today() - timedelta(days=100)
        await one_left(http, until)
        day = due_on(until, RULE)
        listed = await http.get("/committees/999900/erasures/due", params={"days": 3000})
        (soon,) = listed.json()
        assert (soon["name"], soon["due_on"], soon["basis"]) == ("岑知远", str(day), BASIS)
        assert (await http.get("/committees/999900/erasures/due")).json() == []
        assert await erase_what_is_due(started, day - timedelta(days=1)) == 0
        assert await kept(started) == 1
        assert await erase_what_is_due(started, day + timedelta(days=400)) == 1
        assert await erase_what_is_due(started, day + timedelta(days=401)) == 0
        assert await kept(started) == 0
        (one,) = await erasures(started)
        assert PAPER in one.data
        assert (await http.get("/committees/999900/erasures/due")).json() == []


async def test_what_came_due_while_the_service_was_away_goes_when_it_starts(database):
    async with running(MEMBERS, database) as started, client(started) as http:
        await one_left(http, today() - timedelta(days=100), months=1)
    async with running(MEMBERS, database) as started:

        async def gone():
            return await kept(started) == 0

        await eventually(gone, 60.0, "the clock erases what is due")
        (one,) = await erasures(started)
        assert one.actor == started.principal.id


async def test_a_duplicate_is_due_when_the_one_who_is_kept_is(database):
    async with running(MEMBERS, database) as started, client(started) as http:
        until = today() - timedelta(days=100)
        await one_left(http, until)
        await entered(http, "/members", {"name": "岑知远", "nth": 2, "term": 5})
        await entered(http, f"/members/{TWIN}/private", {"phone": "15490000024"})
        assert await due_members(http) == [str(CEN)]
        back, last = today() - timedelta(days=50), today() - timedelta(days=20)
        await entered(http, "/members", {"name": "岑知远", "term": 5, "since": str(back)})
        await entered(http, f"/members/{TWIN}/merge", {"into": str(CEN)})
        assert await due_members(http) == []
        await entered(http, f"/members/{CEN}/leaving", {"how": "resigned", "until": str(last)})
        assert set(await due_members(http)) == {str(CEN), str(TWIN)}
        assert await erase_what_is_due(started, due_on(last, RULE)) == 2
        assert await kept(started) == 0
