"""Does the log take what many ask at once: gapless, chained, without a conflict?"""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

from kernel.ids import derived
from kernel.log.chain import GENESIS


def held(log):
    """The chain holds from the first event on, without a gap."""
    before = GENESIS
    for index, event in enumerate(log):
        assert event.position == index + 1
        assert event.prevhash == before
        assert event.holds()
        before = event.hash


async def test_sixty_four_clients_on_one_stream_never_conflict(counting, words):
    counter = uuid4()

    async def client(writer):
        command = words.Count(committee=words.HERE, counter=counter)
        return [await writer.submit(words.asked(command)) for _ in range(5)]

    async with counting.writer() as writer:
        told = await asyncio.gather(*(client(writer) for _ in range(64)))
    answers = [answer for answered in told for answer in answered]
    assert {answer.outcome for answer in answers} == {"recorded"}
    assert sorted(answer.version for answer in answers) == list(range(1, 321))
    log = await counting.log()
    assert [event.version for event in log] == list(range(1, 321))
    held(log)


async def test_two_writers_share_one_log_without_a_gap(counting, words):
    counter = uuid4()
    command = words.Count(committee=words.HERE, counter=counter)
    async with counting.writer() as one, counting.writer() as other:
        answers = await asyncio.gather(
            *(writer.submit(words.asked(command)) for _ in range(100) for writer in (one, other))
        )
    assert {answer.outcome for answer in answers} == {"recorded"}
    assert sorted(answer.version for answer in answers) == list(range(1, 201))
    held(await counting.log())


async def test_each_committee_has_a_log_of_its_own(counting, words):
    async with counting.writer() as writer:
        for committee in (words.HERE, words.THERE, words.HERE):
            command = words.Count(committee=committee, counter=uuid4())
            await writer.submit(words.asked(command))
    assert [event.position for event in await counting.log(words.HERE)] == [1, 2]
    assert [event.position for event in await counting.log(words.THERE)] == [1]


async def test_a_counter_refuses_what_its_state_forbids_in_whatever_batch(counting, words):
    counter = uuid4()
    command = words.Count(committee=words.HERE, counter=counter, by=300)
    async with counting.writer() as one, counting.writer() as other:
        answers = await asyncio.gather(
            *(writer.submit(words.asked(command)) for _ in range(10) for writer in (one, other))
        )
    outcomes = [answer.outcome for answer in answers]
    assert (outcomes.count("recorded"), outcomes.count("refused")) == (3, 17)


async def test_a_mark_is_given_once_whoever_asks(counting, words):
    def taking(mark):
        return words.asked(words.Take(committee=words.HERE, counter=uuid4(), mark=mark))

    async with counting.writer() as one, counting.writer() as other:
        answers = await asyncio.gather(
            *(writer.submit(taking(f"m{n % 10}")) for n in range(50) for writer in (one, other))
        )
    assert [answer.outcome for answer in answers].count("recorded") == 10
    refused = {a.refusal["type"] for a in answers if a.outcome == "refused"}
    assert refused == {"AlreadyTaken"}
    assert len(await counting.sql("select from claims")) == 10


async def test_the_same_mark_is_free_in_another_committee(counting, words):
    async with counting.writer() as writer:
        for committee in (words.HERE, words.THERE):
            command = words.Take(committee=committee, counter=uuid4(), mark="one")
            assert (await writer.submit(words.asked(command))).outcome == "recorded"


async def test_numbers_neither_repeat_nor_skip_though_some_are_refused(counting, words):
    def drawing(n):
        command = words.Draw(committee=words.HERE, counter=uuid4(), refused=n % 3 == 0)
        return words.asked(command)

    async with counting.writer() as one, counting.writer() as other:
        answers = await asyncio.gather(
            *(writer.submit(drawing(n)) for n in range(60) for writer in (one, other))
        )
    assert [answer.outcome for answer in answers].count("recorded") == 80
    rows = await counting.sql("select (data::json->>'number')::int n from events order by position")
    assert [row["n"] for row in rows] == list(range(1, 81))


async def test_if_match_insists_on_the_version_that_was_seen(counting, words):
    counter = uuid4()
    command = words.Count(committee=words.HERE, counter=counter)
    async with counting.writer() as writer:
        await writer.submit(words.asked(command))
        stale = await writer.submit(words.asked(command, "k", if_match=0))
        fresh = await writer.submit(words.asked(command, "k", if_match=1))
    assert (stale.outcome, stale.version) == ("conflict", 1)
    assert (fresh.outcome, fresh.version) == ("recorded", 2)


async def test_no_event_is_recorded_before_its_predecessor_though_the_clock_is_set_back(
    counting, words
):
    times = iter([timedelta(0), timedelta(hours=-1), timedelta(seconds=1)])
    async with counting.writer(lambda: words.NOON + next(times)) as writer:
        for _ in range(3):
            command = words.Count(committee=words.HERE, counter=uuid4())
            await writer.submit(words.asked(command))
    recorded = [event.recorded_at - words.NOON for event in await counting.log()]
    assert recorded == [timedelta(0), timedelta(0), timedelta(seconds=1)]


async def test_a_preview_tells_and_writes_nothing(counting, words):
    counter = UUID(int=5)
    units = [
        [words.asked(words.Draw(committee=words.HERE, counter=counter))],
        [words.asked(words.Count(committee=words.HERE, counter=counter, by=2000))],
    ]
    async with counting.writer() as writer:
        told = await writer.preview(units)
    assert [answered[0].outcome for answered in told] == ["recorded", "refused"]
    assert await counting.log() == []
    for table in ("answers", "series"):
        assert await counting.sql(f"select from {table}") == []


async def test_what_is_back_filled_has_the_same_ids_on_every_node(counting, words):
    command = words.Count(committee=words.HERE, counter=UUID(int=7), label="旧账")
    async with counting.writer() as writer:
        await writer.submit(words.asked(command, "row-17", derived_ids=True))
    (event,) = await counting.log()
    assert event.event_id == derived("row-17", 0)


async def test_nobody_writes_about_another_committees_record(counting, words):
    counter = uuid4()
    ours = words.Count(committee=words.HERE, counter=counter)
    theirs = words.Count(committee=words.THERE, counter=counter)
    async with counting.writer() as one, counting.writer() as other:
        assert (await one.submit(words.asked(ours))).done
        for writer in (one, other):
            told = await writer.submit(words.asked(theirs))
            assert told.refusal["type"] == "OfAnotherCommittee"
        assert (await other.submit(words.asked(ours))).version == 2
    assert await counting.log(words.THERE) == []
