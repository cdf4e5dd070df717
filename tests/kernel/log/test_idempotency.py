"""Is what was asked under a key answered once, and remembered as it was answered?"""

import asyncio
from uuid import uuid4

import asyncpg

from kernel.identity import Principal


async def test_the_same_key_gives_the_same_answer_and_writes_once(counting, words):
    command = words.Count(committee=words.HERE, counter=uuid4())
    async with counting.writer() as writer:
        first = await writer.submit(words.asked(command, "k"))
        again = await writer.submit(words.asked(command, "k"))
    async with counting.writer() as restarted:
        later = await restarted.submit(words.asked(command, "k"))
    assert first == again == later
    assert len(await counting.log()) == 1


async def test_the_same_key_asked_by_many_at_once_writes_once(counting, words):
    command = words.Count(committee=words.HERE, counter=uuid4())
    async with counting.writer() as one, counting.writer() as other:
        answers = await asyncio.gather(
            *(
                writer.submit(words.asked(command, "k"))
                for _ in range(30)
                for writer in (one, other)
            )
        )
    assert len(set(map(str, answers))) == 1
    assert len(await counting.log()) == 1


async def test_another_request_under_the_same_key_is_refused(counting, words):
    counter = uuid4()
    async with counting.writer() as writer:
        for by, outcome in ((1, "recorded"), (2, "key_reused"), (1, "recorded")):
            command = words.Count(committee=words.HERE, counter=counter, by=by)
            assert (await writer.submit(words.asked(command, "k"))).outcome == outcome
    assert len(await counting.log()) == 1


async def test_secret_words_are_part_of_the_request(counting, words):
    counter = uuid4()
    async with counting.writer() as writer:
        for text, outcome in (("甲", "recorded"), ("乙", "key_reused"), ("甲", "recorded")):
            command = words.Note(committee=words.HERE, counter=counter, text=text)
            assert (await writer.submit(words.asked(command, "k"))).outcome == outcome


async def test_keys_of_two_principals_do_not_meet(counting, words):
    async with counting.writer() as writer:
        for who in ("office:a", "office:b"):
            command = words.Count(committee=words.HERE, counter=uuid4())
            answer = await writer.submit(words.asked(command, "k", Principal(who)))
            assert answer.outcome == "recorded"


async def test_a_refusal_is_remembered(counting, words):
    counter = uuid4()
    high = words.Count(committee=words.HERE, counter=counter, by=1001)
    lower = words.Count(committee=words.HERE, counter=counter, by=-5)
    async with counting.writer() as writer:
        refused = await writer.submit(words.asked(high, "k"))
        await writer.submit(words.asked(lower))
        again = await writer.submit(words.asked(high, "k"))
    assert refused.refusal["type"] == "TooHigh"
    assert again == refused


async def test_what_is_not_known_here_yet_may_be_asked_again(counting, words):
    command = words.Count(committee=words.HERE, counter=uuid4(), label="early")
    async with counting.writer() as writer:
        answer = await writer.submit(words.asked(command, "k"))
    assert answer.refusal["type"] == "NotKnownHereYet"
    assert await counting.sql("select from answers") == []


async def test_a_key_taken_by_another_process_a_moment_before_is_found_taken(counting, words):
    """Two committees' logs are not locked against each other; their keys meet in one table."""
    other = await asyncpg.connect(counting.urls.owner)
    await other.execute("begin")
    await other.execute(
        "insert into answers values ($1, 'k', 'x', $2, now())",
        words.WHO.id,
        '{"outcome": "unchanged", "events": []}',
    )
    async with counting.writer() as writer:
        command = words.Count(committee=words.HERE, counter=uuid4())
        waiting = asyncio.create_task(writer.submit(words.asked(command, "k")))
        await counting.waits()
        await other.execute("commit")
        await other.close()
        assert (await waiting).outcome == "key_reused"
    assert await counting.log() == []
