"""Is every kind of document issued from events, and does it show what only some kinds show?"""

import base64
import io
import re
from datetime import date
from zipfile import ZipFile

import openpyxl
import pytest
from city_years import City

from contracts.committees import plenary_id
from contracts.proposals.attention import KeyProposalNamed, PublicationAnswered
from contracts.proposals.proposal import ProposalSubmitted
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.figures.lens import Sort
from reporting.issue.kinds import KINDS

TOWN = City("999900", "云岭市政协", "city", members=20, proposals=24, a_month=1)
BASE = "/committees/999900"
OF = {"plenary": "5/4"}
HALF = {**OF, "window": "2025-01-01..2025-06-30"}
PAPER = "五届一次会议工作报告，第3页"


EVENTS = list(TOWN.events())
HERE = plenary_id(TOWN.here, 5, 4)
ASKED = [
    one for one, _ in EVENTS if isinstance(one, ProposalSubmitted) and one.plenary == HERE
]  # fmt: skip
FEBRUARY = date(2025, 2, 20)


def agreed(proposal: ProposalSubmitted, agrees: bool) -> PublicationAnswered:
    who = {"proposal": proposal.proposal, "sponsor": proposal.first_sponsor}
    return PublicationAnswered(**who, agrees=agrees, reason=None, answered_on=None)


def marks():
    """The second is a key proposal; it may be read by all, and so may the first, not the third."""
    chosen = {"leaders": (), "ways": (), "basis": "主席会议", "named_on": None}
    yield KeyProposalNamed(proposal=ASKED[1].proposal, **chosen), FEBRUARY
    for one, agrees in zip(ASKED[:3], (True, True, False), strict=True):
        yield agreed(one, agrees), FEBRUARY


@pytest.fixture
async def town(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(TOWN.here, [*EVENTS, *marks()]))
        yield http


async def issued(http, kind, **params):
    answer = await http.post(f"{BASE}/documents/{kind}", params=params)
    assert answer.status_code == 201, answer.text
    return answer.json()


def text_of(paper) -> str:
    package = ZipFile(io.BytesIO(base64.b64decode(paper["files"][0]["content"])))
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)", package.read("word/document.xml").decode()))


def contents(paper):
    book = openpyxl.load_workbook(
        io.BytesIO(base64.b64decode(paper["files"][1]["content"])), read_only=True
    )
    return {row[0]: row for row in book["目录"].iter_rows(min_row=5, values_only=True) if row[0]}


OURS = [kind for kind, told in KINDS.items() if Sort.COMMITTEE in told.lenses]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kinds", [OURS[0::3], OURS[1::3], OURS[2::3]])
async def test_every_kind_of_the_committee_is_issued_and_follows_from_its_events(town, kinds):
    for kind in kinds:
        paper = await issued(town, kind, **(HALF if kind == "mid-year-summary" else OF))
        assert paper["files"][0]["name"] == KINDS[kind].file
        assert paper["warnings"] == []
        verified = (await town.get(f"/documents/{paper['document']}/verify")).json()
        assert (verified["same_bytes"], verified["differences"]) == (True, [])


async def test_half_a_year_stands_beside_the_same_half_of_the_year_before(town):
    text = text_of(await issued(town, "mid-year-summary", **HALF))
    assert "2025年上半年工作总结" in text
    assert "文中“上年”指2024年1月1日至2024年6月30日" in text


async def test_years_before_the_system_stand_as_stated_and_marked(town):
    stated = {
        "figure": "proposals.received",
        "window": "5/1",
        "number": {"value": 312, "source": PAPER},
    }
    answer = await town.post(f"{BASE}/stated-figures", json=stated)
    assert answer.status_code == 201, answer.text
    paper = await issued(town, "five-years", **OF)
    text = text_of(paper)
    assert "填报312件" in text
    assert PAPER in text
    listed = contents(paper)
    row = listed["proposals.received@5/1:stated"]
    assert row[2:4] == ("填报312件", f"填报数，未经事件核对；出处：{PAPER}")
    assert "proposals.received@5/3" in listed
    assert "proposals.received" in listed


async def test_only_titles_that_may_be_published_stand_in_the_public_version(town):
    first, second, third = (one.title for one in ASKED[:3])
    text = text_of(await issued(town, "public-summary", **OF))
    assert f"《{second}》《{first}》" in text
    assert third not in text


async def test_the_circular_names_those_who_reported_most(town):
    listed = contents(await issued(town, "situation-report-circular", **OF))
    named = [id for id in listed if id.startswith("proposals.sr_by_reporter/")]
    assert named
    assert all(listed[id][3].startswith("收到的信息按名册内反映人") for id in named)
