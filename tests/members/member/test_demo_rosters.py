"""Do the demo's rosters become the members that their manifest counts?"""

import json
from pathlib import Path

import pytest

from kernel.testing.running import client

LEDGERS = Path(__file__).parents[3] / "examples" / "ledgers"
MANIFEST = json.loads((LEDGERS / "manifest.json").read_text(encoding="utf-8"))
ROSTERS = [ledger for ledger in MANIFEST["ledgers"] if ledger["kind"] == "roster"]
pytestmark = pytest.mark.usefixtures("parsed_here")


@pytest.fixture
async def founded(members):
    """An operator's client, and the committees of the demo with their plenaries."""
    async with client(members) as http:
        positions = []
        for one in MANIFEST["committees"]:
            body = {name: one[name] for name in ("code", "name", "preset")}
            positions.append(await position_of(http.post("/committees", json=body)))
            for plenary in one["plenaries"]:
                term, session = (int(number) for number in plenary["plenary"].split("/"))
                body = {name: plenary[name] for name in ("opens", "closes", "cut_off")}
                body |= {"term": term, "session": session}
                path = f"/committees/{one['code']}/plenaries"
                positions.append(await position_of(http.post(path, json=body)))
        http.headers["at-least"] = ", ".join(positions)
        yield http


async def position_of(asked):
    told = await asked
    assert told.status_code == 201, told.text
    return told.json()["position"]


async def test_every_roster_of_the_demo_comes_in_whole(founded):
    for ledger in ROSTERS:
        name, expected = ledger["file"], ledger["expected"]
        told = await founded.post(
            f"/committees/{ledger['committee']}/imports/roster",
            params={"plenary": ledger["plenary"], "sheet": ledger["sheet"]},
            files={"file": (name, (LEDGERS / name).read_bytes())},
        )
        assert told.status_code == 200, told.text
        outcome = told.json()["outcome"]
        assert (outcome["good"], outcome["bad"]) == (expected["members"], []), name
        assert [one for one in outcome["warnings"] if "未计入" in one] == []
        founded.headers["at-least"] = told.json()["position"]
        found = await founded.get(f"/committees/{ledger['committee']}/members")
        assert len(found.json()) == expected["on_roll"], name
