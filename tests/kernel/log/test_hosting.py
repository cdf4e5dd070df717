"""Is a log written at one node only, however far its events travel?"""

from uuid import uuid4

import pytest

from kernel.log.append import Appender
from kernel.log.registry import Registry
from kernel.log.transaction import LogSettings


@pytest.fixture
async def upper(counting, words):
    """A writer at a node that keeps one committee of two."""
    hosts = frozenset({words.THERE})
    settings = LogSettings(counting.urls.service, "counting", "up", words.LOOKUP_KEY, hosts)
    appender = Appender(settings, Registry(words.COUNTING.ruled))
    appender.start()
    yield appender
    await appender.stop()


def one(words, committee):
    return [words.asked(words.Count(committee=committee, counter=uuid4()))]


async def test_what_concerns_a_committee_of_another_node_is_refused_and_begins_no_log(
    counting, words, upper
):
    units = [one(words, words.HERE), one(words, words.THERE), one(words, words.HERE)]
    for ask in (upper.preview, upper.submit_units, upper.submit_bulk):
        told = [answer for (answer,) in await ask(units)]
        assert [answer.outcome for answer in told] == ["refused", "recorded", "refused"]
        assert told[0].refusal["type"] == "NotHostedHere"
        assert told[0].refusal["zh"]
    committees = await counting.sql("select committee from log_head")
    assert [row["committee"] for row in committees] == [words.THERE]


async def test_a_unit_that_concerns_both_is_refused_whole(counting, words, upper):
    both = [*one(words, words.THERE), *one(words, words.HERE)]
    (told,) = await upper.submit_units([both])
    assert [answer.outcome for answer in told] == ["refused", "refused"]
    assert await counting.log(words.THERE) == []
