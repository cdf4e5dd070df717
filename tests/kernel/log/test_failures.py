"""What becomes of those who ask beside a command that cannot be written?"""

import asyncio
from uuid import uuid4

import asyncpg
import pytest

from kernel.log.failing import NoRoom, OutcomeUnknown
from kernel.pulse import State

POISON = """
create function refuse_poison() returns trigger language plpgsql as $$
begin if new.data ~ 'poison' then raise exception 'poison'; end if; return new; end $$;
create trigger poisoned before insert on events for each row execute function refuse_poison();
"""

FULL = """
create function is_full() returns trigger language plpgsql as $$
begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$;
create trigger is_full before insert on events for each row execute function is_full();
"""


async def beside(counting, words, culprit):
    """Answers of twenty good commands, and of the one in their midst."""
    good = [words.Draw(committee=words.HERE, counter=uuid4()) for _ in range(20)]
    asked = [words.asked(command) for command in (*good[:9], culprit, *good[9:])]
    async with counting.writer() as writer:
        told = await writer.submit_units([[one] for one in asked])
    answers = [answer for (answer,) in told]
    return answers[:9] + answers[10:], answers[9]


async def test_only_the_command_that_cannot_be_written_fails(counting, words):
    connection = await asyncpg.connect(counting.urls.owner)
    await connection.execute(POISON)
    await connection.close()
    culprit = words.Count(committee=words.HERE, counter=uuid4(), label="poison")
    good, bad = await beside(counting, words, culprit)
    assert {answer.outcome for answer in good} == {"recorded"}
    assert bad.outcome == "failed"
    rows = await counting.sql("select (data::json->>'number')::int n from events order by position")
    assert [row["n"] for row in rows] == list(range(1, 21))


async def test_a_mistake_in_one_decision_fails_nobody_else(counting, words):
    good, bad = await beside(counting, words, words.Stumble(committee=words.HERE, counter=uuid4()))
    assert {answer.outcome for answer in good} == {"recorded"}
    assert bad.outcome == "failed"
    assert "mistake" not in str(bad)


@pytest.mark.parametrize("text", ["a\x00b", "\ud800"])
async def test_what_no_database_holds_is_refused_and_fails_nobody_else(counting, words, text):
    culprit = words.Count(committee=words.HERE, counter=uuid4(), label=text)
    good, bad = await beside(counting, words, culprit)
    assert {answer.outcome for answer in good} == {"recorded"}
    assert (bad.outcome, bad.refusal["type"]) == ("refused", "Unstorable")


@pytest.mark.parametrize("text", ["a\x00b", "\udfff"])
def test_a_secret_that_no_database_holds_is_no_secret(words, text):
    with pytest.raises(ValueError, match="U\\+0000"):
        words.Note(committee=words.HERE, counter=uuid4(), text=text)


async def test_a_stream_that_this_program_cannot_read_fails_nobody_else(counting, words):
    counter = uuid4()
    command = words.Count(committee=words.HERE, counter=counter)
    async with counting.writer() as writer:
        await writer.submit(words.asked(command))
    connection = await asyncpg.connect(counting.urls.owner)
    await connection.execute("alter table events disable trigger events_append_only")
    await connection.execute("update events set type = 'counting.counter.unheard_of'")
    await connection.close()
    good, bad = await beside(counting, words, command)
    assert {answer.outcome for answer in good} == {"recorded"}
    assert bad.outcome == "failed"


async def test_a_connection_lost_between_batches_is_opened_again(counting, words):
    async with counting.writer() as writer:
        for _ in range(3):
            command = words.Count(committee=words.HERE, counter=uuid4())
            assert (await writer.submit(words.asked(command))).outcome == "recorded"
            await counting.disconnect()
    assert len(await counting.log()) == 3


