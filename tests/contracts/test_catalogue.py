"""Is the published language documented, in Chinese too, and are its documents of today?"""

import json
import re
from pathlib import Path

import pytest

from contracts.catalogue import (
    ASYNCAPI,
    DOCUMENT,
    SCHEMAS,
    document,
    events,
    schemas,
    values,
    write,
)
from kernel.event import Event

ROOT = Path(__file__).parents[2]
CHINESE = re.compile("[\u4e00-\u9fff]")
EVENTS = events()
STALE = "run: python -m contracts.catalogue"


def test_the_catalogue_knows_every_service():
    names = {one.event_name for one in EVENTS}
    assert {name.split(".")[0] for name in names} == {
        "members",
        "proposals",
        "sectors",
        "reporting",
    }
    assert "proposals.situation_report.used" in names


def test_the_catalogue_of_events_is_of_today():
    assert (ROOT / DOCUMENT).read_text(encoding="utf-8") == document(EVENTS), STALE


def test_the_schemas_are_of_today_and_none_is_left_over():
    held = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / SCHEMAS).iterdir()}
    assert held == schemas(EVENTS), STALE


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.event_name)
def test_every_event_and_field_has_a_chinese_title_and_a_meaning(event: type[Event]):
    assert CHINESE.search(event.title_zh)
    assert CHINESE.search(event.__doc__ or "")
    for name, field in event.model_fields.items():
        assert CHINESE.search(field.title or ""), f"{event.__name__}.{name}"


def test_every_field_of_a_value_inside_an_event_has_a_chinese_title():
    found = {value for event in EVENTS for value in values(event)}
    for value in (one for one in found if one.__module__.startswith("contracts.")):
        for name, field in value.model_fields.items():
            assert CHINESE.search(field.title or ""), f"{value.__name__}.{name}"


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.event_name)
def test_an_events_name_tells_service_slice_and_what_happened(event: type[Event]):
    assert re.fullmatch(r"[a-z]+(\.[a-z_]+){2}", event.event_name)
    assert event.__module__.split(".")[1] == event.event_name.split(".")[0]


def test_only_published_events_have_schemas_and_each_is_json():
    written = schemas(EVENTS)
    assert set(written) == {f"{one.event_name}.json" for one in EVENTS if one.published}
    for text in written.values():
        assert json.loads(text)["$id"].startswith("urn:jianyan:event:")


def test_writing_removes_the_schema_of_an_event_that_is_gone(tmp_path):
    write(tmp_path)
    (tmp_path / SCHEMAS / "proposals.gone.json").write_text("{}", encoding="utf-8")
    write(tmp_path)
    assert not (tmp_path / SCHEMAS / "proposals.gone.json").exists()
    assert (tmp_path / DOCUMENT).exists()
    assert (tmp_path / ASYNCAPI).exists()
