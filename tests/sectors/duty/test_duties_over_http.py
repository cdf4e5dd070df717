"""Who is behind, by what the services told: activities, proposals, situation reports?"""

from datetime import date
from uuid import uuid4

import pytest

from contracts.committees import in_force, plenary_id
from contracts.duties import BodyDutyRule
from contracts.members.committee import RulesAdopted
from contracts.members.member import MembersMerged
from contracts.proposals.proposal import (
    ProposalRetracted,
    ProposalReturned,
    ProposalSubmitted,
    ProposalWithdrawn,
    SponsorKind,
)
from contracts.proposals.situation_report import SituationReportReceived
from contracts.sectors.body import body_id
from contracts.values import BodyKind, Named
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.running import client
from rules.names import derived_id

HERE = committee_id("999900")
EDUCATION = body_id(HERE, BodyKind.SECTOR, "教育界")
SECTOR = (BodyKind.SECTOR,)
DUTIES = (
    BodyDutyRule(
        name="季度学习", bodies=SECTOR, counts="activity", activities=("study",), per="quarter",
        basis="试行办法",
    ),
    BodyDutyRule(name="提案", bodies=SECTOR, counts="proposal", window="plenary", basis="试行办法"),
    BodyDutyRule(
        name="信息", bodies=SECTOR, counts="situation_report", by_members=True, basis="试行办法"
    ),
    BodyDutyRule(name="大会发言", bodies=SECTOR, counts="speech", basis="试行办法"),
    BodyDutyRule(name="实事", bodies=(BodyKind.AREA_GROUP,), counts="activity", basis="试行办法"),
)  # fmt: skip


def person(name):
    return Named(id=derived_id(HERE, "person", name), name=name)


def sector(name):
    return Named(id=body_id(HERE, BodyKind.SECTOR, name), name=name)


def submitted(kind, sponsor, on, title="关于校车的提案"):
    return ProposalSubmitted(
        proposal=uuid4(), plenary=plenary_id(HERE, 5, 4), serial_no=1, printed_no=None, title=title,
        sponsor_kind=kind, first_sponsor=sponsor, co_sponsors=(), sector=None, category=None,
        topics=(), timing="plenary", submitted_on=on, text=None,
    )  # fmt: skip


def reported(*names, unit=None, on=date(2025, 3, 1)):
    return SituationReportReceived(
        report=uuid4(), title="关于托管的信息", reporters=tuple(map(person, names)),
        by_person=bool(names), unit=unit, sector=None, topics=(), received_on=on,
    )  # fmt: skip


@pytest.fixture(autouse=True)
async def owing(hear, adopted):
    """The committee's rules with duties for its sectors."""
    rules = in_force([adopted], date(2025, 1, 1)).model_copy(update={"body_duties": DUTIES})
    day = date(2024, 1, 1)
    await hear(RulesAdopted(committee=HERE, rules=rules, effective_on=day, basis="试行办法"))


@pytest.fixture
def standing(seen):
    """`await standing("教育界", on=...)`: by duty, how a sector stands."""

    async def read(name="教育界", **asked):
        query = "&".join(f"{key}={value}" for key, value in asked.items())
        told = await seen(f"duties?{query}")
        return {one["duty"]: one for one in told if one["name"] == name}

    return read


async def study(http, on, host="教育界", title="集中学习"):
    body = {"title": title, "kind": "学习", "starts_on": on}
    named = sector(host)
    told = await http.post(
        "/committees/999900/activities",
        json=body | {"host": {"id": str(named.id), "name": named.name}},
    )
    assert told.status_code == 201, told.text
    return told.json()["position"]


async def test_a_late_study_is_made_up_and_a_missing_one_is_behind(http, standing, seen):
    await study(http, "2025-04-10", title="第一季度集中学习")
    after = await study(http, "2025-05-10")
    await seen("activities", after)
    found = (await standing(on="2025-06-30"))["季度学习"]
    assert (found["owed"], found["owed_by_now"]) == (4, 2)
    assert (found["done"], found["made_up"], found["behind"]) == (1, 1, False)
    assert [part["made_up"] for part in found["parts"]] == [1, 0, 0, 0]
    assert (await standing("经济界", on="2025-06-30"))["季度学习"]["missing"] == 2
    assert (await standing(on="2025-09-30"))["季度学习"]["behind"]


async def test_only_those_behind_are_listed_when_asked(seen):
    told = await seen("duties?on=2025-03-31&behind=true")
    assert {(one["name"], one["duty"]) for one in told} == {
        ("教育界", "季度学习"), ("经济界", "季度学习"), ("中国民主同盟", "季度学习"),
    }  # fmt: skip
    assert await seen("duties?on=2025-03-31&kind=area_group") == []
    assert len(await seen(f"duties?on=2025-03-31&body={EDUCATION}")) == 4


async def test_a_proposal_in_the_sectors_name_counts_and_a_members_own_does_not(hear, standing):
    before_the_plenary = date(2025, 1, 5)
    await hear(submitted(SponsorKind.INDIVIDUAL, person("岑知远"), before_the_plenary))
    assert (await standing(on="2025-03-01"))["提案"]["done"] == 0
    await hear(submitted(SponsorKind.SECTOR, sector("教育"), before_the_plenary))
    found = (await standing(on="2025-03-01"))["提案"]
    assert (found["done"], found["first"]) == (1, "2025-01-08")


