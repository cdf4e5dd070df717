"""Which faults may be planted in either way of counting, to prove that they are seen?"""

from sqlalchemy import text

from kernel.shown import physical
from reporting.cases.keeping import live
from reporting.figures.computing import computed_on
from reporting.figures.counting import selected
from reporting.figures.figure import Count, Ratio
from reporting.recheck.rechecking import plain_value
from reporting.recheck.tally import Lapse, Lapses, Parts, Share, Spans, Tally

TWICE = "a case is there twice"
LOST = "a case is lost"
FAULTS = {
    LOST: "delete from {table} where case_id = :case and known_to = :still",
    "a case is counted as another's": (
        "update {table} set case_id = 'x' || case_id, committee = :stranger"
        " where case_id = :case and known_to = :still"
    ),
    TWICE: (
        "insert into {table} ({names}) select 'x' || case_id, {others} from {table}"
        " where case_id = :case and known_to = :still"
    ),
}


def one_more(second):
    """The same counting with a case too many."""
    match second:
        case Tally():
            second.note("another case")
        case Share(numerator, _):
            numerator.note("another case")
        case Parts():
            second.note(next(iter(second.by_name), "another part"), "another case")
        case Lapse(spans, _):
            spans.by_case["another case"] = 1
        case Lapses():
            name = next(iter(second.by_name), "another part")
            second.by_name.setdefault(name, Spans()).by_case["another case"] = 1
    return second


async def planted(engine, scope, figure, fault):
    """The figure as numbers, with one of its cases wrong; nothing of it is kept."""
    async with engine.connect() as connection:
        count, case = await _one_case(connection, scope, counted(figure))
        table = physical(count.what.table, await live(connection))
        name = f'"{table.schema}"."{table.name}"'
        others = ", ".join(f'"{one.name}"' for one in table.columns if one.name != "case_id")
        statement = text(
            FAULTS[fault].format(table=name, names=f"case_id, {others}", others=others)
        )
        given = {"case": case, "still": 2**62, "stranger": scope.plenary.plenary}
        await connection.execute(
            statement, {key: value for key, value in given.items() if f":{key}" in str(statement)}
        )
        values = await computed_on(connection, scope, [figure])
        await connection.rollback()
    return {figure.id: plain_value(values[figure.id])}


async def _one_case(connection, scope, count):
    """A case that is counted, with its count: where only what is added has any, that of it."""
    own = count.what.table.c.case_id
    case = (await connection.execute(selected(scope, count, [own]).limit(1))).scalar()
    if case is None and count.plus is not None:
        return await _one_case(connection, scope, count.plus)
    assert case is not None, count.id
    return count, case


def counted(figure):
    """The count whose cases a figure rests on; of a rate of persons that of which it is."""
    if isinstance(figure, Ratio):
        return figure.over if figure.of.distinct else figure.of
    return figure if isinstance(figure, Count) else figure.of
