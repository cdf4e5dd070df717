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


async def test_who_comes_while_the_writer_ends_is_told_when_to_come_back(database):
    async with running(MEMBERS, database) as members, client(members) as http:
        await members.appender.stop()
        told = await http.post("/committees", json=BODY)
    assert (told.status_code, told.headers["retry-after"]) == (503, "1")
    assert told.json()["type"].endswith("TooBusy")
    assert told.json()["title_zh"]


async def test_an_unknown_outcome_is_said_and_the_same_key_tells_it(database, monkeypatch):
    monkeypatch.setattr("kernel.log.append.PAUSES_S", (0.01,))
    away = True

    def crash(name):
        if away and name == "append.committed":
            raise ConnectionResetError("the server went away")

    monkeypatch.setattr("kernel.log.append.crash_point", crash)
    key = {"idempotency-key": "k"}
    async with running(MEMBERS, database) as members, client(members) as http:
        lost = await http.post("/committees", json=BODY, headers=key)
        away = False
        told = await http.post("/committees", json=BODY, headers=key)
    assert (lost.status_code, lost.headers["retry-after"]) == (503, "1")
    assert lost.json()["type"].endswith("OutcomeUnknown")
    assert told.status_code == 201
