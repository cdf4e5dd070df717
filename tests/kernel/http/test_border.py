"""Is what no database can hold turned away at the border, and said so?"""

import json

import pytest

from kernel.testing.running import client, running
from members.app import MEMBERS

BODY = {"code": "999900", "name": "云岭市政协", "preset": "city"}


@pytest.mark.parametrize("name", ["云\x00岭市政协", "云\ud800岭市政协"])
async def test_text_that_no_database_holds_is_refused_in_two_languages(database, name):
    async with running(MEMBERS, database) as members, client(members) as http:
        body = json.dumps({**BODY, "name": name})
        told = await http.post(
            "/committees", content=body, headers={"content-type": "application/json"}
        )
        assert told.status_code == 422, told.text
        assert told.json()["type"].endswith(("Unstorable", "Invalid"))
        assert told.json()["title_zh"]
        assert (await http.post("/committees", json=BODY)).status_code == 201


async def test_a_path_that_no_database_holds_is_not_found(database):
    async with running(MEMBERS, database) as members, client(members) as http:
        assert (await http.get("/committees/%00/plenaries")).status_code == 404
