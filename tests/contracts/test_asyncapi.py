"""Does the AsyncAPI document say of every message what is really sent?"""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from uuid import UUID

import pytest
import yaml
from jsonschema import Draft7Validator

from contracts.asyncapi import document, text
from contracts.catalogue import ASYNCAPI, events
from contracts.headers import EVENT_HEADERS, MARKER_HEADERS
from contracts.members.member import MemberAdmitted
from kernel.delivery.door import door_of
from kernel.delivery.envelope import headers, marker, subject
from kernel.log.chain import GENESIS, Origin, Recorded

ROOT = Path(__file__).parents[2]
OFFICIAL = json.loads(Path(__file__).with_name("asyncapi").joinpath("3.0.0.json").read_bytes())
EVENTS = events()
TOLD = document(EVENTS, "1.2.3")
PARTS = {"pp": "99", "cc": "99", "dd": "02", "ttt": "000"}

FULL = Recorded(
    origin=Origin(UUID(int=1), "members", "a1b2c3"),
    position=7,
    event_id=UUID(int=2),
    stream=f"member-{UUID(int=3)}",
    version=2,
    type="members.member.admitted",
    schema_number=MemberAdmitted.schema_number,
    published=True,
    occurred_on=date(2025, 1, 8),
    occurred_at=datetime(2025, 1, 8, 9, tzinfo=UTC),
    recorded_at=datetime(2026, 3, 2, 4, tzinfo=UTC),
    actor="办公室:999902",
    on_behalf_of="person:1",
    correlation_id=UUID(int=4),
    causation_id=UUID(int=5),
    source="名册.xlsx 委员名单 3",
    traceparent=f"00-{'1' * 32}-{'2' * 16}-01",
    data="{}",
    prevhash=GENESIS,
    hash=bytes(31) + b"!",
)
"""An event that has every header."""
BARE = replace(
    FULL, occurred_at=None, on_behalf_of=None, causation_id=None, source=None, traceparent=None
)


def refs(node):
    """Every reference below a node."""
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"]
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from refs(inner)


def at(told, pointer):
    """What a reference within the document points to."""
    for name in pointer.removeprefix("#/").split("/"):
        told = told[name]
    return told


def schema(name):
    """A schema of the document, with those it refers to."""
    return {"$ref": f"#/components/schemas/{name}", "components": TOLD["components"]}


def test_the_document_is_of_today():
    written = (ROOT / ASYNCAPI).read_text(encoding="utf-8")
    assert written == text(EVENTS, version("jianyan")), "run: python -m contracts.catalogue"


def test_it_is_an_asyncapi_document_by_asyncapis_own_schema():
    official = Draft7Validator(OFFICIAL)
    assert [
        error.message for error in official.iter_errors(yaml.safe_load(text(EVENTS, "1")))
    ] == []
    assert list(official.iter_errors(TOLD | {"asyncapi": "2.6.0"}))
    assert list(official.iter_errors(TOLD | {"channels": {"x": {"adress": "y"}}}))


def test_every_reference_leads_somewhere():
    found = set(refs(TOLD))
    outside = {ref for ref in found if not ref.startswith("#")}
    assert all(at(TOLD, ref) for ref in found - outside)
    assert len(outside) == len(EVENTS)
    assert all((ROOT / ASYNCAPI.parent / ref).is_file() for ref in outside)


def test_every_published_event_has_one_channel_one_message_and_one_operation():
    names = [event.event_name for event in EVENTS]
    addresses = [channel["address"] for channel in TOLD["channels"].values()]
    for name in names:
        assert sum(str(address).endswith(f".{name}") for address in addresses) == 1
        (message,) = TOLD["channels"][name]["messages"].values()
        assert at(TOLD, message["$ref"])["name"] == name
        operation = TOLD["operations"][f"receive.{name}"]
        assert operation == operation | {
            "action": "receive",
            "channel": {"$ref": f"#/channels/{name}"},
        }
    assert set(TOLD["channels"]) - set(names) == {"marker", "range.door", "range.answer"}


@pytest.mark.parametrize("event", [FULL, marker(FULL)], ids=["event", "marker"])
def test_addresses_are_the_subjects_that_are_sent(event):
    key = "marker" if event is not FULL else FULL.type
    address = TOLD["channels"][key]["address"]
    told = address.format(**PARTS, service="members")
    assert told == subject(".".join(PARTS.values()), event)


def test_the_doors_address_is_where_the_door_listens():
    address = TOLD["channels"]["range.door"]["address"]
    origin = FULL.origin
    assert address.format(committee=origin.committee, service="members") == door_of(origin)


def test_every_header_that_is_sent_is_described_and_no_other():
    assert set(headers(FULL)) == {one.name for one in EVENT_HEADERS}
    assert set(headers(BARE)) == {one.name for one in EVENT_HEADERS if one.always}
    assert set(headers(marker(FULL))) == {one.name for one in MARKER_HEADERS}


@pytest.mark.parametrize("event", [FULL, BARE])
def test_headers_are_as_their_schema_says(event):
    message = TOLD["components"]["messages"][event.type]
    wanted = message["headers"] | {"components": TOLD["components"]}
    described = Draft7Validator(wanted)
    assert [error.message for error in described.iter_errors(headers(event))] == []
    for name in headers(BARE):
        less = {header: value for header, value in headers(event).items() if header != name}
        assert not described.is_valid(less), name
    for name in ("ce-position", "ce-hash", "ce-origin", "ce-time", "ce-type", "ce-dataschema"):
        assert not described.is_valid(headers(event) | {name: "?"}), name


def test_a_page_of_the_door_is_as_its_schema_says():
    entries = [[headers(FULL), FULL.data], [headers(marker(BARE)), ""]]
    described = Draft7Validator(schema("rangePage"))
    assert [e.message for e in described.iter_errors({"events": entries, "head": 9})] == []
    assert not described.is_valid({"events": [[headers(FULL)]], "head": 9})
    assert not described.is_valid({"refused": "not signed in; 未登录"})
