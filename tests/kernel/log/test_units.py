"""Do commands that hold together all happen, or none of them?"""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kernel.log.batch import Batch, Head
from kernel.log.chain import GENESIS, Origin
from kernel.log.registry import Registry

WRITTEN = ("events", "answers", "claims", "series", "vault")
NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


@pytest.fixture
def five(words):
    """One command of each kind, in one committee."""
    counter = uuid4()
    return [
        words.Count(committee=words.HERE, counter=counter),
        words.Take(committee=words.HERE, counter=counter, mark="m"),
        words.Draw(committee=words.HERE, counter=uuid4()),
        words.Note(committee=words.HERE, counter=uuid4(), text="原话"),
        words.Count(committee=words.HERE, counter=counter, by=2000),
    ]


async def test_one_refusal_takes_the_whole_unit_back(counting, words, five):
    async with counting.writer() as writer:
        unit = [words.asked(command, f"k{n}") for n, command in enumerate(five)]
        (answers,) = await writer.submit_units([unit])
    assert [answer.outcome for answer in answers[:4]] == ["recorded"] * 4
    assert answers[4].refusal["type"] == "TooHigh"
    for table in WRITTEN:
        assert await counting.sql(f"select from {table}") == [], table


async def test_a_unit_that_was_taken_back_may_be_asked_again_under_its_keys(counting, words, five):
    async with counting.writer() as writer:
        await writer.submit_units([[words.asked(c, f"k{n}") for n, c in enumerate(five)]])
        unit = [words.asked(command, f"k{n}") for n, command in enumerate(five[:4])]
        (answers,) = await writer.submit_units([unit])
    assert [answer.outcome for answer in answers] == ["recorded"] * 4
    for table, rows in zip(WRITTEN, (4, 4, 1, 1, 1), strict=True):
        assert len(await counting.sql(f"select from {table}")) == rows, table


async def test_what_a_unit_gave_back_the_next_one_in_the_batch_may_have(counting, words, five):
    late = [words.Take(committee=words.HERE, counter=uuid4(), mark="m"), five[2]]
    async with counting.writer() as writer:
        first, second = await writer.submit_units(
            [[words.asked(command) for command in unit] for unit in (five, late)]
        )
    assert first[4].outcome == "refused"
    assert [answer.outcome for answer in second] == ["recorded"] * 2
    rows = await counting.sql("select data::json->>'number' n from events where type ~ 'numbered'")
    assert [row["n"] for row in rows] == ["1"]


async def test_a_unit_over_two_committees_is_taken_back_in_both(counting, words):
    unit = [
        words.Draw(committee=words.HERE, counter=uuid4()),
        words.Draw(committee=words.THERE, counter=uuid4()),
        words.Draw(committee=words.THERE, counter=uuid4(), refused=True),
    ]
    async with counting.writer() as writer:
        await writer.submit_units([[words.asked(command) for command in unit]])
    assert await counting.log(words.HERE) == await counting.log(words.THERE) == []


def fresh(words):
    """A batch on an empty log."""
    origin = Origin(words.HERE, "counting", "test")
    heads = {words.HERE: Head(1, origin, 0, GENESIS)}
    return Batch(Registry(words.COUNTING.ruled), heads, NOW, bytes(32))


def left(batch):
    """All that a batch would write, without what is drawn at random."""
    (head,) = batch.heads.values()
    events = [(e.position, e.stream, e.version, e.type) for _, e in batch.events]
    keys = [(asked.key, answer.outcome, answer.position) for asked, answer in batch.fresh]
    books = (head.books.series, head.books.claims, batch.claimed, batch.drawn)
    return events, keys, books, len(batch.items), head.position


COUNTERS = some.integers(1, 3).map(lambda n: UUID(int=n))
KINDS = some.sampled_from(["count", "take", "draw", "note", "refused"])
UNITS = some.lists(
    some.lists(some.tuples(KINDS, COUNTERS, some.integers(0, 3)), min_size=1, max_size=4),
    max_size=8,
)


@settings(max_examples=80, deadline=None)
@given(units=UNITS)
def test_units_taken_back_leave_the_batch_as_if_they_had_never_been_asked(words, units):
    def command(kind, counter, n):
        place = {"committee": words.HERE, "counter": counter}
        match kind:
            case "count":
                return words.Count(**place, by=n)
            case "take":
                return words.Take(**place, mark=str(n))
            case "draw":
                return words.Draw(**place)
            case "note":
                return words.Note(**place, text=f"原话{n}")
        return words.Draw(**place, refused=True)

    asked = [
        [words.asked(command(*one), f"{u}/{n}") for n, one in enumerate(unit)]
        for u, unit in enumerate(units)
    ]
    all_of_them, only_good = fresh(words), fresh(words)
    for unit in asked:
        answers = all_of_them.answer_unit(unit, [None] * len(unit))
        if len(unit) == 1 or all(answer.done for answer in answers):
            only_good.answer_unit(unit, [None] * len(unit))
    assert left(all_of_them) == left(only_good)
