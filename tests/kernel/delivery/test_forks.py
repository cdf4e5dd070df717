"""Is a restored log stopped and named, until a person decides?"""

from contextlib import asynccontextmanager
from dataclasses import replace

import asyncpg
import pytest
from prometheus_client import generate_latest
from sqlalchemy import select

from kernel.delivery.envelope import headers
from kernel.log.reading import heads
from kernel.tables import inbox
from kernel.testing.plugin import fresh_database
from kernel.testing.running import client, eventually, running

ROW = "insert into directory (committee, code, name, subject) values ($1, '1', 'x', '99.99.00.000')"


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr("kernel.delivery.inbox.PATROL_S", 0.5)


@asynccontextmanager
async def origin_on(words, urls, nats_url, incarnation):
    """The counting service on a database, as this incarnation of its logs."""
    async with running(words.COUNTING, urls):
        pass
    owner = await asyncpg.connect(urls.owner)
    await owner.execute("update incarnations set incarnation = $1", incarnation)
    await owner.execute(f"{ROW} on conflict do nothing", words.HERE)
    await owner.close()
    async with running(words.COUNTING, urls, nats_url) as started:
        yield started


async def forks(http):
    return (await http.get("/forks")).json()


async def stopped(http):
    """Wait until an origin has stopped; which, and both sides."""

    async def so():
        return bool(await forks(http))

    await eventually(so, timeout_s=60, what="a fork is seen")
    (fork,) = await forks(http)
    return fork


async def shown(started, n):
    """Wait until the metric counts so many forks."""

    async def so():
        return f'jianyan_forked_origins{{service="listening"}} {n}.0' in metrics()

    await eventually(so, timeout_s=60, what=f"{n} forks are counted")


def metrics():
    return generate_latest().decode()


async def test_another_incarnation_stops_until_a_person_accepts_it(
    words, postgres, heard, nats_url, ends
):
    with fresh_database(postgres) as urls:
        async with ends.reading(postgres, heard, nats_url) as reader, client(reader) as http:
            async with origin_on(words, urls, nats_url, "first") as writer:
                await ends.count(writer, words, 3)
                await ends.arrive(heard, 3)
            async with origin_on(words, urls, nats_url, "second") as writer:
                await ends.count(writer, words, 2)
                fork = await stopped(http)
                assert fork["origin"].endswith(".second")
                assert ".first up to 3" in fork["sides"]
                assert heard.taken[-1].hash.hex() in fork["sides"]
                await shown(reader, 1)
                assert len(heard.taken) == 3

                wrong = await http.post("/forks/accept", json={"origin": "x"})
                assert wrong.status_code == 404
                told = await http.post("/forks/accept", json={"origin": fork["origin"]})
                assert told.status_code == 200, told.text
                assert "office:operator" in told.json()["decided"]
                await ends.arrive(heard, 5)
                assert [one.position for one in heard.taken] == [1, 2, 3, 1, 2]
                assert await forks(http) == []
                await shown(reader, 0)
                again = await http.post("/forks/accept", json={"origin": fork["origin"]})
                assert again.status_code == 404
            # The one before it comes back to life: it is closed, whatever it says.
            async with origin_on(words, urls, nats_url, "first") as writer:
                await ends.count(writer, words, 1)
                async with writer.engine.connect() as connection:
                    positions = [at for _, _, at in await heads(connection, "counting")]
                assert sorted(positions) == [2, 4]
                await ends.relayed(writer, words, 4)
            async with origin_on(words, urls, nats_url, "second") as writer:
                await ends.count(writer, words, 1)
                await ends.arrive(heard, 6)
            assert heard.taken[-1].position == 3


async def test_a_log_restored_under_its_old_name_stops_and_cannot_be_waved_through(
    words, postgres, heard, nats_url, ends
):
    with fresh_database(postgres) as urls, fresh_database(postgres) as restored:
        async with ends.reading(postgres, heard, nats_url) as reader, client(reader) as http:
            async with origin_on(words, urls, nats_url, "same") as writer:
                await ends.count(writer, words, 3)
                await ends.arrive(heard, 3)
            async with origin_on(words, restored, nats_url, "same") as writer:
                await ends.count(writer, words, 4)
                fork = await stopped(http)
                assert fork["position"] == 3
                assert heard.taken[-1].hash.hex() in fork["sides"]
                told = await http.post("/forks/accept", json={"origin": fork["origin"]})
                assert (told.status_code, "StillForked" in told.text) == (409, True)
                assert [one["origin"] for one in await forks(http)] == [fork["origin"]]
    assert len(heard.taken) == 3


async def test_a_false_message_stops_an_origin_until_its_own_log_has_proved_it(
    words, postgres, heard, nats_url, ends
):
    with fresh_database(postgres) as urls:
        async with (
            ends.reading(postgres, heard, nats_url) as reader,
            client(reader) as http,
            origin_on(words, urls, nats_url, "true") as writer,
        ):
            await ends.count(writer, words, 2)
            await ends.arrive(heard, 2)
            false = replace(heard.taken[1], hash=bytes(31) + b"!")

            async def forge(js):
                told = headers(false) | {"Nats-Msg-Id": "forged"}
                await js.publish("cppcc.99.99.00.000.x.y.z", b"{}", headers=told)

            await ends.stream(nats_url, forge)
            fork = await stopped(http)
            await ends.count(writer, words, 2)
            told = await http.post("/forks/accept", json={"origin": fork["origin"]})
            assert told.status_code == 200, told.text
            await ends.arrive(heard, 4)

            async def goes_on():
                async with reader.engine.connect() as connection:
                    row = (await connection.execute(select(inbox))).one()
                return (row.position, row.forked) == (4, None)

            await eventually(goes_on, 60, "the position is kept with what was taken")