async def test_a_sectors_group_stands_for_a_sector_without_a_body_of_that_name(hear, standing):
    group = Named(id=uuid4(), name="教育界别活动组")
    await hear(submitted(SponsorKind.GROUP, group, date(2025, 2, 1)))
    assert (await standing(on="2025-03-01"))["提案"]["done"] == 1


@pytest.mark.parametrize("gone", [ProposalReturned, ProposalWithdrawn, ProposalRetracted])
async def test_what_was_taken_back_does_not_count(gone, hear, standing):
    told = submitted(SponsorKind.SECTOR, sector("教育"), date(2025, 2, 1))
    await hear(told, gone(proposal=told.proposal, reason="重复"))
    assert (await standing(on="2025-03-01"))["提案"]["done"] == 0
    await hear(told)
    assert (await standing(on="2025-03-01"))["提案"]["done"] == 1


async def test_a_report_of_its_member_counts_once_and_one_of_another_sector_does_not(
    hear, standing, admitted
):
    await hear(*admitted("褚望舒", sector="经济界"), reported("岑知远", "柏清禾"))
    await hear(reported("褚望舒"), reported("褚望舒", unit=sector("教育")))
    assert (await standing(on="2025-12-31"))["信息"]["done"] == 1
    assert (await standing(on="2025-12-31"))["信息"]["more"] == 1
    economy = (await standing("经济界", on="2025-12-31"))["信息"]
    assert economy["done"] + economy["more"] == 2


async def test_who_was_entered_twice_reports_for_the_body_of_the_one_who_is_kept(
    hear, standing, admitted
):
    twin = person("岑志远")
    await hear(*admitted("岑志远", sector="经济界"), reported("岑志远"))
    assert (await standing(on="2025-12-31"))["信息"]["done"] == 0
    await hear(MembersMerged(member=person("岑知远"), duplicate=twin.id))
    assert (await standing(on="2025-12-31"))["信息"]["done"] == 1


async def test_what_nobody_tells_yet_is_said_to_have_no_source(standing):
    found = (await standing(on="2025-12-31"))["大会发言"]
    assert (found["sourced"], found["behind"], found["owed"]) == (False, False, 1)


async def test_a_unit_may_not_read_them(sectors):
    unit = Principal("unit:1", (Grant(Role.UNIT, HERE),))
    async with client(sectors, unit) as http:
        assert (await http.get("/committees/999900/duties")).status_code == 403


@pytest.fixture
def keep(http, seen):
    """`await keep("PUT", path, body)`: something told of a body, and read since."""

    async def kept(method, path, body):
        told = await http.request(method, f"/committees/999900/bodies{path}", json=body)
        assert told.status_code == 201, told.text
        await seen("bodies", told.json()["position"])

    return kept


async def test_a_body_formed_in_the_year_owes_its_share_and_it_is_said_why(keep, standing):
    await keep("PUT", f"/{EDUCATION}/first-day", {"since": "2025-05-20"})
    found = await standing(on="2025-12-31")
    study = found["季度学习"]
    assert (study["since"], study["owed"], study["missing"]) == ("2025-05-20", 2, 2)
    told = [part["not_owed"] and part["not_owed"]["zh"] for part in study["parts"]]
    assert told == ["当时尚未成立", "成立不足半个季度", None, None]
    assert (found["信息"]["owed"], found["信息"]["not_owed"]) == (1, None)
    await keep("PUT", f"/{EDUCATION}/first-day", {"since": "2025-08-01"})
    found = await standing(on="2025-12-31")
    assert found["信息"]["not_owed"] == {
        "type": "FormedTooLate",
        "zh": "成立不足半年",
        "en": "it was formed with less than half of the year left",
    }
    assert (found["信息"]["behind"], found["大会发言"]["not_owed"]["type"]) == (
        False,
        "FormedTooLate",
    )
    assert (await standing("经济界", on="2025-12-31"))["季度学习"]["owed"] == 4
    await keep("PUT", f"/{EDUCATION}/first-day", {"since": None})
    assert (await standing(on="2025-12-31"))["季度学习"]["owed"] == 4


async def test_a_body_that_ended_in_the_year_is_asked_for_its_share_and_later_for_nothing(
    http, keep, standing
):
    await http.post("/committees/999900/activities", json=at_education("2025-02-10"))
    await keep("POST", f"/{EDUCATION}/dissolution", {"until": "2025-06-30"})
    study = (await standing(on="2025-12-31"))["季度学习"]
    assert (study["until"], study["owed"], study["done"], study["missing"]) == (
        "2025-06-30", 2, 1, 1,
    )  # fmt: skip
    assert [part["not_owed"] and part["not_owed"]["type"] for part in study["parts"]] == [
        None, None, "NoMore", "NoMore",
    ]  # fmt: skip
    assert (await standing(on="2025-12-31"))["信息"]["not_owed"]["zh"] == "本年度存续不足半年"
    assert "季度学习" not in await standing(on="2026-03-01")
    assert (await standing(on="2026-03-01", year=2025))["季度学习"]["missing"] == 1


def at_education(on):
    host = sector("教育界")
    told = {"id": str(host.id), "name": host.name}
    return {"title": "集中学习", "kind": "学习", "starts_on": on, "host": told}