async def test_a_connection_lost_in_the_midst_is_asked_again_under_the_same_keys(counting, words):
    command = words.Draw(committee=words.HERE, counter=uuid4())
    holder = await asyncpg.connect(counting.urls.owner)
    async with counting.writer() as writer:
        await writer.submit(words.asked(command))
        async with holder.transaction():
            await holder.execute("select from log_head for update")
            waiting = [
                asyncio.create_task(writer.submit(words.asked(command, f"k{n}"))) for n in range(10)
            ]
            await counting.waits()
            await counting.disconnect()
        answers = await asyncio.gather(*waiting)
    await holder.close()
    assert {answer.outcome for answer in answers} == {"recorded"}
    rows = await counting.sql("select (data::json->>'number')::int n from events order by position")
    assert [row["n"] for row in rows] == list(range(1, 12))
    assert len(await counting.sql("select from answers")) == 11


@pytest.mark.parametrize("point", ["append.before_commit", "append.committed"])
async def test_what_was_or_was_not_committed_when_the_connection_went_is_written_once(
    counting, words, monkeypatch, point
):
    lost = iter([True])

    def crash(name):
        if name == point and next(lost, False):
            raise ConnectionResetError("the server went away")

    monkeypatch.setattr("kernel.log.transaction.crash_point", crash)
    commands = [words.Draw(committee=words.HERE, counter=uuid4()) for _ in range(5)]
    async with counting.writer() as writer:
        told = await writer.submit_units([[words.asked(command)] for command in commands])
    assert [answer.outcome for (answer,) in told] == ["recorded"] * 5
    rows = await counting.sql("select (data::json->>'number')::int n from events order by position")
    assert [row["n"] for row in rows] == [1, 2, 3, 4, 5]
    assert next(lost, None) is None


async def test_who_gives_up_while_it_is_written_hinders_nobody(counting, words, monkeypatch):
    gone = []

    def crash(name):
        if name == "append.before_commit" and gone:
            gone.pop().cancel()

    monkeypatch.setattr("kernel.log.transaction.crash_point", crash)
    commands = [words.Draw(committee=words.HERE, counter=uuid4()) for _ in range(3)]
    async with counting.writer() as writer:
        asking = [asyncio.create_task(writer.submit(words.asked(one))) for one in commands[:2]]
        gone.append(asking[0])
        assert (await asking[1]).done
        assert (await writer.submit(words.asked(commands[2]))).done
        assert asking[0].cancelled()
    assert len(await counting.sql("select from events")) == 3


async def test_an_outcome_that_stays_unknown_is_said_and_the_same_key_tells_it_later(
    counting, words, monkeypatch
):
    monkeypatch.setattr("kernel.log.append.PAUSES_S", (0.01,))
    away = True

    def crash(name):
        if away and name == "append.committed":
            raise ConnectionResetError("the server went away")

    monkeypatch.setattr("kernel.log.transaction.crash_point", crash)
    command = words.Draw(committee=words.HERE, counter=uuid4())
    async with counting.writer() as writer:
        with pytest.raises(OutcomeUnknown):
            await writer.submit(words.asked(command, "k"))
        away = False
        answer = await writer.submit(words.asked(command, "k"))
    assert answer.outcome == "recorded"
    assert len(await counting.log()) == 1


async def test_a_full_disk_is_said_at_once_and_the_same_key_is_written_when_there_is_room(
    counting, words
):
    connection = await asyncpg.connect(counting.urls.owner)
    await connection.execute(FULL)
    command = words.Draw(committee=words.HERE, counter=uuid4())
    async with counting.writer() as writer:
        for _ in range(2):
            with pytest.raises(NoRoom):
                await writer.submit_units([[words.asked(command, f"k{n}")] for n in range(3)])
        assert writer.pulse.told() == (State.FAILING, "NoRoom")
        await connection.execute("drop trigger is_full on events")
        told = await writer.submit_units([[words.asked(command, f"k{n}")] for n in range(3)])
        assert writer.pulse.told() == (State.WAITING, "")
    await connection.close()
    assert [answer.position for (answer,) in told] == [1, 2, 3]
    assert len(await counting.log()) == 3
