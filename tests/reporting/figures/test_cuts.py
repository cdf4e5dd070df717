"""What was known when: corrections, unknown events, replays."""

import json
from dataclasses import replace
from datetime import date

from years import HERE, PLENARY, context

from contracts.members.member import MemberAdmitted, ParticularsCorrected
from contracts.proposals.proposal import (
    ProposalFiled,
    ProposalRetracted,
    ProposalSubmitted,
    ReviewRevoked,
    SponsorsCorrected,
)
from contracts.values import Named
from kernel.event import _REGISTRY
from kernel.ids import derived
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step

DAY = date(2025, 1, 9)
PARAMS = {"plenary": "5/3"}


def submitted(number):
    return ProposalSubmitted(
        proposal=derived("proposal", number),
        plenary=PLENARY,
        serial_no=number,
        printed_no=None,
        title="关于事项的提案",
        sponsor_kind="individual",
        first_sponsor=Named(id=derived("person", "王一宁"), name="王一宁"),
        co_sponsors=(),
        sector=None,
        category="社会建设",
        topics=(),
        timing="plenary",
        submitted_on=DAY,
        text=None,
    )


def filed(number):
    return ProposalFiled(
        proposal=derived("proposal", number), case_no=number, category=None, day_assumed=False
    )


def withdrawn(number):
    return ProposalRetracted(proposal=derived("proposal", number), reason="误录")


async def fold(reporting):
    while await step(reporting.engine):
        pass


async def figures(http, **more):
    told = await http.get(f"/committees/{HERE}/figures", params=PARAMS | more)
    assert told.status_code == 200, told.text
    return told.json()


async def test_a_correction_changes_today_and_not_the_day_before(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        feed = Feed()
        events = [*context(), (submitted(1), DAY), (filed(1), DAY)]
        await receive(reporting, feed.all(HERE, events))
        await fold(reporting)
        before = await figures(http)
        revoked = ReviewRevoked(proposal=derived("proposal", 1), reason="误录")
        await receive(reporting, feed.all(HERE, [(revoked, DAY)]))
        await fold(reporting)
        now, then = await figures(http), await figures(http, as_of=before["as_of"])
    assert before["figures"]["proposals.filed"]["value"] == 1
    assert now["figures"]["proposals.filed"]["value"] == 0
    assert then["figures"] == before["figures"]


async def test_who_stood_on_a_list_before_it_was_corrected_counts_no_more(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        corrected = SponsorsCorrected(
            proposal=derived("proposal", 1),
            sponsor_kind="individual",
            first_sponsor=Named(id=derived("person", "李若水"), name="李若水"),
            co_sponsors=(),
            sector=None,
        )
        events = [*context(), (submitted(1), DAY), (submitted(2), DAY), (corrected, DAY)]
        await receive(reporting, Feed().all(HERE, [*events, (withdrawn(2), DAY)]))
        await fold(reporting)
        told = await figures(http)
    assert told["figures"]["proposals.sponsors_any_role"]["value"] == 1


async def test_a_member_corrected_later_is_counted_once(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        feed, person = Feed(), derived("person", "王一宁")
        told = {
            "member": person,
            "name": "王一宁",
            "member_no": None,
            "gender": "女",
            "nation": "汉族",
            "birth_year": 1975,
            "education": None,
            "employer": None,
            "position": None,
        }
        admitted = MemberAdmitted(**told, party=None, term=5, since=DAY)
        await receive(reporting, feed.all(HERE, [*context(), (admitted, DAY)]))
        await fold(reporting)
        corrected = ParticularsCorrected(**told, party="民建会员")
        await receive(reporting, feed.all(HERE, [(corrected, DAY)]))
        await fold(reporting)
        found = (await figures(http))["figures"]
    assert found["members.on_roll"]["value"] == 1
    assert found["members.by_party"]["values"]["民建会员"]["value"] == 1


async def test_as_of_a_future_instant_is_refused(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, context()))
        await fold(reporting)
        params = PARAMS | {"as_of": "2999-01-01T00:00:00+08:00"}
        told = await http.get(f"/committees/{HERE}/figures", params=params)
    assert told.status_code == 422
    assert told.json()["title_zh"] == "--as-of 不能晚于现在"


async def test_an_unknown_event_makes_figures_partial_until_a_replay_reads_it(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        arrivals = Feed().all(HERE, [*context(), (submitted(1), DAY), (filed(1), DAY)])
        known = _REGISTRY.pop("proposals.proposal.filed")
        try:
            await receive(reporting, arrivals)
            await fold(reporting)
            told = await figures(http)
            assert "proposals.proposal.filed" in told["partial"]
            assert told["figures"]["proposals.filed"]["value"] == 0
            assert [one["type"] for one in (await http.get("/parked")).json()] == [
                "proposals.proposal.filed"
            ]
        finally:
            _REGISTRY["proposals.proposal.filed"] = known
        replayed = await http.post("/parked/replay")
        assert replayed.json() == {"replayed": 1, "parked": 0}
        told = await figures(http)
    assert told["partial"] is None
    assert told["figures"]["proposals.filed"]["value"] == 1


async def test_what_follows_an_unreadable_event_in_its_stream_waits_and_others_go_on(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        events = [*context(), (submitted(1), DAY), (filed(1), DAY), (submitted(2), DAY)]
        arrivals = Feed().all(HERE, events)
        broken = [
            replace(one, data=json.dumps({"proposal": "no id"}))
            if one.type.endswith("submitted") and one.stream.endswith(str(derived("proposal", 1)))
            else one
            for one in arrivals
        ]
        await receive(reporting, broken)
        await fold(reporting)
        parked = (await http.get("/parked")).json()
        told = await figures(http)
    assert [one["type"].rsplit(".")[-1] for one in parked] == ["submitted", "filed"]
    assert parked[1]["reason"] == "waits behind a parked event"
    assert told["figures"]["proposals.received"]["value"] == 1
    assert told["partial"] is not None


async def test_what_the_register_says_of_the_sponsor_is_joined_at_the_cut(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        people = [
            MemberAdmitted(
                member=derived("person", name),
                name=name,
                member_no=None,
                gender=gender,
                nation="汉族",
                birth_year=None,
                party=party,
                education=None,
                employer=None,
                position=None,
                term=5,
                since=None,
            )
            for name, gender, party in (("王一宁", "女", "民建会员"), ("李若水", "男", None))
        ]
        events = [(one, DAY) for one in people]
        proposals = [(submitted(1), DAY), (filed(1), DAY), (submitted(2), DAY)]
        await receive(reporting, Feed().all(HERE, [*context(), *events, *proposals]))
        await fold(reporting)
        found = (await figures(http))["figures"]
    assert found["proposals.by_party"]["values"]["民建会员"]["value"] == 1
    assert list(found["proposals.by_gender"]["values"]) == ["女"]
    assert found["proposals.zero_sponsors"]["value"] == 1
    assert found["proposals.zero_rate"]["text"] == "50.00%"
