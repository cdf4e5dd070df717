"""Does a member's page tell what the member did, and does a clerk see whom to see to?"""

from datetime import date
from uuid import UUID, uuid4

import pytest

from contracts.committees import plenary_id
from contracts.proposals.handling import ProposalClosed
from contracts.proposals.proposal import (
    ProposalAssigned,
    ProposalFiled,
    ProposalNotFiled,
    ProposalRetitled,
    ProposalRetracted,
    ProposalSubmitted,
    ReviewRevoked,
    SponsorKind,
    SponsorsCorrected,
)
from contracts.proposals.situation_report import (
    SituationReportReceived,
    SituationReportRetracted,
    SituationReportUsed,
    SituationReportUseRevoked,
)
from contracts.sectors.activity import (
    ActivityHeld,
    ActivityRetracted,
    Attendance,
    AttendanceRecorded,
    AttendanceStruck,
)
from contracts.values import Named
from kernel.clock import today
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive
from rules.dates import add_months
from rules.names import derived_id

HERE = committee_id("999900")
BRIDGE, FERRY, MEETING, NOISE = (UUID(int=n) for n in (31, 32, 41, 51))
DAY = date(2026, 1, 9)


def person(name):
    return Named(id=derived_id(HERE, "person", name), name=name)


CEN, LI = person("岑知远"), person("黎云舟")


def submitted(proposal, first, *others, on=DAY):
    return ProposalSubmitted(
        proposal=proposal, plenary=plenary_id(HERE, 5, 4), serial_no=1, printed_no=None,
        title="关于修桥的提案", sponsor_kind=SponsorKind.JOINT, first_sponsor=first,
        co_sponsors=others, sector=None, category=None, topics=(), timing="plenary",
        submitted_on=on, text=None,
    )  # fmt: skip


def reported(*reporters, on=DAY):
    return SituationReportReceived(
        report=NOISE, title="夜间噪声", reporters=reporters, by_person=True, unit=None, sector=None,
        topics=(), received_on=on,
    )  # fmt: skip


def held(on=DAY):
    return ActivityHeld(
        activity=MEETING, title="视察河道", kind="视察", common_kind="inspection", form=None,
        host=None, starts_on=on, ends_on=on, place=None, topics=(), beneficiaries=None, money=None,
    )  # fmt: skip


def stood(who, how):
    return AttendanceRecorded(activity=MEETING, person=who, member=True, attendance=how)


@pytest.fixture
def hear(members):
    """`await hear(event, ...)`: events of other services arrive, each service's in its order."""
    feed = Feed()

    async def heard(*told):
        await receive(members, [feed.next(HERE, event, DAY) for event in told])

    return heard


@pytest.fixture
async def two(tell):
    for one in (CEN, LI):
        await tell("members", {"name": one.name, "term": 5, "since": "2022-01-12"})


@pytest.fixture
def page(seen):
    async def read(who):
        return await seen(f"members/{who.id}")

    return read


async def test_proposals_stand_on_the_page_of_each_sponsor_with_what_became_of_them(
    two, hear, page
):
    await hear(
        submitted(BRIDGE, CEN, LI),
        ProposalFiled(proposal=BRIDGE, case_no=23, category=None, day_assumed=False),
    )
    (first,) = (await page(CEN))["proposals"]
    (other,) = (await page(LI))["proposals"]
    assert (first["is_first"], first["state"], first["case_no"]) == (True, "filed", 23)
    assert (first["term"], first["session"], first["submitted_on"]) == (5, 4, str(DAY))
    assert (other["is_first"], other["title"]) == (False, "关于修桥的提案")
    unit = Named(id=uuid4(), name="市交通局")
    assigned = ProposalAssigned(
        proposal=BRIDGE, mode="single", leading=(unit,), assisting=(), assigned_on=DAY, due_on=None
    )
    for event, state in (
        (assigned, "assigned"),
        (ProposalClosed(proposal=BRIDGE, closed_on=DAY), "closed"),
        (ReviewRevoked(proposal=BRIDGE, reason="更正"), "submitted"),
        (ProposalNotFiled(proposal=BRIDGE, reason=None), "not_filed"),
    ):
        await hear(event)
        assert (await page(CEN))["proposals"][0]["state"] == state
    assert (await page(CEN))["proposals"][0]["case_no"] is None


async def test_corrected_sponsors_titles_and_retractions_are_followed(two, hear, page):
    await hear(submitted(BRIDGE, CEN), ProposalRetitled(proposal=BRIDGE, title="关于建桥的提案"))
    others = {"first_sponsor": LI, "co_sponsors": (), "sector": None}
    kind = SponsorKind.INDIVIDUAL
    await hear(SponsorsCorrected(proposal=BRIDGE, sponsor_kind=kind, **others))
    assert (await page(CEN))["proposals"] == []
    assert [one["title"] for one in (await page(LI))["proposals"]] == ["关于建桥的提案"]
    await hear(ProposalRetracted(proposal=BRIDGE, reason="误录"))
    assert (await page(LI))["proposals"] == []


