"""Does today's program read what earlier releases wrote, and can their readers read today's?"""

import json
from datetime import date
from functools import cache
from uuid import UUID

import golden_events
import pytest
from golden_events import GOLDEN, every_event, examples
from jsonschema import Draft202012Validator

from contracts.compatibility import breaks
from jianyan.services import service
from kernel.event import event_class
from kernel.infra.databases import SERVICES
from kernel.testing.feeding import Feed
from reporting.cases.catalogue import KINDS
from reporting.cases.folding import Heard

RELEASES = sorted(folder.name for folder in GOLDEN.iterdir())
HERE = UUID(int=1)
ADVICE = (
    "a published event only grows: add an optional field and raise schema_number, or publish a new "
    "event beside it"
)
EVERY = every_event()


@cache
def schemas_of(release):
    """Event name to schema."""
    return json.loads((GOLDEN / release / "schemas.json").read_text(encoding="utf-8"))


@cache
def written_by(release):
    """The events of a release: `{"type", "schema_number", "published", "data"}`."""
    text = (GOLDEN / release / "events.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def read(told):
    """An event through today's class of its type."""
    known = event_class(told["type"])
    assert known is not None, f"{told['type']}: no class reads it any more"
    return known.read(told["data"])


def lost(before, now, where=""):
    """What stood in one JSON value and does not in the other."""
    if isinstance(before, dict) and isinstance(now, dict):
        for name in before:
            yield from lost(before[name], now.get(name, "-"), f"{where}.{name}")
    elif isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        for n, pair in enumerate(zip(before, now, strict=True)):
            yield from lost(*pair, f"{where}[{n}]")
    elif before != now:
        yield f"{where}: {before!r} became {now!r}"


@pytest.mark.parametrize("release", RELEASES)
def test_readers_of_a_release_can_read_what_is_published_today(release):
    today = {name[:-5]: json.loads(text) for name, text in golden_events.published().items()}
    assert breaks(schemas_of(release), today) == [], ADVICE


@pytest.mark.parametrize("release", RELEASES)
def test_a_release_left_an_example_of_each_event_that_it_published(release):
    left = {told["type"] for told in written_by(release) if told["published"]}
    assert left == set(schemas_of(release))
    assert {told["type"] for told in written_by(release)} > left


@pytest.mark.parametrize("release", RELEASES)
def test_the_examples_of_a_release_are_as_its_schemas_say(release):
    for told in written_by(release):
        if told["published"]:
            described = Draft202012Validator(schemas_of(release)[told["type"]])
            wrong = [error.message for error in described.iter_errors(json.loads(told["data"]))]
            assert wrong == [], told


@pytest.mark.parametrize("release", RELEASES)
def test_every_event_of_a_release_is_read_and_keeps_every_field(release):
    for told in written_by(release):
        event = read(told)
        again = json.loads(event.as_text())
        assert list(lost(json.loads(told["data"]), again)) == [], told["type"]
        assert event.schema_number >= told["schema_number"]
        assert event.published or not told["published"], f"{told['type']} became private"


@pytest.mark.parametrize("release", RELEASES)
def test_deciders_bear_the_events_of_a_release(release):
    told = [read(one) for one in written_by(release)]
    borne = set()
    for ruled in (one for name in SERVICES for one in service(name).ruled):
        decider = ruled.decider
        theirs = [one for kind in decider.events for one in told if type(one) is kind]
        whole = decider.fold(theirs)
        for event in theirs:
            decider.evolve(decider.initial, event)
            decider.evolve(whole, event)
        borne |= {type(event) for event in theirs}
    assert borne == {type(event) for event in told}


def arrived(one):
    """A recorded event as it is read from the archive, where it stands as in its own log."""
    told = {name: getattr(one, name, None) for name in Heard._fields}
    committee = one.origin.committee
    return Heard._make((told | {"arrival": one.position, "committee": committee}).values())


@pytest.mark.parametrize("release", RELEASES)
def test_the_cases_of_reporting_bear_the_events_of_a_release(release):
    told = [read(one) for one in written_by(release)]
    borne = set()
    names = {one["type"] for one in written_by(release)}
    older = [one for one in KINDS if names & {event.event_name for event in one.events}]
    assert len(older) >= 18  # So many kinds there were at first; others came since.
    for kind in older:
        feed, cases = Feed(), {}
        for event in [one for known in kind.events for one in told if type(one) is known]:
            heard = arrived(feed.next(HERE, event, date(2025, 3, 1)))
            for key in kind.keys(event, heard):
                kind.evolve(None, event, heard, key)
                cases[key] = kind.evolve(cases.get(key), event, heard, key)
            borne.add(type(event))
        then = any(isinstance(event, kind.events) for event in told)
        assert bool(cases) is then, kind.name  # A later kind has none of its events.
    published = {type(event) for event in told if event.published}
    assert borne <= published
    assert len(borne) > len(published) * 0.8


def test_a_release_leaves_examples_of_every_event_public_and_private(tmp_path):
    folder = golden_events.leave("9.9.9", tmp_path)
    types = [json.loads(line)["type"] for line in (folder / "events.jsonl").open(encoding="utf-8")]
    assert list(dict.fromkeys(types)) == [event.event_name for event in EVERY]
    assert {event.published for event in EVERY} == {True, False}
    assert (folder / "schemas.json").read_text(encoding="utf-8") == golden_events.schema_lines()


def test_the_same_program_leaves_the_same_bytes():
    assert golden_events.lines() == golden_events.lines()


def test_what_a_release_left_is_never_written_again():
    with pytest.raises(FileExistsError):
        golden_events.leave(RELEASES[0])


@pytest.mark.parametrize("event", EVERY, ids=lambda event: event.event_name)
def test_examples_give_each_choice_and_leave_out_all_that_may_be_absent(event):
    found = examples(event)
    assert len(found) == max(2, *map(len, golden_events.choices(event)))
    for example in found:
        assert event.read(example.as_text()) == example
    needed = {name for name, field in event.model_fields.items() if field.is_required()}
    assert found[1].model_fields_set == needed


def test_a_field_that_is_no_longer_kept_is_named():
    before = {"a": {"b": 1, "c": [1, {"d": 2}]}, "e": None}
    assert list(lost(before, before | {"new": 1})) == []
    assert list(lost(before, {"a": {"b": 1, "c": [1, {}]}, "e": None})) == [
        ".a.c[1].d: 2 became '-'"
    ]
    assert list(lost(before, {"a": {"b": 1, "c": [1]}, "e": None})) != []
    assert list(lost(before, {"a": before["a"]})) != []
