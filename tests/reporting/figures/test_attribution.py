"""Does an act count where those who acted belonged on its day, and not where they belong today?"""

from datetime import date

import pytest
from belonging_world import (
    AUTUMN,
    CEN,
    ECONOMY,
    EDUCATION,
    HERE,
    LI,
    MENG,
    PARTICULARS,
    STUDY,
    SUMMER,
    admitted,
    held,
    joined,
    left,
    proposed,
    reported,
    year,
)
from years import context

from contracts.committees import plenary_id
from contracts.members.member import MemberAdmitted, MembersMerged
from contracts.values import BodyKind, Named
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step

PARAMS = {"plenary": "5/3"}
PROPOSALS, REPORTS = "proposals.by_sector", "proposals.sr_by_sector"
ADDED = ("proposals.sector_sponsorings", "proposals.sr_sector_reports")
WRITTEN = Named(id=EDUCATION.id, name="教育界")


async def told(url, events, *ids, **params):
    async with running(REPORTING, url) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, events))
        while await step(reporting.engine):
            pass
        query = PARAMS | {"id": list(ids)} | params
        answer = await http.get(f"/committees/{HERE}/figures", params=query)
        assert answer.status_code == 200, answer.text
        figures = answer.json()["figures"]
        path = f"/committees/{HERE}/evidence/{ids[0]}"
        return figures, (await http.get(path, params=PARAMS | params)).json()["cases"]


def admitted_on(one, day):
    told = {"member": one.id, "name": one.name, "term": 5, "since": day}
    return MemberAdmitted(**PARTICULARS, **told), day


def parts(figure):
    return {name: one["value"] for name, one in figure["values"].items()}


async def test_who_changed_sector_in_mid_year_counts_where_the_act_was_done(database):
    figures, cases = await told(database, year(), PROPOSALS, REPORTS, *ADDED)
    # 1 and 6 by Cen before the change, 4 as written; 2 by Cen after it; 3 by Cen and Li together.
    assert parts(figures[PROPOSALS]) == {"教育": 4, "经济": 2}
    assert figures[PROPOSALS]["whole"] == 5
    assert figures["proposals.sector_sponsorings"]["value"] == 6
    assert parts(figures[REPORTS]) == {"教育": 1, "经济": 1}
    assert figures["proposals.sr_sector_reports"]["value"] == 2
    (joint,) = (one for one in cases if one["label"] == "关于事项3的提案")
    assert set(joint["part"].split("、")) == {"教育", "经济"}
    titles = {event["title"] for event in joint["beside"]}
    assert titles == {"加入界别或机构", "退出界别或机构"}


@pytest.mark.parametrize(("name", "many"), [("教育", 4), ("经济", 2)])
async def test_a_sectors_part_is_what_its_own_scope_counts(database, name, many):
    id = "proposals.filed_member"
    figures, _ = await told(database, year(), id, scope="body", of=name)
    assert figures[id]["value"] == many


async def test_in_two_special_committees_it_counts_for_each_and_outside_for_none(database):
    other = STUDY.model_copy(update={"id": ECONOMY.id, "name": "联络委员会"})
    events = [*year(), joined(CEN, other, BodyKind.SPECIAL_COMMITTEE, since=AUTUMN)]
    figures, _ = await told(database, events, "proposals.by_special_committee")
    assert parts(figures["proposals.by_special_committee"]) == {"联络委员会": 1, STUDY.name: 1}


@pytest.mark.parametrize(
    ("roster", "expected"),
    [
        ([], {"教育界": 1}),
        ([joined(MENG, ECONOMY)], {"经济": 1}),
        ([joined(MENG, ECONOMY), left(MENG, ECONOMY, date(2025, 2, 1))], {"教育界": 1}),
        ([joined(MENG, ECONOMY, since=date(2025, 3, 4))], {"教育界": 1}),
        ([joined(LI, EDUCATION)], {"教育": 1}),
    ],
)
async def test_what_the_ledger_wrote_stands_only_where_the_roster_knows_nothing(
    database, roster, expected
):
    events = [*context(), *admitted(MENG, LI), *roster, *proposed(1, MENG, written=WRITTEN)]
    figures, _ = await told(database, events, PROPOSALS, "proposals.sector_sponsorings")
    assert parts(figures[PROPOSALS]) == expected
    assert figures["proposals.sector_sponsorings"]["value"] == 1