async def test_reports_and_the_levels_that_used_them(two, hear, page):
    used = {"report": NOISE, "kind": None, "used_on": None}
    await hear(
        reported(CEN, LI),
        SituationReportUsed(level="city", printed="", **used),
        SituationReportUsed(level="province", printed="", **used),
        SituationReportUseRevoked(level="city", **used),
    )
    (first,), (other,) = (await page(CEN))["reports"], (await page(LI))["reports"]
    assert (first["is_first"], first["used"]) == (True, ["province"])
    assert (other["is_first"], other["title"]) == (False, "夜间噪声")
    await hear(SituationReportRetracted(report=NOISE, reason="误录"))
    assert (await page(CEN))["reports"] == []


async def test_attendance_is_what_was_recorded_last(two, hear, page):
    await hear(held(), stood(CEN, Attendance.LEAVE), stood(LI, Attendance.ABSENT))
    await hear(stood(CEN, Attendance.PRESENT), AttendanceStruck(activity=MEETING, person=LI.id))
    (one,) = (await page(CEN))["attendance"]
    assert (one["title"], one["how"], one["starts_on"]) == ("视察河道", "present", str(DAY))
    assert (await page(LI))["attendance"] == []
    await hear(ActivityRetracted(activity=MEETING, reason="未举办"))
    assert (await page(CEN))["attendance"] == []


async def test_terms_and_kinds_of_private_particulars_stand_on_the_page_and_no_text(
    two, tell, page, http
):
    private = {"phone": "15490000023", "email": "cen@yunling.example"}
    await tell(f"members/{CEN.id}/private", private)
    await tell("members", {"name": CEN.name, "term": 6})
    told = await page(CEN)
    assert (told["terms"], told["kept"]) == ([5, 6], ["email", "phone"])
    answer = await http.get(f"/committees/999900/members/{CEN.id}")
    assert not any(text in answer.text for text in private.values())


async def test_a_member_reads_the_own_page_and_no_other(two, members, http):
    position = http.headers["at-least"]
    who = Principal(f"member:{CEN.id}", (Grant(Role.MEMBER, HERE),))
    async with client(members, who) as own:
        own.headers["at-least"] = position
        found = [
            (await own.get(f"/committees/999900/members/{one.id}")).status_code for one in (CEN, LI)
        ]
        assert found == [200, 404]
        lists = await own.get("/committees/999900/member-lists/quiet")
        assert lists.status_code == 403


async def names(seen, path, **params):
    return [one["name"] for one in await seen(f"member-lists/{path}", **params)]


async def test_who_was_quiet_is_told_with_what_was_heard_last(two, hear, seen, tell):
    long_ago, lately = add_months(today(), -14), add_months(today(), -1)
    await hear(
        submitted(BRIDGE, CEN, on=long_ago), submitted(FERRY, LI, on=long_ago),
        held(lately), stood(CEN, Attendance.ABSENT), stood(LI, Attendance.PRESENT),
    )  # fmt: skip
    await tell("members", {"name": "翟思齐", "term": 5, "since": str(today())})
    (quiet,) = await seen("member-lists/quiet")
    assert quiet["member"]["name"] == "岑知远"
    assert (quiet["proposed_on"], quiet["attended_on"]) == (str(long_ago), None)
    assert await seen("member-lists/quiet", months=15) == []
    late = await seen("member-lists/quiet", since=str(today()))
    assert {one["member"]["name"] for one in late} == {"岑知远", "黎云舟"}


async def test_a_report_is_an_activity_of_each_reporter(two, hear, seen):
    await hear(reported(CEN, LI, on=add_months(today(), -1)))
    assert await seen("member-lists/quiet") == []


async def test_what_is_missing_is_listed(two, tell, seen):
    await tell(f"members/{CEN.id}/bodies", {"kind": "sector", "name": "教育"})
    await tell(f"members/{LI.id}/private", {"phone": "15490000024"})
    assert await names(seen, "without-sector") == ["黎云舟"]
    assert await names(seen, "without-telephone") == ["岑知远"]
    assert await names(seen, "too-many-committees") == []


@pytest.mark.usefixtures("parsed_here")
async def test_who_sat_on_more_committees_than_the_rule_allows_before_it_was_asked(
    roster, xlsx, tell, seen
):
    heading = ("姓名", "界别", "所属专委会1", "所属专委会2", "所属专委会3")
    await roster(
        xlsx(heading, ("翟思齐", "教育", "甲委员会", "乙委员会", "丙委员会")), history=True
    )
    assert await names(seen, "too-many-committees") == ["翟思齐"]
    (one,) = await seen("members", special_committee="丙委员会")
    body = one["special_committees"][-1]["body"]
    await tell(f"members/{one['member']}/bodies/{body}/end", {})
    assert await names(seen, "too-many-committees") == []


async def test_whose_term_ends(two, tell, seen):
    await tell("members", {"name": CEN.name, "term": 6})
    assert await names(seen, "ending") == ["黎云舟"]
    assert await names(seen, "ending", term=6) == ["岑知远"]
    await tell(f"members/{LI.id}/leaving", {"how": "resigned", "until": "2025-06-30"})
    assert await names(seen, "ending") == []
