"""Does a feed that travels as a file arrive as it would by the broker, and only as it was made?"""

from uuid import uuid4

import pytest
from joserfc.jwk import ECKey

from kernel.delivery.envelope import Marker, outgoing
from kernel.delivery.inbox import PackageGap
from kernel.delivery.package import BadPackage, Package, packed, unpacked
from kernel.log.chain import Origin
from kernel.testing.running import eventually
from kernel.tokens import Tokens

TOWN = Tokens(ECKey.generate_key("P-256"))
CITY = Tokens(ECKey.generate_key("P-256"), (ECKey.import_key(TOWN.public()),))


@pytest.fixture
def origin(words):
    return Origin(words.HERE, "counting", "test")


@pytest.fixture
async def feed(counting, words):
    """Seven positions, every third private."""
    async with counting.writer() as writer:
        for n in range(1, 8):
            place = {"committee": words.HERE, "counter": uuid4()}
            command = (
                words.Draw(**place) if n % 3 == 0 else words.Count(**place, label="议政\n建言")
            )
            assert (await writer.submit(words.asked(command))).done
    return [outgoing(event) for event in await counting.log()]


async def test_it_comes_out_as_it_went_in(feed, origin):
    told = unpacked(packed(origin, 7, feed, TOWN), CITY)
    assert told == Package(origin, feed)
    assert [isinstance(one, Marker) for one in told.events] == [n % 3 == 0 for n in range(1, 8)]


async def test_whom_nobody_trusts_is_refused(feed, origin):
    with pytest.raises(BadPackage, match="trusted"):
        unpacked(packed(origin, 7, feed, CITY), TOWN)


async def test_what_was_changed_on_the_way_is_refused(feed, origin):
    data = packed(origin, 7, feed, TOWN)
    lines = data.splitlines(keepends=True)
    changed = (
        data.replace("议政".encode(), "议事".encode()),
        b"".join(lines[:2] + lines[3:]),
        b"".join(lines[:-1]),
        data[: len(data) // 2],
        b"",
        b"\xff\n",
    )
    for wrong in changed:
        with pytest.raises(BadPackage):
            unpacked(wrong, CITY)


async def test_a_hole_is_refused_though_it_was_signed(feed, origin):
    with pytest.raises(BadPackage, match="follow"):
        unpacked(packed(origin, 7, [*feed[:2], *feed[3:]], TOWN), CITY)


async def test_a_package_is_taken_once_and_never_over_a_gap(
    feed, origin, postgres, heard, nats_url, ends
):
    async with ends.reading(postgres, heard, nats_url) as reader:

        async def reads():
            return reader.inbox is not None and reader.inbox.reads()

        await eventually(reads, timeout_s=60, what="the reader holds its lease")
        with pytest.raises(PackageGap, match="0"):
            await reader.inbox.take_package(feed[3:])
        assert heard.taken == []
        assert await reader.inbox.take_package(feed[:5]) == 5
        assert await reader.inbox.take_package(feed[:5]) == 0
        assert await reader.inbox.take_package(feed[2:]) == 2
        assert heard.taken == feed
