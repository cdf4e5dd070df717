"""Is there exactly one text for a value, and none for what has no exact one?"""

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kernel.canonical import NotCanonical, NotStorable, canonical, quoted
from kernel.command import Source
from kernel.log.chain import Origin, Recorded

TEXTS = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
LEAVES = some.none() | some.booleans() | some.integers() | TEXTS
VALUES = some.recursive(
    LEAVES, lambda inner: some.lists(inner) | some.dictionaries(TEXTS, inner), max_leaves=20
)


def plainly(value):
    """The same text by the standard library alone."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@given(VALUES)
def test_the_text_is_that_of_the_standard_library_and_reads_back(value):
    assert canonical(value) == plainly(value)
    assert json.loads(canonical(value)) == value


@given(VALUES, some.sampled_from(["\x00", "\ud800", "\udfff", "a\x00b"]))
def test_what_no_database_holds_is_refused_wherever_it_stands(value, bad):
    for hidden in ([value, bad], {"a": {"b": [value, f"x{bad}"]}}, {bad: value}):
        with pytest.raises(NotStorable):
            canonical(hidden)
    with pytest.raises(NotStorable):
        quoted(bad)


@given(VALUES, some.floats())
def test_a_float_is_refused_wherever_it_stands(value, number):
    for hidden in (number, [value, number], {"a": [number, value]}, {"a": {"b": number}}):
        with pytest.raises(NotCanonical):
            canonical(hidden)


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, object(), date(2026, 1, 1)])
def test_what_has_no_text_is_refused(value):
    with pytest.raises(NotCanonical):
        canonical({"a": [value]})


@pytest.mark.parametrize(
    "text", ["\\u0000", "a,1.5", "[-1e5", ":NaN", "at 10:00.5", '":Infinity', "\\", "\x1f\x7f"]
)
def test_what_only_looks_like_a_float_or_u0000_is_kept(text):
    assert json.loads(canonical([text])) == [text]
    assert quoted(text) == plainly(text)


HOURS = some.timedeltas(timedelta(hours=-14), timedelta(hours=14)).map(
    lambda offset: timezone(timedelta(minutes=offset // timedelta(minutes=1)))
)
INSTANTS = some.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=HOURS)
EVENTS = some.builds(
    Recorded,
    origin=some.builds(Origin, some.uuids(), some.just("proposals"), some.just("0a1b2c")),
    position=some.integers(1, 2**62),
    event_id=some.uuids(),
    stream=TEXTS,
    version=some.integers(1, 2**31 - 1),
    type=TEXTS,
    schema_number=some.integers(1, 99),
    published=some.booleans(),
    occurred_on=some.dates(),
    occurred_at=some.none() | INSTANTS,
    recorded_at=INSTANTS,
    actor=TEXTS,
    on_behalf_of=some.none() | TEXTS,
    correlation_id=some.uuids(),
    causation_id=some.none() | some.uuids(),
    source=some.none() | TEXTS,
    traceparent=some.none() | TEXTS,
    data=TEXTS,
    prevhash=some.binary(min_size=32, max_size=32),
    hash=some.just(b""),
)
UNSEALED = {"prevhash", "hash", "traceparent"}


def told(value):
    """A field of an event as its sealed text tells it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Origin) else value


@given(EVENTS)
def test_the_sealed_text_put_down_by_hand_is_the_canonical_one(event):
    names = {one.name for one in fields(event)} - UNSEALED
    assert event.sealed_text() == canonical({name: told(getattr(event, name)) for name in names})


@given(EVENTS)
def test_the_trace_alone_is_outside_the_seal(event):
    assert replace(event, traceparent="another").sealed_text() == event.sealed_text()
    assert replace(event, actor=event.actor + "!").sealed_text() != event.sealed_text()


@given(TEXTS, TEXTS, some.integers(1, 10**6))
def test_a_source_put_down_by_hand_is_canonical(file, sheet, row):
    source = Source(file, "0" * 64, sheet, row)
    assert source.text() == canonical(
        {"file": file, "sha256": "0" * 64, "sheet": sheet, "row": row}
    )
