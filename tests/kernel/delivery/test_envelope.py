"""Does an event come out of its envelope as it went in?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import nats as broker
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kernel.delivery.envelope import (
    MARKER,
    Marker,
    Unreadable,
    arrived,
    headers,
    marker,
    outgoing,
    subject,
)
from kernel.log.chain import Origin, Recorded, chained

TEXT = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
WORD = some.text(some.characters(categories=["Ll", "Lo", "Nd"]), min_size=1, max_size=12)
INSTANTS = some.datetimes(
    datetime(1970, 1, 1), timezones=some.sampled_from([UTC, timezone(timedelta(hours=8))])
)
HASHES = some.binary(min_size=32, max_size=32)


@some.composite
def recorded(draw) -> Recorded:
    """Any event that a log may hold."""
    return Recorded(
        origin=Origin(draw(some.uuids()), draw(some.sampled_from(["members", "sectors"])), "a1b2"),
        position=draw(some.integers(1, 2**63 - 1)),
        event_id=draw(some.uuids()),
        stream=f"counter-{draw(some.uuids())}",
        version=draw(some.integers(1, 2**31 - 1)),
        type="counting.counter.counted",
        schema_number=draw(some.integers(1, 99)),
        published=True,
        occurred_on=draw(some.dates(date(1949, 9, 21))),
        occurred_at=draw(some.none() | INSTANTS),
        recorded_at=draw(INSTANTS),
        actor=draw(TEXT),
        on_behalf_of=draw(some.none() | TEXT),
        correlation_id=draw(some.uuids()),
        causation_id=draw(some.none() | some.uuids()),
        source=draw(some.none() | TEXT),
        traceparent=draw(some.none() | some.just(f"00-{'1' * 32}-{'2' * 16}-01")),
        data=draw(TEXT),
        prevhash=draw(HASHES),
        hash=draw(HASHES),
    )


@settings(max_examples=200, deadline=None)
@given(recorded())
def test_an_event_comes_out_as_it_went_in(event):
    assert arrived(headers(event), event.data) == event


@settings(max_examples=200, deadline=None)
@given(recorded())
def test_headers_survive_what_headers_go_through(event):
    for name, value in headers(event).items():
        assert value.isascii()
        assert value.isprintable()
        assert value == value.strip(), name


@settings(deadline=None)
@given(recorded())
def test_a_marker_tells_the_place_and_nothing_else(event):
    told = headers(marker(event))
    assert arrived(told, "") == marker(event)
    assert told["ce-type"] == MARKER
    assert set(told) == {
        *("Nats-Msg-Id", "ce-specversion", "ce-id", "ce-source", "ce-type", "ce-origin"),
        *("ce-position", "ce-hash", "ce-prevhash"),
    }


@settings(deadline=None)
@given(recorded(), some.sampled_from(["ce-id", "ce-origin", "ce-position", "ce-type", "ce-hash"]))
def test_an_envelope_without_a_header_is_unreadable(event, missing):
    told = headers(event)
    del told[missing]
    with pytest.raises(Unreadable):
        arrived(told, event.data)


@settings(deadline=None)
@given(recorded(), some.sampled_from(["ce-id", "ce-origin", "ce-position", "ce-time"]), WORD)
def test_an_envelope_with_a_broken_header_is_unreadable(event, broken, word):
    with pytest.raises(Unreadable):
        arrived(headers(event) | {broken: f"?{word}"}, event.data)


@given(recorded())
def test_what_holds_at_its_origin_holds_where_it_arrives(event):
    sealed = replace(event, hash=chained(event.prevhash, event.sealed_text()))
    there = arrived(headers(sealed), sealed.data)
    assert isinstance(there, Recorded)
    assert there.holds()
    assert not replace(there, data=there.data + " ").holds()


@given(recorded())
def test_a_private_event_goes_out_as_a_marker(event):
    out = outgoing(replace(event, published=False))
    assert isinstance(out, Marker)
    assert subject("41.01.00.000", out).endswith(f".{event.origin.service}.marker.marker")
    assert subject("41.01.00.000", event) == "cppcc.41.01.00.000.counting.counter.counted"


@settings(max_examples=30, deadline=None)
@given(event=recorded())
async def test_an_event_comes_through_the_broker_as_it_went_in(nats, event):
    connection = await broker.connect(nats.url)
    reader = await connection.subscribe("through")
    await connection.publish("through", event.data.encode(), headers=headers(event))
    message = await reader.next_msg(timeout=5)
    await connection.close()
    assert arrived(message.headers, message.data.decode()) == event
