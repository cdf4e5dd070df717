"""Which members on the roll did nothing at all?"""

from datetime import date

from counted import admitted, came, cases, held, submitted, told
from years import PEOPLE

from contracts.members.member import MemberLeft
from contracts.proposals.situation_report import SituationReportReceived
from kernel.ids import derived

WANG, LI, ZHANG, CHEN = PEOPLE
SPRING = date(2025, 3, 2)


def reported(who, on=SPRING):
    event = SituationReportReceived(
        report=derived("report", who.name),
        title="关于情况的反映",
        reporters=(who,),
        by_person=True,
        unit=None,
        sector=None,
        topics=(),
        received_on=on,
    )
    return event, on


def everybody():
    return [admitted(who) for who in PEOPLE]


async def test_who_has_a_proposal_a_report_or_came_once_has_done_something(database):
    events = [*everybody(), submitted(1, WANG), reported(LI), held(1, SPRING), came(1, ZHANG)]
    figures, proof = await told(database, events, "members.no_duty", window="2025")
    rate = figures["members.no_duty_rate"]
    assert (rate["numerator"], rate["denominator"]) == (1, 4)
    assert cases(proof) == [CHEN.name]
    aside = {one["label"] for one in proof["cases"] if not one["counts"]}
    assert {"关于情况的反映", "第1次活动"} <= aside


async def test_a_co_sponsor_did_something_and_who_was_only_expected_did_not(database):
    joint = submitted(1, WANG, sponsor_kind="joint", co_sponsors=(LI,))
    events = [*everybody(), joint, held(1, SPRING), came(1, ZHANG, "leave"), came(1, CHEN, "half")]
    figures, proof = await told(database, events, "members.no_duty", window="2025")
    assert figures["members.no_duty"]["value"] == 1
    assert cases(proof) == [ZHANG.name]


async def test_what_was_done_in_another_year_or_by_who_has_left_is_nothing_here(database):
    left = MemberLeft(member=CHEN.id, how="resigned", until=SPRING)
    events = [*everybody(), reported(WANG, date(2026, 2, 3)), (left, SPRING), submitted(1, LI)]
    figures, proof = await told(database, events, "members.no_duty", window="2025")
    assert figures["members.no_duty"]["value"] == 2
    assert cases(proof) == sorted((WANG.name, ZHANG.name))
    assert figures["members.on_roll"]["value"] == 3


async def test_without_anything_everybody_did_nothing(database):
    figures, *_ = await told(database, everybody(), window="2025")
    assert figures["members.no_duty"]["value"] == figures["members.on_roll"]["value"] == 4
