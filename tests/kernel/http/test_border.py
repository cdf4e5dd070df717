"""Is what cannot be answered said so at the border, and why?"""

import json

import asyncpg
import httpx
import pytest

from contracts.directory import DirectoryRow
from kernel.http.app import service_app
from kernel.ids import committee_id
from kernel.infra.postgres import EmbeddedPostgres
from kernel.rows import as_values
from kernel.tables import directory
from kernel.testing.running import client, running
from members.app import MEMBERS
from proposals.app import PROPOSALS

FULL = """
create function is_full() returns trigger language plpgsql as $$
begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$;
create trigger is_full before insert on events for each row execute function is_full();
"""
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


async def test_a_body_is_looked_at_before_any_route_reads_it(database):
    reviewers = [{"name": "张\x00三"}]
    body = {"plenary": "5/3", "round": "初审", "reviewers": reviewers}
    row = DirectoryRow(committee_id("999900"), "999900", "云岭市政协", "99.99.00.000", None)
    async with running(PROPOSALS, database) as proposals, client(proposals) as http:
        async with proposals.engine.begin() as connection:
            await connection.execute(directory.insert(), [as_values(row)])
        for told in (json.dumps(body), json.dumps({**body, "round": "初\ud800审"})):
            kind = {"content-type": "Application/JSON"}
            url = "/committees/999900/reviews/dealing"
            answer = await http.post(url, content=told, headers=kind)
            assert (answer.status_code, answer.json()["type"][-11:]) == (422, ":Unstorable")
        answer = await http.post(
            url,
            content=json.dumps(body, ensure_ascii=False)
            .replace("\\u0000", "\\u0000")
            .encode("utf-16"),
            headers={"content-type": "application/merge-patch+json"},
        )
        assert answer.json()["type"].endswith((":Unstorable", ":Invalid")), answer.text
        whole = json.dumps({**body, "round": "初\U0001f600审", "reviewers": [{"name": "\\u0000"}]})
        answer = await http.post(url, content=whole, headers=kind)
        assert not answer.json().get("type", "").endswith(":Unstorable")


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

    monkeypatch.setattr("kernel.log.transaction.crash_point", crash)
    key = {"idempotency-key": "k"}
    async with running(MEMBERS, database) as members, client(members) as http:
        lost = await http.post("/committees", json=BODY, headers=key)
        away = False
        told = await http.post("/committees", json=BODY, headers=key)
    assert (lost.status_code, lost.headers["retry-after"]) == (503, "1")
    assert lost.json()["type"].endswith("OutcomeUnknown")
    assert told.status_code == 201


async def test_a_full_disk_is_said_and_not_taken_for_a_mistake(database):
    async with running(MEMBERS, database) as members, client(members) as http:
        connection = await asyncpg.connect(database.owner)
        await connection.execute(FULL)
        told = await http.post("/committees", json=BODY)
        health = (await http.get("/health")).json()
        await connection.execute("drop trigger is_full on events")
        await connection.close()
        assert (told.status_code, told.headers["retry-after"]) == (503, "1")
        assert told.json()["type"].endswith("NoRoom")
        append = health["readers"]["append"]
        assert (health["ok"], append["state"], append["why"]) == (False, "failing", "NoRoom")
        assert (await http.post("/committees", json=BODY)).status_code == 201
        assert (await http.get("/health")).json()["ok"]


async def test_a_database_that_is_away_is_said_and_not_taken_for_a_mistake(tmp_path):
    server = EmbeddedPostgres(tmp_path, ("members",))
    server.start()
    try:
        async with (
            running(MEMBERS, server.databases["members"]) as members,
            client(members) as http,
        ):
            assert (await http.post("/committees", json=BODY)).status_code == 201
            server.kill()
            for _ in range(2):  # a connection that was lost, then one that cannot be made
                told = await http.get("/committees/999900/plenaries")
                assert (told.status_code, told.headers["retry-after"]) == (503, "1")
                assert told.json()["type"].endswith("ServerAway")
            assert (await http.get("/health")).json()["error"] == "ConnectionRefusedError"
            server.start()
            assert (await http.get("/committees/999900/plenaries")).status_code == 200
    finally:
        server.stop()


async def test_a_mistake_of_ours_is_a_problem_too_and_says_that_the_line_is_cut(database):
    async with running(MEMBERS, database) as members:
        app = service_app(members)

        @app.get("/mistaken")
        async def mistaken() -> None:
            raise LookupError("what somebody wrote")

        told = await asked_over(app, "/mistaken")
    assert (told.status_code, told.headers["connection"]) == (500, "close")
    assert told.json()["type"].endswith("Mistake")
    assert told.json()["title_zh"]
    assert "somebody" not in told.text


async def asked_over(app, path):
    """What a client is told though the application raises on to its server."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        return await http.get(path)
