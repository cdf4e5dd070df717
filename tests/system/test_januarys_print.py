"""Does January's print stay what it was, and say what March and another node's late events did?"""

import base64
from collections.abc import Awaitable, Callable, Sequence
from datetime import date

import pytest
from city_years import City
from lxml import html as reader

from contracts.proposals.proposal import ProposalFiled, ProposalNotFiled, ReviewRevoked
from contracts.sectors.activity import ActivityHeld
from kernel.delivery.package import packed
from kernel.log.chain import Recorded
from kernel.running import Running
from kernel.testing.feeding import Feed
from kernel.testing.running import TOKENS, client, eventually, running
from reporting.app import REPORTING
from reporting.issue.word_text import word_text

PATH = "/committees/999900/documents/annual-summary"
PLENARY = {"plenary": "5/4", "html": True, "check_copy": True}
PAPER = "年度工作总结.docx"
TOWN = City("999900", "云岭市政协", "city", members=20, proposals=24, a_month=2)
LATE = 30
"""So many events of the sectors' log lay on another node until spring."""


def content(told, name):
    (found,) = [one["content"] for one in told["files"] if one["name"] == name]
    return base64.b64decode(found)


def figures_of(told):
    """By id how a document prints each figure, as its page says."""
    page = reader.fromstring(content(told, "年度工作总结.html"))
    found = {}
    for one in page.xpath("//data"):
        found.setdefault(one.get("value"), one.text)
    return found


def reads(reporting: Running) -> Callable[[], Awaitable[bool]]:
    """Whether this process is the one that reads for its service."""

    async def holds() -> bool:
        return reporting.inbox is not None and reporting.inbox.reads()

    return holds


async def brought(http, events: Sequence[Recorded]) -> None:
    """Feed files that other nodes signed, an origin each, taken in here."""
    for origin in dict.fromkeys(one.origin for one in events):
        mine = [one for one in events if one.origin == origin]
        file = {"file": ("feed.jsonl", packed(origin, mine[-1].position, mine, TOKENS))}
        told = await http.post("/feed", files=file)
        assert told.status_code == 200, told.text
        assert told.json()["taken"] == len(mine)


@pytest.mark.timeout(300)
async def test_the_print_of_january_after_a_correction_in_march_and_late_events(database, nats_url):
    feed, events = Feed(), list(TOWN.events())
    told = feed.all(TOWN.here, events)
    sectors = [one for one in told if one.origin.service == "sectors"]
    late = sectors[-LATE:]
    held = [one for one in late if one.type == ActivityHeld.event_name]
    async with running(REPORTING, database, nats_url) as reporting, client(reporting) as http:
        await eventually(reads(reporting), what="the service reads its inbox")
        await brought(http, [one for one in told if one not in late])
        january = await http.post(PATH, params=PLENARY)
        assert january.status_code == 201, january.text
        january = january.json()
        document = f"/documents/{january['document']}"

        filed = [
            event for event, day in events if isinstance(event, ProposalFiled) and day.year == 2025
        ]
        revoked = ReviewRevoked(proposal=filed[0].proposal, reason="误录")
        instead = ProposalNotFiled(proposal=filed[0].proposal, reason="内容空泛")
        march = [(revoked, date(2026, 3, 10)), (instead, date(2026, 3, 11))]
        await brought(http, feed.all(TOWN.here, march))
        await brought(http, late)

        again = (await http.get(document, params={"html": True, "check_copy": True})).json()
        assert again["files"] == january["files"]

        told = await http.post("/documents/verify", content=content(january, PAPER))
        told = told.json()
        assert (told["state"], told["edits"]) == ("genuine", [])
        assert (told["same_figures"], told["same_bytes"], told["differences"]) == (True, True, [])

        moved = {one["figure"]: one for one in told["since"]}
        of_filed = moved["proposals.filed"]
        assert {one["type"] for one in of_filed["events"]} == {
            "proposals.proposal.review_revoked",
            "proposals.proposal.not_filed",
        }
        of_activities = moved["sectors.activities"]
        assert {one["event"] for one in of_activities["events"]} == {
            str(one.event_id) for one in held
        }
        assert {one["origin"] for one in of_activities["events"]} == {str(late[0].origin)}
        assert all(one["occurred_on"].startswith("2025") for one in of_activities["events"])
        assert all(one["count"] or one["why"] for one in told["since"])
        assert "members.on_roll" not in moved

        today = (await http.post(PATH, params=PLENARY)).json()
        then, now = figures_of(january), figures_of(today)
        assert {id for id in then.keys() & now.keys() if then[id] != now[id]} <= moved.keys()
        assert all(now[id] in one["now"].split("；") for id, one in moved.items() if id in now)
        assert word_text(content(today, PAPER)).units != word_text(content(january, PAPER)).units
