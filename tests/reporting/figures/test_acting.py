"""Are the cases of a body that are found once those that each statement would find by itself?"""

from belonging_world import HERE, year
from sqlalchemy import select, text

from kernel.testing.feeding import Feed
from kernel.testing.running import receive, running
from reporting.app import REPORTING
from reporting.archive.cut import cut_now
from reporting.cases.catalogue import KINDS
from reporting.cases.keeping import step
from reporting.figures.acting import with_acting
from reporting.figures.belonging import BODY
from reporting.figures.counting import anywhere
from reporting.figures.joining import by_hash
from reporting.figures.lens import Sort
from reporting.figures.resolving import narrowed

NESTED = text("select current_setting('enable_nestloop')")


async def belonging(connection, scope):
    """By kind the cases that belong to the body."""
    found = {}
    for kind in KINDS:
        if kind.name in BODY:
            own = kind.table
            belongs = BODY[kind.name].sql(scope, own)
            wanted = select(own.c.case_id).where(scope.known(own), belongs)
            found[kind.name] = sorted((await connection.execute(wanted)).scalars())
    return found


async def test_what_is_found_once_is_what_each_statement_finds(database):
    async with running(REPORTING, database) as reporting:
        engine = reporting.engine
        await receive(reporting, Feed().all(HERE, year()))
        while await step(engine):
            pass
        asked = (HERE, 5, 3, "plenary", await cut_now(engine, HERE))
        body = await narrowed(engine, *asked, Sort.BODY, "教育")
        whole = await narrowed(engine, *asked, Sort.COMMITTEE, None)
        async with engine.connect() as connection:
            once = await with_acting(connection, body)
            assert once.acting["proposal"]
            assert await belonging(connection, once) == await belonging(connection, body)
            assert anywhere(once).acting == {}
            assert await with_acting(connection, whole) is whole


async def test_tables_are_joined_by_hash_in_that_transaction_alone(database):
    async with running(REPORTING, database) as reporting, reporting.engine.connect() as connection:
        await by_hash(connection)
        assert (await connection.execute(NESTED)).scalar_one() == "off"
        await connection.rollback()
        assert (await connection.execute(NESTED)).scalar_one() == "on"
