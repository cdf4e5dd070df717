"""Can an operator follow one request through the services, and a batch back to its requests?"""

import asyncio
import contextlib
from dataclasses import replace
from uuid import uuid4

from kernel.telemetry import here, span
from kernel.testing.running import client, eventually, running
from members.app import MEMBERS
from reporting.app import REPORTING
from sectors.app import SECTORS

TRACE = "0af7651916cd43dd8448eb211c80319c"
PARENT = "b7ad6b7169203331"
PATH = "/committees/999900"
REACTION = "react form_the_body_a_member_joined"
ADMIT = f"POST {PATH.replace('999900', '{committee}')}/members"


def of(spans):
    """The spans of the trace."""
    return [one for one in spans if one.trace_id.hex() == TRACE]


def about(spans):
    """And those of batches that held others' events too, which are linked to it."""
    linked = [one for one in spans if TRACE in {link.trace_id.hex() for link in one.links}]
    return [*of(spans), *linked]


def names(spans):
    """Each span as (service, name)."""
    told = []
    for one in spans:
        about = {each.key: each.value.string_value for each in one.attributes}
        told.append((about.get("service", ""), one.name))
    return told


async def test_a_command_makes_one_trace_from_the_request_to_the_fold_in_reporting(
    database, more_databases, nats_url, collected, established, admitting
):
    second, third = more_databases(2)
    async with (
        running(MEMBERS, database, nats_url) as members,
        running(SECTORS, second, nats_url) as sectors,
        running(REPORTING, third, nats_url),
        client(members) as office,
    ):
        await established(office)
        async with client(sectors) as http:

            async def known():
                return (await http.get(f"{PATH}/bodies")).is_success

            await eventually(known, what="sectors knows the committee")
        headers = {"traceparent": f"00-{TRACE}-{PARENT}-01"}
        told = await office.post(f"{PATH}/members", json=admitting, headers=headers)
        assert told.status_code == 201, told.text
        wanted = {
            ("members", ADMIT),
            ("members", "append"),
            ("", "decide"),
            ("", "write"),
            ("members", "follow views"),
            ("members", "relay"),
            ("sectors", "take"),
            ("sectors", REACTION),
            ("sectors", "append"),
            ("sectors", "relay"),
            ("reporting", "take"),
            ("reporting", "fold"),
        }

        async def all_there():
            return wanted <= set(names(about(collected.spans)))

        with contextlib.suppress(AssertionError):
            await eventually(all_there, 30)
        assert wanted - set(names(about(collected.spans))) == set()
    spans = {one.span_id.hex(): one for one in of(collected.spans)}
    (request,) = [one for one in spans.values() if one.name == ADMIT]
    assert request.parent_span_id.hex() == PARENT
    for one in spans.values():
        assert one.parent_span_id.hex() in {*spans, PARENT}, f"{one.name} hangs in the air"
    parents = {
        (one.name, spans[one.parent_span_id.hex()].name)
        for one in spans.values()
        if one is not request
    }
    assert {("append", ADMIT), ("decide", "append"), ("write", "append"), ("relay", ADMIT)} <= (
        parents
    )
    assert {(REACTION, ADMIT), ("append", REACTION)} <= parents


async def test_a_batch_is_linked_to_each_of_its_commands(counting, words, collected):
    traces = [f"{n:032x}" for n in range(1, 9)]
    told = [
        (words.Count(committee=words.HERE, counter=uuid4()), f"00-{trace}-{PARENT}-01")
        for trace in traces
    ]
    async with counting.writer() as writer:
        units = [[replace(words.asked(one), traceparent=parent)] for one, parent in told]
        await writer.submit_units(units)
    collected.end()
    (append,) = [one for one in collected.spans if one.name == "append"]
    linked = [append.trace_id.hex(), *(link.trace_id.hex() for link in append.links)]
    assert linked == traces


async def test_who_is_not_sampled_costs_no_span_and_is_followed_all_the_same(collected):
    unsampled = f"00-{TRACE}-{PARENT}-00"
    with span("append", [unsampled, None, "not one at all"]):
        assert here() == unsampled
    with span("request", [unsampled], begins=True), span("inner", [here()]):
        assert here() == unsampled
    with span("batch", [unsampled, f"00-{TRACE[::-1]}-{PARENT}-01"]):
        await asyncio.sleep(0)
    collected.end()
    assert [(one.name, one.trace_id.hex()) for one in collected.spans] == [("batch", TRACE[::-1])]


def test_without_a_collector_a_traceparent_goes_on_as_it_came():
    told = f"00-{TRACE}-{PARENT}-01"
    with span("append", [None, "' or 1=1", told]):
        assert here() == told
    assert here() is None


def test_a_span_that_fails_tells_the_class_and_not_the_words(collected):
    try:
        with span("request", [], begins=True):
            raise ValueError("13912345678")
    except ValueError:
        collected.end()
    assert collected.spans[0].status.message == "ValueError"
    assert b"13912345678" not in collected.raw


async def test_metrics_of_the_registry_reach_the_collector_as_they_are(collected):
    from prometheus_client import REGISTRY

    from kernel.metrics import APPEND_BATCH, TAKEN

    TAKEN.labels("told").inc(3)
    for size in (1, 7, 7, 3000):
        APPEND_BATCH.labels("told").observe(size)
    collected.end()
    (taken,) = [
        one
        for one in collected.metrics["jianyan_taken"].sum.data_points
        if one.attributes[0].value.string_value == "told"
    ]
    assert taken.as_double == REGISTRY.get_sample_value("jianyan_taken_total", {"service": "told"})
    (batch,) = [
        one
        for one in collected.metrics["jianyan_append_batch"].histogram.data_points
        if one.attributes[0].value.string_value == "told"
    ]
    assert (batch.count, batch.sum) == (4, 3015)
    assert dict(zip([*batch.explicit_bounds, "more"], batch.bucket_counts, strict=True)) == {
        1: 1, 2: 0, 5: 0, 10: 2, 20: 0, 50: 0, 100: 0, 200: 0, "more": 1,
    }  # fmt: skip
    assert collected.metrics["jianyan_append_batch"].histogram.aggregation_temporality == 2
