"""Does a committee's request travel from HTTP to the log, the view and the stream?"""

import nats

from kernel.delivery.envelope import arrived
from kernel.log.chain import Recorded, named
from kernel.testing.running import client, eventually, running
from members.app import MEMBERS

BODY = {"code": "999900", "name": "云岭市政协", "preset": "city"}
PLENARY = {
    "term": 5,
    "session": 3,
    "opens": "2026-01-08",
    "closes": "2026-01-11",
    "cut_off": "2026-01-09T18:00:00+08:00",
}


async def test_a_written_plenary_is_read_at_once(database):
    async with running(MEMBERS, database) as members, client(members) as http:
        told = await http.post("/committees", json=BODY)
        assert told.status_code == 201, told.text
        after = told.json()["position"]
        told = await http.post(
            "/committees/999900/plenaries", json=PLENARY, headers={"at-least": after}
        )
        assert told.status_code == 201, told.text
        read = await http.get(
            "/committees/999900/plenaries", headers={"at-least": told.json()["position"]}
        )
        assert [(one["term"], one["session"]) for one in read.json()] == [(5, 3)]


async def test_the_same_key_gives_the_same_answer_and_another_body_is_refused(database):
    async with running(MEMBERS, database) as members, client(members) as http:
        key = {"idempotency-key": "k1"}
        first = await http.post("/committees", json=BODY, headers=key)
        again = await http.post("/committees", json=BODY, headers=key)
        assert (first.status_code, again.status_code) == (201, 201)
        assert again.json() == first.json()
        other = await http.post("/committees", json={**BODY, "name": "另一政协"}, headers=key)
        assert other.status_code == 422
        assert other.json()["type"].endswith(":KeyReused")


async def test_a_refusal_names_its_rule_in_two_languages(database):
    async with running(MEMBERS, database) as members, client(members) as http:
        await http.post("/committees", json=BODY)
        told = await http.post("/committees", json={**BODY, "name": "另一政协"})
        problem = told.json()
        assert told.status_code == 422
        assert problem["type"] == "urn:jianyan:problem:CodeInUse"
        assert problem["title_zh"].startswith("该行政区划代码")
        assert problem["title"].startswith("Another name")


async def test_nobody_gets_in_without_a_token(database):
    async with running(MEMBERS, database) as members, client(members) as http:
        told = await http.get("/committees", headers={"authorization": ""})
        assert told.status_code == 401


async def test_every_position_reaches_the_stream_chained(database, nats_url):
    async with running(MEMBERS, database, nats_url) as members, client(members) as http:
        await http.post("/committees", json=BODY)
        told = await http.post("/committees/999900/plenaries", json=PLENARY)
        assert told.status_code == 201, told.text
        connection = await nats.connect(nats_url)
        stream = connection.jetstream()

        async def sent() -> bool:
            return (await stream.stream_info("EVENTS")).state.messages >= 3

        await eventually(sent, what="three messages in the stream")
        reader = await stream.subscribe("cppcc.99.99.00.000.members.>", ordered_consumer=True)
        found = []
        for _ in range(3):
            message = await reader.next_msg(timeout=5)
            found.append(arrived(message.headers, message.data.decode()))
        await connection.close()
        assert [one.position for one in found] == [1, 2, 3]
        assert all(isinstance(one, Recorded) and one.holds() for one in found)
        assert [named(one.prevhash) for one in found[1:]] == [named(o.hash) for o in found[:-1]]


async def test_a_years_working_days_are_announced_and_read(database):
    async with running(MEMBERS, database) as started, client(started) as http:
        await http.post(
            "/committees", json={"code": "999900", "name": "云岭市政协", "preset": "city"}
        )
        url = "/committees/999900/working-days"
        shipped = (await http.get(f"{url}/2026")).json()
        assert (shipped["announced"], shipped["basis"]) == (True, None)
        assert shipped["made_up"]["2026-02-14"] == "春节"
        assert (await http.get(f"{url}/2099")).json()["announced"] is False
        body = {"off": [{"day": "2099-01-01", "name": "元旦"}], "basis": "放假通知"}
        told = await http.put(f"{url}/2099", json=body)
        assert told.status_code == 201, told.text
        after = {"at-least": told.json()["position"]}
        found = (await http.get(f"{url}/2099", headers=after)).json()
        assert (found["announced"], found["off"]) == (True, {"2099-01-01": "元旦"})
        wrong = await http.put(f"{url}/2098", json=body)
        assert wrong.json()["type"].endswith(":OutsideTheYear")
