"""Is a figure exactly what its listed events prove?"""

import asyncio
from dataclasses import replace

import pytest
from belonging_world import reported, year
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from years import HERE, years

from kernel.beside import begin
from kernel.infra.server import DatabaseUrls
from kernel.shown import standings
from kernel.testing.feeding import Feed
from kernel.testing.plugin import fresh_database
from kernel.testing.running import eventually, receive, running
from reporting.app import REPORTING
from reporting.archive.cut import cut_now
from reporting.cases.keeping import CASES, step
from reporting.cases.rebuilding import fold_only
from reporting.figures.belonging import belongs
from reporting.figures.catalogue import FIGURES
from reporting.figures.computing import computed, computed_on
from reporting.figures.evidence import evidence_of, evidence_of_all
from reporting.figures.figure import Breakdown, Count, DaysBy
from reporting.figures.lens import Sort
from reporting.figures.resolving import looked_at
from reporting.figures.scope import scope_of

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Shrinking would fold thousands of databases; the seed that is printed is enough."""

WINDOWS = ("plenary", "2025", "2025-Q2", "2024-12-01..2025-02-28")


async def _check(url: DatabaseUrls, events, window: str, picked: list[str]) -> None:
    async with running(REPORTING, url) as reporting:
        await receive(reporting, Feed().all(HERE, events))
        while await step(reporting.engine):
            pass
        engine = reporting.engine
        scope = await scope_of(engine, HERE, 5, 3, window, await cut_now(engine, HERE))
        for id in picked:
            await _prove(engine, scope, id)


async def _prove(engine, scope, id: str) -> None:
    figure = FIGURES[id]
    before = (await computed(engine, scope, [figure]))[id]
    proof = await evidence_of(engine, scope, figure)
    assert await _folded(engine, scope, figure, proof.arrivals()) == before.json(), id
    if not isinstance(figure, Count):
        return
    counted = [case for case in proof.cases if case.counts]
    assert before.evidence == len(counted)
    if figure.distinct is None and figure.sums is None and counted:
        left = proof.arrivals() - {event.arrival for event in counted[0].events}
        after = await _folded(engine, scope, figure, left)
        assert after["value"] < before.value, f"{id} does not rest on {counted[0]}"


async def _folded(engine, scope, figure, arrivals):
    """The figure from these events alone; nothing stays changed."""
    async with engine.connect() as connection:
        transaction = await connection.begin()
        await fold_only(connection, HERE, arrivals)
        value = (await computed_on(connection, scope, [figure]))[figure.id]
        await transaction.rollback()
    return value.json()


@settings(
    max_examples=15,
    deadline=None,
    phases=QUICK,
    suppress_health_check=list(HealthCheck),
)
@given(
    events=years(),
    window=st.sampled_from(WINDOWS),
    picked=st.lists(st.sampled_from(sorted(FIGURES)), min_size=6, max_size=6, unique=True),
)
def test_the_listed_events_alone_give_the_figure(postgres, events, window, picked):
    with fresh_database(postgres) as url:
        asyncio.run(_check(url, events, window, picked))


LOOKED_AT = (("body", "教育"), ("body", "经济"), ("unit", "教育局"), ("member", "岑知远"))
PROVED = (
    "proposals.received",
    "proposals.sponsors_any_role",
    "proposals.filing_rate",
    "proposals.by_unit",
    "proposals.satisfied",
    "proposals.sr_reporters",
    "sectors.present",
    "sectors.activities",
    "members.contact_times",
    "members.on_roll",
    "members.no_duty",
)


@pytest.mark.parametrize(("sort", "name"), LOOKED_AT)
async def test_what_is_narrowed_is_proved_by_its_own_evidence(database, sort, name):
    async with running(REPORTING, database) as reporting:
        await receive(reporting, Feed().all(HERE, year()))
        while await step(reporting.engine):
            pass
        engine = reporting.engine
        scope = await scope_of(engine, HERE, 5, 3, "plenary", await cut_now(engine, HERE))
        lens = await looked_at(engine, scope, Sort(sort), name)
        for id in PROVED:
            if belongs(FIGURES[id], lens.sort):
                await _prove(engine, replace(scope, lens=lens), id)


async def test_a_case_that_is_in_no_part_is_listed_too_for_the_whole_counts_it(database):
    async with running(REPORTING, database) as reporting:
        await receive(reporting, Feed().all(HERE, [*year(), reported(99)]))
        while await step(reporting.engine):
            pass
        engine = reporting.engine
        scope = await scope_of(engine, HERE, 5, 3, "plenary", await cut_now(engine, HERE))
        parted = [one for one in FIGURES.values() if isinstance(one, Breakdown | DaysBy)]
        asked = [(scope, which) for one in parted for which in (one, one.of)]
        told = iter(await evidence_of_all(engine, asked))
        for parts, whole in zip(told, told, strict=True):
            listed = {case.case for case in parts.cases}
            assert {case.case for case in whole.cases} <= listed, parts.figure.id


async def _rebuilt(url: DatabaseUrls, events) -> None:
    async with running(REPORTING, url) as reporting:
        await receive(reporting, Feed().all(HERE, events))
        while await step(reporting.engine):
            pass
        engine = reporting.engine
        scope = await scope_of(engine, HERE, 5, 3, "plenary", await cut_now(engine, HERE))
        before = {id: value.json() for id, value in (await computed(engine, scope)).items()}
        async with engine.begin() as connection:
            assert await begin(connection, CASES)
        reporting.bell.ring()
        await eventually(lambda: _switched(engine), 60.0, "the cases are made anew")
        after = {id: value.json() for id, value in (await computed(engine, scope)).items()}
    assert after == before


async def _switched(engine) -> bool:
    async with engine.connect() as connection:
        return (await standings(connection))["cases"].live == 2


@settings(max_examples=5, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(events=years())
def test_folding_anew_changes_no_figure(postgres, events):
    with fresh_database(postgres) as url:
        asyncio.run(_rebuilt(url, events))
