"""Is a fault in either way of counting seen, for every figure, in a year in which none is zero?"""

import pytest
from full_year import full_year
from sqlalchemy import text
from twice import both_ways

from kernel.beside import physical
from kernel.testing.plugin import fresh_database
from reporting.cases.activities import ATTENDANCES
from reporting.cases.keeping import live
from reporting.figures.catalogue import FIGURES
from reporting.figures.computing import computed_on
from reporting.figures.counting import selected
from reporting.figures.figure import Count, Ratio
from reporting.recheck.again import counted_again
from reporting.recheck.comparing import differing, plain
from reporting.recheck.rechecking import asked, plain_value
from reporting.recheck.tally import AGAIN, Lapse, Lapses, Parts, Share, Tally


@pytest.fixture(scope="module")
def full(postgres):
    """A service that has heard the year, its scope, and both countings of it."""
    with fresh_database(postgres) as url, both_ways(url) as both:
        scope, first, record = both.told(full_year())
        yield both, scope, first, record


def test_every_figure_is_counted_a_second_time():
    assert set(AGAIN) == set(FIGURES)


def test_no_figure_is_zero_and_both_ways_agree(full):
    _, scope, first, record = full
    second = dict(counted_again(record, asked(scope), first))
    found = [(one.figure, one.part, one.first, one.second) for one in differing(first, second)]
    assert found == []
    assert [id for id, one in second.items() if not all(plain(one)[None])] == []


def one_more(second):
    """The same counting with a case too many."""
    match second:
        case Tally():
            second.note("another case")
        case Share(numerator, _):
            numerator.note("another case")
        case Parts():
            second.note(next(iter(second.by_name)), "another case")
        case Lapse(spans, _):
            spans.by_case["another case"] = 1
        case Lapses(_, by_name):
            next(iter(by_name.values())).by_case["another case"] = 1
    return second


def test_a_fault_in_the_second_way_is_seen_for_every_figure(full, monkeypatch):
    _, scope, first, record = full
    for id in FIGURES:
        right = AGAIN[id]
        with monkeypatch.context() as planted:
            planted.setitem(AGAIN, id, lambda year, right=right: one_more(right(year)))
            wrong = dict(counted_again(record, asked(scope), first))
        assert {one.figure for one in differing(first, wrong)} == {id}


TWICE = "a case is there twice"
FAULTS = {
    "a case is lost": "delete from {table} where case_id = :case and known_to = :still",
    "a case is counted as another's": (
        "update {table} set case_id = 'x' || case_id, committee = :stranger"
        " where case_id = :case and known_to = :still"
    ),
    TWICE: (
        "insert into {table} ({names}) select 'x' || case_id, {others} from {table}"
        " where case_id = :case and known_to = :still"
    ),
}


async def planted(engine, scope, figure, fault):
    """The figure as numbers, with one of its cases wrong; nothing of it is kept."""
    count = _counted(figure)
    async with engine.connect() as connection:
        own = count.what.table.c.case_id
        found = await connection.execute(selected(scope, count, [own]).limit(1))
        table = physical(count.what.table, await live(connection))
        name = f'"{table.schema}"."{table.name}"'
        others = ", ".join(f'"{one.name}"' for one in table.columns if one.name != "case_id")
        statement = text(
            FAULTS[fault].format(table=name, names=f"case_id, {others}", others=others)
        )
        given = {"case": found.scalar_one(), "still": 2**62, "stranger": scope.plenary.plenary}
        await connection.execute(
            statement, {key: value for key, value in given.items() if f":{key}" in str(statement)}
        )
        values = await computed_on(connection, scope, [figure])
        await connection.rollback()
    return {figure.id: plain_value(values[figure.id])}


def _counted(figure):
    """The count whose cases a figure rests on; of a rate of persons that of which it is."""
    if isinstance(figure, Ratio):
        return figure.over if figure.of.distinct else figure.of
    return figure if isinstance(figure, Count) else figure.of


def _harmless(figure, fault):
    """A person counts once in a rate, at one activity too, whatever stands twice."""
    if fault != TWICE or not isinstance(figure, Ratio):
        return False
    return figure.of.distinct or figure.of.what is ATTENDANCES


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_first_way_is_seen_for_every_figure(full, fault):
    both, scope, first, record = full
    second = dict(counted_again(record, asked(scope), first))
    unseen = []
    for id, figure in FIGURES.items():
        wrong = both.run(planted(both.engine, scope, figure, fault))
        if not differing(wrong, second) and not _harmless(figure, fault):
            unseen.append(id)
    assert unseen == []
