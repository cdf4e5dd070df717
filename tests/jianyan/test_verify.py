"""Does `jianyan verify` see that a log was touched?"""

import asyncio

import asyncpg

from jianyan.link import connected

TOUCH = "update events set data = data || ' ' where position = 1"


async def touch(url: str) -> None:
    """As someone who owns the database and switches the guard off."""
    connection = await asyncpg.connect(url)
    await connection.execute(f"alter table events disable trigger user; {TOUCH}")
    await connection.close()


def test_a_touched_event_is_found_and_named(jianyan, home):
    jianyan("committee", "establish", "999900", "云岭市政协", "--preset", "city")
    well = jianyan("verify", language="C")
    assert well.returncode == 0, well.stderr
    rows = [line.split("\t") for line in well.stdout.splitlines()[1:]]
    assert [row[0] for row in rows] == ["members", "proposals", "sectors", "reporting"]
    assert {row[3] for row in rows} == {"good"}
    with connected(home) as host:
        asyncio.run(touch(host.get("/servers")["databases"]["members"]["owner"]))
    broken = jianyan("verify")
    assert broken.returncode == 1
    assert "members" in broken.stderr
    assert "有问题" in broken.stdout
