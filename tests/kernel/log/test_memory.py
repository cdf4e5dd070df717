"""Is what the writer remembers of streams as good as what the log holds?"""

from uuid import uuid4

import asyncpg
import pytest

from kernel.log import batch
from kernel.log.desk import Stream
from kernel.log.memory import KEPT, Memory


@pytest.fixture
def read(monkeypatch):
    """The texts of events that batches read from the log and folded."""
    found, folded = [], batch._stored_event

    def reading(name, data):
        found.append(data)
        return folded(name, data)

    monkeypatch.setattr(batch, "_stored_event", reading)
    return found


async def test_a_writer_reads_of_a_stream_only_what_it_does_not_know(counting, words, read):
    command = words.Count(committee=words.HERE, counter=uuid4())
    async with counting.writer() as one, counting.writer() as other:
        for _ in range(5):
            await one.submit(words.asked(command))
        assert len(read) == 0
        assert (await other.submit(words.asked(command))).version == 6
        assert len(read) == 5
        assert (await one.submit(words.asked(command))).version == 7
        assert len(read) == 6


async def test_a_log_that_was_put_back_is_read_again(counting, words):
    """As after a restore under a running process: the last events are not there any more."""
    command = words.Count(committee=words.HERE, counter=uuid4())
    async with counting.writer() as writer:
        for _ in range(5):
            await writer.submit(words.asked(command))
        third = (await counting.log())[2]
        owner = await asyncpg.connect(counting.urls.owner)
        await owner.execute("alter table events disable trigger events_append_only")
        await owner.execute("delete from events where position > 3")
        await owner.execute("update log_head set position = 3, hash = $1", third.hash)
        await owner.close()
        assert (await writer.submit(words.asked(command))).version == 4
    assert [event.version for event in await counting.log()] == [1, 2, 3, 4]


async def test_what_was_not_committed_is_not_remembered(counting, words, monkeypatch):
    command = words.Count(committee=words.HERE, counter=uuid4())
    async with counting.writer() as writer:
        await writer.submit(words.asked(command))
        (told,) = await writer.preview([[words.asked(command)]])
        assert told[0].version == 2
        refused = [
            words.asked(command),
            words.asked(words.Count(**command.model_dump() | {"by": 9999})),
        ]
        (answers,) = await writer.submit_units([refused])
        assert answers[-1].outcome == "refused"
        assert (await writer.submit(words.asked(command))).version == 2


def test_it_hands_out_copies_and_forgets_the_longest_unasked():
    memory = Memory()
    memory.keep({str(number): Stream(None, number, 1, b"h") for number in range(KEPT)})
    memory.keep({"0": Stream(None, 0, 2, b"i"), "new": Stream(None, 0, 0)})
    memory.of(["0"])["0"].version = 9
    assert memory.of(["0"])["0"].version == 2
    assert memory.of(["new"]) == {}
    memory.keep({"another": Stream(None, 0, 1, b"j")})
    assert memory.of(["1"]) == {}
    assert set(memory.of(["0", "2", "another"])) == {"0", "2", "another"}
    memory.forget()
    assert memory.of(["0"]) == {}
