"""Does the service say which figures differ, and refuse to issue a document that quotes one?"""

import asyncpg
import pytest
from city_years import City

from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.figures.catalogue import FIGURES

TOWN = City("999900", "云岭市政协", "city", members=20, proposals=24, a_month=1)
PLENARY = {"plenary": "5/4"}
PATH = "/committees/999900"
LOST = (
    "delete from case_proposal where known_to = 4611686018427387904 and case_id ="
    " (select case_id from case_proposal where state = 'filed' and plenary ="
    " (select plenary from case_plenary where session = 4 limit 1)"
    " and known_to = 4611686018427387904 order by case_id limit 1) returning case_id"
)

STILL = "known_to = 4611686018427387904"
ONE_OF = "select plenary from case_plenary where session ="
ALL_OF_ONE_YEAR = (
    f"update case_proposal set plenary = ({ONE_OF} 4 and {STILL} limit 1) where {STILL}"
)
OF_LAST_YEAR_LOST = LOST.replace("session = 4", "session = 3")
A_UNIT = (
    f"select u.id::text from case_handling h, unnest(h.units) as u(id) where {STILL}"
    " group by u.id order by count(*) desc, u.id limit 1"
)
A_SPONSOR = (
    f"select first_sponsor::text from case_proposal where {STILL} and by_members"
    " group by first_sponsor having count(distinct plenary) > 1"
    " order by count(*) desc, first_sponsor limit 1"
)


@pytest.fixture
async def town(database):
    """(HTTP, `await planted(statement)`): a service that has heard a town's two years."""
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(TOWN.here, list(TOWN.events())))

        async def planted(statement):
            connection = await asyncpg.connect(database.owner)
            found = await connection.fetchval(statement)
            await connection.close()
            return found

        yield http, planted


async def recheck(http, **more):
    told = await http.get(f"{PATH}/figures/recheck", params=PLENARY | more)
    assert told.status_code == 200, told.text
    return told.json()


async def test_all_figures_agree_in_every_window(town):
    http, _ = town
    for window in ("plenary", "2025", "2025-Q2"):
        told = await recheck(http, window=window)
        assert told["differences"] == []
        assert told["agree"] == told["checked"] == len(FIGURES)


async def test_a_lost_case_is_named_with_both_values_and_its_events(town):
    http, planted = town
    assert (await recheck(http))["differences"] == []
    lost = await planted(LOST)
    told = await recheck(http, id=["proposals.filed", "proposals.sr_received"])
    assert (told["checked"], told["agree"]) == (2, 1)
    (one,) = told["differences"]
    assert (one["figure"], one["title"], one["part"]) == ("proposals.filed", "立案提案", None)
    assert int(one["second"].split()[0]) == int(one["first"].split()[0]) + 1
    (case,) = one["cases"]
    assert (case["case"], case["counted"]) == (lost, "second")
    titles = [event["title"] for event in case["events"]]
    assert titles[:2] == ["提案提交", "提案立案"]


async def test_what_is_counted_twice_names_the_events_that_were_counted_first(town):
    http, planted = town
    asked = {"id": "members.on_roll", "window": "2025"}
    assert (await recheck(http, **asked))["differences"] == []
    left = "update case_member set until = '2024-05-01' where name = '赵一一' returning case_id"
    gone = await planted(left)
    (one,) = (await recheck(http, **asked))["differences"]
    assert [case["case"] for case in one["cases"]] == [gone]


async def test_a_document_that_quotes_a_figure_that_differs_is_not_issued_but_drafted(town):
    http, planted = town
    issued = await http.post(f"{PATH}/documents/proposal-review", params=PLENARY)
    assert issued.status_code == 201, issued.text
    await planted(LOST)
    refused = await http.post(f"{PATH}/documents/proposal-review", params=PLENARY)
    assert refused.status_code == 409
    told = refused.json()
    assert told["type"] == "urn:jianyan:problem:FiguresDiffer"
    assert "立案提案 统计为" in told["title_zh"]
    named = {one["figure"]: one for one in told["differences"]}
    assert named["proposals.filed"]["cases"][0]["events"]
    draft = await http.post(
        f"{PATH}/documents/proposal-review", params={**PLENARY, "draft": "true"}
    )
    assert draft.status_code == 200
    assert any("复算不符：立案提案 统计为" in one for one in draft.json()["warnings"])
    assert len((await http.get("/documents")).json()) == 1


async def test_a_paper_of_one_body_unit_or_member_is_issued_only_when_its_figures_agree(town):
    http, planted = town
    assert (await recheck(http))["differences"] == []
    papers = {
        "body-summary": {"scope": "body", "of": "教育"},
        "unit-report": {"scope": "unit", "of": await planted(A_UNIT)},
        "member-report": {"scope": "member", "of": await planted(A_SPONSOR)},
    }
    for kind, of in papers.items():
        assert (await recheck(http, **of))["differences"] == []
        issued = await http.post(f"{PATH}/documents/{kind}", params=PLENARY | of)
        assert issued.status_code == 201, issued.text
    await planted(ALL_OF_ONE_YEAR)
    for kind, of in papers.items():
        told = await recheck(http, **of)
        assert told["differences"]
        assert told["checked"] < len(FIGURES)
        refused = await http.post(f"{PATH}/documents/{kind}", params=PLENARY | of)
        assert refused.status_code == 409, kind
        assert refused.json()["type"] == "urn:jianyan:problem:FiguresDiffer"
    assert len((await http.get("/documents")).json()) == len(papers)


@pytest.mark.parametrize("kind", ["annual-summary", "five-years"])
async def test_figures_of_an_earlier_year_that_a_paper_quotes_are_counted_again_too(town, kind):
    http, planted = town
    issued = await http.post(f"{PATH}/documents/{kind}", params=PLENARY)
    assert issued.status_code == 201, issued.text
    await planted(OF_LAST_YEAR_LOST)
    refused = await http.post(f"{PATH}/documents/{kind}", params=PLENARY)
    assert refused.status_code == 409
    assert refused.json()["type"] == "urn:jianyan:problem:FiguresDiffer"
