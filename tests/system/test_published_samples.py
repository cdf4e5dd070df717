"""Does each published ledger give, figure by figure, what its report printed?"""

import json
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from kernel.testing.plugin import fresh_database
from kernel.testing.running import client, running
from members.app import MEMBERS
from proposals.app import PROPOSALS
from reporting.app import REPORTING

PUBLISHED = Path(__file__).parents[2] / "examples" / "published"
SETTING = {
    "review-2024-5898": (
        {"code": "000000", "name": "全国政协", "preset": "national"},
        {
            "term": 14,
            "session": 2,
            "opens": "2024-03-04",
            "closes": "2024-03-10",
            "cut_off": "2024-03-05T20:00:00+08:00",
        },
    ),
    "handling-92": (
        {"code": "410100", "name": "郑州市政协", "preset": "city"},
        {
            "term": 6,
            "session": 1,
            "opens": "2022-05-18",
            "closes": "2022-05-21",
            "cut_off": "2022-05-20T18:00:00+08:00",
        },
    ),
}


async def imported(stack: AsyncExitStack, postgres, nats_url: str, name: str):
    """The ledger imported into an empty system: reporting's client, and what import said."""
    committee, plenary = SETTING[name]
    clients = {}
    for service in (MEMBERS, PROPOSALS, REPORTING):
        urls = stack.enter_context(fresh_database(postgres))
        started = await stack.enter_async_context(running(service, urls, nats_url))
        clients[service.name] = await stack.enter_async_context(client(started))
    await clients["members"].post("/committees", json=committee)
    code = committee["code"]
    told = await clients["members"].post(f"/committees/{code}/plenaries", json=plenary)
    assert told.status_code == 201, told.text
    path = PUBLISHED / f"{name}.xlsx"
    told = await clients["proposals"].post(
        f"/committees/{code}/imports/proposals",
        params={"plenary": f"{plenary['term']}/{plenary['session']}"},
        files={"file": (path.name, path.read_bytes())},
        timeout=120,
    )
    assert told.status_code == 200, told.text
    heads = {}
    for service in ("members", "proposals"):
        heads |= (await clients[service].get("/log/heads")).json()
    waited = await clients["reporting"].post("/wait", json=heads, timeout=120)
    assert waited.json()["taken"], waited.json()
    return clients["reporting"], told.json()["outcome"]


@pytest.mark.timeout(400)
@pytest.mark.parametrize("name", SETTING)
async def test_every_figure_of_the_report_comes_out(postgres, nats_url, name):
    expected = json.loads((PUBLISHED / f"{name}.expected.json").read_text(encoding="utf-8"))
    committee, plenary = SETTING[name]
    async with AsyncExitStack() as stack:
        reporting, outcome = await imported(stack, postgres, nats_url, name)
        told = await reporting.get(
            f"/committees/{committee['code']}/figures",
            params={"plenary": f"{plenary['term']}/{plenary['session']}"},
        )
    assert outcome["bad"] == []
    assert outcome["rows"] == outcome["good"] == expected["received"]
    figures = {id.removeprefix("proposals."): one for id, one in told.json()["figures"].items()}
    assert _counts(figures, expected) == {}
    assert _printed(figures, expected["printed"]) == {}


COUNTS = {
    "received": "received",
    "filed": "filed",
    "individual": "filed_member",
    "collective": "filed_collective",
    "merged": "merged",
    "turned_into_advice": "converted",
    "rejected": "not_filed",
    "submitters": "sponsors",
    "units": "units_involved",
    "replied": "replied",
}


def _counts(figures, expected):
    """What differs, by the expected file's own names: (ours, theirs)."""
    ours = {name: figures[id]["value"] for name, id in COUNTS.items() if name in expected}
    theirs = {name: expected[name] for name in ours}
    for name, id in (("categories", "by_category"), ("results", "grades")):
        if name in expected:
            values = figures[id]["values"]
            ours[name] = {part: values[part]["value"] for part in values}
            theirs[name] = expected[name]
    if "feedback" in expected:
        ours["feedback"] = {"满意": figures["satisfied"]["value"]}
        theirs["feedback"] = expected["feedback"]
    return {name: (ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]}


def _printed(figures, printed):
    kinds, categories = figures["by_sponsor_kind"]["values"], figures["by_category"]["values"]
    ours = {
        "individual_share": kinds["委员"]["share"],
        "collective_share": kinds["集体"]["share"],
        "reply_rate": figures["reply_rate"]["text"],
        "satisfaction": figures["satisfaction_rate"]["text"],
        **{name: one["share"] for name, one in categories.items()},
        **{name: one["share"] for name, one in figures["grades"]["values"].items()},
    }
    return {name: (ours[name], text) for name, text in printed.items() if ours[name] != text}
