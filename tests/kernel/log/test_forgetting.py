"""Does an event take with it, in its own transaction, what it says was forgotten?"""

from uuid import uuid4

import pytest

from kernel.log.verify import verified

PERSON, OTHER = uuid4(), uuid4()


def note(words, text, about=PERSON, counter=None, committee=None):
    return words.Note(
        committee=committee or words.HERE, counter=counter or uuid4(), text=text, about=about
    )


def drop(words, **more):
    return words.Drop(committee=words.HERE, counter=uuid4(), person=PERSON, **more)


async def ask(counting, words, *commands):
    async with counting.writer() as writer:
        return [await writer.submit(words.asked(command)) for command in commands]


async def left(counting):
    return {row["body"].decode() for row in await counting.sql("select body from vault")}


async def test_what_is_about_a_person_goes_from_every_stream_and_the_rest_stays(counting, words):
    told = await ask(
        counting,
        words,
        note(words, "甲"),
        note(words, "乙"),
        note(words, "别人", OTHER),
        note(words, "无主", None),
        note(words, "外地", committee=words.THERE),
        drop(words),
    )
    assert told[-1].events == ("counting.counter.dropped",)
    assert await left(counting) == {"别人", "无主", "外地"}
    assert len(await counting.sql("select from forgotten where position = 5")) == 2


async def test_the_log_proves_itself_after_it_and_names_what_went(counting, words):
    await ask(counting, words, note(words, "甲"), note(words, "乙", OTHER), drop(words))
    (item,) = await counting.sql("select item from forgotten")
    found = await verified(counting.running.engine, "counting")
    assert found.problems == []
    assert found.forgotten == [f"{words.HERE}.counting.test 1 note {item['item']}"]


async def test_an_item_that_no_event_forgot_is_a_loss_though_the_table_says_so(counting, words):
    await ask(counting, words, note(words, "甲"), note(words, "乙", OTHER))
    await counting.sql(
        "insert into forgotten select id, origin, 2 from vault where about = $1", OTHER
    )
    await counting.sql("delete from vault where about = $1", OTHER)
    (problem,) = (await verified(counting.running.engine, "counting")).problems
    assert "is gone" in problem


async def test_an_item_that_came_back_after_it_was_forgotten_is_a_problem(counting, words):
    await ask(counting, words, note(words, "甲"))
    (row,) = await counting.sql("select * from vault")
    await ask(counting, words, drop(words))
    names = ", ".join(row.keys())
    values = ", ".join(f"${n}" for n in range(1, len(row) + 1))
    await counting.sql(f"insert into vault ({names}) values ({values})", *row.values())
    (problem,) = (await verified(counting.running.engine, "counting")).problems
    assert "was forgotten and lies there" in problem


async def test_repeated_it_changes_nothing(counting, words):
    told = await ask(counting, words, note(words, "甲"), drop(words), drop(words))
    assert [answer.outcome for answer in told] == ["recorded", "recorded", "unchanged"]


async def test_what_the_same_batch_kept_is_never_written(counting, words):
    commands = [note(words, "甲"), note(words, "乙", OTHER), drop(words)]
    async with counting.writer() as writer:
        told = await writer.submit_units([[words.asked(command)] for command in commands])
    assert [one.outcome for (one,) in told] == ["recorded"] * 3
    assert await left(counting) == {"乙"}
    assert (await verified(counting.running.engine, "counting")).problems == []


async def test_equal_words_after_it_are_an_item_of_their_own(counting, words):
    counter = uuid4()
    again = [note(words, "甲", counter=counter), drop(words), note(words, "甲", counter=counter)]
    async with counting.writer() as writer:
        await writer.submit_units([[words.asked(command)] for command in again])
    assert await left(counting) == {"甲"}
    await ask(counting, words, drop(words))
    assert await left(counting) == set()
    assert len(await counting.sql("select from forgotten")) == 2


@pytest.mark.parametrize("whole", [True, False])
async def test_a_unit_that_was_refused_forgot_nothing(counting, words, whole):
    await ask(counting, words, note(words, "甲"))
    unit = [drop(words), drop(words, refused=True)] if whole else [drop(words, refused=True)]
    async with counting.writer() as writer:
        await writer.submit_units([[words.asked(command) for command in unit]])
    assert await left(counting) == {"甲"}
    assert await counting.sql("select from forgotten") == []


async def test_no_sample_of_what_lies_there_is_kept_for_the_planner(counting, words):
    for n in range(30):
        await ask(counting, words, note(words, f"原话{n % 3}"))
    await counting.sql("analyze")
    sampled = "select attname from pg_stats where tablename = 'vault'"
    assert {"body", "lookup"}.isdisjoint({row["attname"] for row in await counting.sql(sampled)})
