"""Which examples of its events does a release leave behind?

`python tests/worlds/golden_events.py 0.2.0` writes `tests/contracts/golden/0.2.0/`: `schemas.json`,
the schema of every published event, and `events.jsonl`, events of every type, private ones too, as
the log stores them. What a release left is never written again: later programs must read it.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin
from uuid import UUID, uuid5

from pydantic import AwareDatetime, BaseModel

from contracts.catalogue import events as published_events
from contracts.catalogue import schemas
from kernel.event import Event, registered
from kernel.infra.databases import SERVICES

GOLDEN = Path(__file__).parents[1] / "contracts" / "golden"
INVENTED = UUID("5f0c2c52-8f0e-4a39-9a2e-0d7e35b0c0de")
DAY = date(2025, 3, 1)
NOON = datetime(2025, 3, 1, 12, tzinfo=timezone(timedelta(hours=8)))
BARE = 1
"""The example in which everything that may be absent is."""

SAID = {"code": "999900", "digest": "5e" * 32, "host_name": "云岭市政协", "name": "岑知远"}
COUNTED = {"birth_year": 1975, "term": 5, "session": 3, "share_digits": 1, "reply_months": 3}


def every_event() -> tuple[type[Event], ...]:
    """All event classes of this program, by name."""
    published_events()
    for name in SERVICES:
        import_module(f"{name}.app")
    homes = {"contracts", *SERVICES}
    return tuple(one for one in registered() if one.__module__.split(".")[0] in homes)


def examples(event: type[Event]) -> list[Event]:
    """Invented events of a class: all given, all that may be absent absent, then other choices."""
    return [invented(event, turn) for turn in range(max(2, *map(len, choices(event)), 0))]


def choices(model: type[BaseModel]) -> Iterator[tuple[Any, ...]]:
    """The values of each field that has a closed list of them, at any depth."""
    for field in model.model_fields.values():
        yield from _choices(field.annotation)


def _choices(hint: Any) -> Iterator[tuple[Any, ...]]:
    yield ()
    if get_origin(hint) is Literal:
        yield get_args(hint)
    elif isinstance(hint, type) and issubclass(hint, Enum):
        yield tuple(hint)
    elif isinstance(hint, type) and issubclass(hint, BaseModel):
        yield from choices(hint)
    else:
        for inner in get_args(hint):
            yield from _choices(inner)


def invented(model: type[BaseModel], turn: int) -> Any:
    """One instance; the same for ever, and one id for one field's name in all events."""
    given = {
        name: value(field.annotation, name, turn)
        for name, field in model.model_fields.items()
        if field.is_required() or turn != BARE
    }
    return model(**given)


def value(hint: Any, name: str, turn: int) -> Any:
    """A value of a type for a field of this name."""
    match get_origin(hint):
        case origin if origin is Union or origin is UnionType:
            return None if turn == BARE else value(get_args(hint)[0], name, turn)
        case origin if origin is Literal:
            return get_args(hint)[turn % len(get_args(hint))]
        case origin if origin is tuple:
            count = 0 if turn == BARE else 2
            return tuple(value(get_args(hint)[0], name, turn + n) for n in range(0, count * 2, 2))
    if issubclass(hint, BaseModel):
        return invented(hint, turn)
    if issubclass(hint, Enum):
        return tuple(hint)[turn % len(hint)]
    return plain(hint, name, turn)


def plain(hint: Any, name: str, turn: int) -> Any:
    """A text, number, day, instant, id or yes-and-no."""
    simple = {
        str: SAID.get(name, f"{name}示例{turn}"),
        int: COUNTED.get(name, turn + 1),
        bool: turn % 2 == 0,
        date: DAY + timedelta(days=turn),
        UUID: uuid5(INVENTED, name),
    }
    return NOON + timedelta(hours=turn) if hint in (datetime, AwareDatetime) else simple[hint]


def lines() -> str:
    """Every example as the log stores it: type, schema number, published or not, exact text."""
    told = [
        {
            "type": event.event_name,
            "schema_number": event.schema_number,
            "published": event.published,
            "data": example.as_text(),
        }
        for event in every_event()
        for example in examples(event)
    ]
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told)


def schema_lines() -> str:
    """The schemas of all published events: JSON, an event a line."""
    told = {name.removesuffix(".json"): json.loads(text) for name, text in published().items()}
    rows = (f"{json.dumps(n)}: {json.dumps(told[n], ensure_ascii=False)}" for n in sorted(told))
    return "{\n" + ",\n".join(rows) + "\n}\n"


def published() -> dict[str, str]:
    """File name to schema, of today."""
    return schemas(published_events())


def leave(release: str, golden: Path = GOLDEN) -> Path:
    """Write what a release leaves behind.

    Raises:
        FileExistsError: it has left it already.
    """
    folder = golden / release
    folder.mkdir(parents=True)
    (folder / "events.jsonl").write_text(lines(), encoding="utf-8")
    (folder / "schemas.json").write_text(schema_lines(), encoding="utf-8")
    return folder


if __name__ == "__main__":
    print(leave(sys.argv[1]))
