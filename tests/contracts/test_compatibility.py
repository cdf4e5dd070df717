"""Is each way to break a published event found, and each way to grow it let through?"""

import json
from typing import Literal
from uuid import UUID

import pytest
from pydantic import BaseModel, create_model

from contracts.catalogue import document, schemas
from contracts.compatibility import breaks
from kernel.event import Event

NAME = "invented.letter.sent"
NEEDED = ...


class Person(BaseModel):
    """人员: a value of a published event."""

    id: UUID
    name: str


class GrownPerson(Person):
    """人员: with one field more."""

    rank: str | None = None


FIELDS = {
    "letter": (UUID, NEEDED),
    "to": (tuple[Person, ...], NEEDED),
    "sender": (Person | None, NEEDED),
    "way": (Literal["post", "hand"], NEEDED),
    "pages": (int, NEEDED),
    "note": (str | None, None),
}


def event(number=1, name=NAME, published=True, without=(), **fields):
    """The class of an invented event: the fields above, changed."""
    given = {field: told for field, told in (FIELDS | fields).items() if field not in without}
    told = {"name": name, "title": "信件寄出", "published": published, "schema_number": number}
    return create_model("Sent", __base__=Event, __cls_kwargs__=told, **given)


def published(*classes):
    """Event name to schema, as the catalogue writes it."""
    return {name[: -len(".json")]: json.loads(text) for name, text in schemas(classes).items()}


BEFORE = published(event())


def test_an_event_that_did_not_change_breaks_nothing():
    assert breaks(BEFORE, published(event())) == []
    assert breaks(BEFORE, published(event(number=2))) == []


@pytest.mark.parametrize(
    ("now", "where", "says"),
    [
        (event(2, without=["pages"]), "pages", "lost or renamed"),
        (event(2, without=["note"]), "note", "lost or renamed"),
        (event(2, without=["pages"], sheets=(int, NEEDED)), "pages", "lost or renamed"),
        (event(2, without=["note"], remark=(str | None, None)), "note", "lost or renamed"),
        (event(2, pages=(str, NEEDED)), "pages", "another type"),
        (event(2, pages=(int | None, NEEDED)), "pages", "another type"),
        (event(2, sender=(Person, NEEDED)), "sender", "another type"),
        (event(2, letter=(str, NEEDED)), "letter", "another type"),
        (event(2, to=(tuple[str, ...], NEEDED)), "to[]", "another type"),
        (event(2, way=(Literal["post"], NEEDED)), "way", "another type"),
        (event(2, way=(Literal["post", "hand", "air"], NEEDED)), "way", "another type"),
        (event(2, stamp=(str, NEEDED)), "stamp", "required, but older events lack it"),
        (event(2, note=(str | None, NEEDED)), "note", "required, but older events lack it"),
        (event(2, note=(str | None, "none")), "note", "read otherwise"),
    ],
)
def test_losing_renaming_and_retyping_a_field_is_found(now, where, says):
    (first, *_) = [wrong for wrong in breaks(BEFORE, published(now)) if says in wrong]
    assert first.startswith(f"{NAME}.{where}: ")


def test_a_field_lost_from_a_value_inside_is_found():
    poorer = create_model("Person", id=(UUID, NEEDED))
    now = published(event(2, to=(tuple[poorer, ...], NEEDED), sender=(poorer | None, NEEDED)))
    assert [wrong.split(":")[0] for wrong in breaks(BEFORE, now)] == [
        f"{NAME}.sender.name",
        f"{NAME}.to[].name",
    ]


def test_an_event_that_is_no_longer_published_is_found():
    for now in (
        {},
        published(event(name="invented.letter.posted")),
        published(event(2, **PRIVATE)),
    ):
        assert breaks(BEFORE, now) == [f"{NAME}: no longer published; 不再公开"]


PRIVATE = {"published": False}


@pytest.mark.parametrize(
    "fields",
    [
        {"stamp": (str | None, None)},
        {"sender": (GrownPerson | None, NEEDED)},
        {"to": (tuple[GrownPerson, ...], NEEDED)},
    ],
)
def test_an_optional_field_may_come_when_the_schema_number_rises(fields):
    assert breaks(BEFORE, published(event(2, **fields))) == []
    (wrong,) = breaks(BEFORE, published(event(1, **fields)))
    assert "schema_number must rise" in wrong


def test_a_schema_number_never_falls():
    (wrong,) = breaks(published(event(3)), published(event(2)))
    assert "schema 2 after 3" in wrong


def test_what_is_said_of_a_field_may_change():
    renamed = json.loads(json.dumps(BEFORE))
    renamed[NAME]["properties"]["pages"] |= {"title": "页数", "description": "how many"}
    assert breaks(BEFORE, renamed) == []


def test_a_new_event_may_be_published():
    other = event(name="invented.letter.returned")
    assert breaks(BEFORE, published(event(), other)) == []


def test_a_private_event_changes_no_schema_and_no_catalogue():
    told, private = event(), event(name="invented.letter.drafted", **PRIVATE)
    assert schemas([told, private]) == schemas([told])
    assert document([told, private]) == document([told])