async def test_with_neither_roster_nor_ledger_the_sector_is_not_told(database):
    events = [*context(), *admitted(MENG), *proposed(1, MENG), reported(1, MENG)]
    figures, _ = await told(database, events, PROPOSALS, REPORTS)
    assert parts(figures[PROPOSALS]) == parts(figures[REPORTS]) == {"未填界别": 1}


async def test_who_came_back_to_a_sector_was_not_in_it_meanwhile(database):
    back = [
        joined(CEN, EDUCATION),
        left(CEN, EDUCATION, date(2025, 2, 28)),
        joined(CEN, EDUCATION, since=SUMMER),
    ]
    sponsored = [
        *proposed(1, CEN, on=date(2025, 2, 28)),
        *proposed(2, CEN, on=date(2025, 3, 1)),
        *proposed(3, CEN, on=SUMMER),
    ]
    figures, _ = await told(database, [*context(), *admitted(CEN), *back, *sponsored], PROPOSALS)
    assert parts(figures[PROPOSALS]) == {"教育": 2, "未填界别": 1}


async def test_who_came_back_was_there_before_at_an_activity_and_on_an_opening_day(database):
    back = [
        joined(CEN, EDUCATION),
        left(CEN, EDUCATION, date(2025, 2, 28)),
        joined(CEN, EDUCATION, since=SUMMER),
        joined(LI, ECONOMY),
    ]
    then = plenary_id(HERE, 5, 4)
    done = [
        *proposed(1, CEN, on=None),
        *proposed(2, CEN, on=None, plenary=then),
        *held(1, ECONOMY, CEN, on=date(2025, 2, 1)),
        *held(2, ECONOMY, CEN, on=date(2025, 4, 1)),
    ]
    events = [*context(), *admitted(CEN, LI), *back, *done]
    of = {"scope": "body", "of": EDUCATION.name}
    figures, _ = await told(database, events, "sectors.present", "proposals.received", **of)
    assert figures["sectors.present"]["value"] == 1
    assert figures["proposals.received"]["value"] == 1


async def test_who_was_in_a_body_before_is_not_admitted_to_it_on_another_members_day(database):
    since, meanwhile = date(2025, 2, 1), date(2025, 5, 5)
    come = [admitted_on(CEN, since), admitted_on(LI, meanwhile)]
    back = [joined(LI, EDUCATION), left(LI, EDUCATION, date(2025, 2, 28))]
    again = [joined(LI, EDUCATION, since=SUMMER), joined(CEN, ECONOMY)]
    of = {"scope": "body", "of": EDUCATION.name}
    events = [*context(), *come, *back, *again]
    figures, _ = await told(database, events, "members.admitted", **of)
    assert figures["members.admitted"]["value"] == 0


async def test_a_sector_bears_the_name_that_was_told_last_not_that_of_who_left_last(database):
    renamed = ECONOMY.model_copy(update={"name": "经济科技"})
    roster = [joined(CEN, ECONOMY), joined(LI, renamed), left(CEN, ECONOMY, SUMMER)]
    events = [*context(), *admitted(CEN, LI), *roster, *proposed(1, CEN)]
    figures, _ = await told(database, events, PROPOSALS)
    assert parts(figures[PROPOSALS]) == {"经济科技": 1}


async def test_two_entries_of_one_person_in_one_sector_count_once(database):
    twin = MembersMerged(duplicate=LI.id, member=CEN)
    events = [
        *context(),
        *admitted(CEN, LI),
        joined(CEN, EDUCATION),
        joined(LI, EDUCATION),
        *proposed(1, CEN, LI),
        (twin, SUMMER),
    ]
    figures, _ = await told(database, events, PROPOSALS, "proposals.sector_sponsorings")
    assert parts(figures[PROPOSALS]) == {"教育": 1}
    assert figures["proposals.sector_sponsorings"]["value"] == 1
