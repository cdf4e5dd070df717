"""How does an event travel: which headers, which subject, and how is it read again?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, unquote
from uuid import UUID

from kernel.log.chain import Origin, Recorded, instant, named, unnamed

MARKER = "jianyan.marker"
"""The type of what is sent in place of a private event."""


class Unreadable(ValueError):
    """A message whose envelope is no CloudEvent of this house."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The place of a private event in its chain, and nothing else of it."""

    origin: Origin
    position: int
    event_id: UUID
    prevhash: bytes
    hash: bytes


Arrived = Recorded | Marker


def subject(where: str, arrived: Arrived) -> str:
    """`cppcc.<pp>.<cc>.<dd>.<ttt>.<service>.<slice>.<event>`, by the code of the day.

    Args:
        where: the four tokens of the code, e.g. `41.01.00.000`.
    """
    if isinstance(arrived, Marker):
        return f"cppcc.{where}.{arrived.origin.service}.marker.marker"
    return f"cppcc.{where}.{arrived.type}"


def outgoing(recorded: Recorded) -> Arrived:
    """What others get of an event: itself if published, else its marker."""
    return recorded if recorded.published else marker(recorded)


def marker(recorded: Recorded) -> Marker:
    """An event's place in the chain without its content."""
    place = (recorded.origin, recorded.position, recorded.event_id)
    return Marker(*place, recorded.prevhash, recorded.hash)


def headers(arrived: Arrived) -> dict[str, str]:
    """CloudEvents 1.0, binary mode; text outside ASCII is percent-encoded."""
    place = {
        "Nats-Msg-Id": str(arrived.event_id),
        "ce-specversion": "1.0",
        "ce-id": str(arrived.event_id),
        "ce-source": f"/committees/{arrived.origin.committee}/{arrived.origin.service}",
        "ce-type": MARKER,
        "ce-origin": str(arrived.origin),
        "ce-position": str(arrived.position),
        "ce-hash": named(arrived.hash),
        "ce-prevhash": named(arrived.prevhash),
    }
    return place if isinstance(arrived, Marker) else place | _metadata(arrived)


def _metadata(event: Recorded) -> dict[str, str]:
    told: dict[str, str | None] = {
        "ce-type": event.type,
        "ce-subject": event.stream,
        "ce-time": instant(event.recorded_at),
        "ce-datacontenttype": "application/json",
        "ce-dataschema": f"urn:jianyan:{event.type}:{event.schema_number}",
        "ce-streamversion": str(event.version),
        "ce-occurredon": event.occurred_on.isoformat(),
        "ce-occurredat": instant(event.occurred_at),
        "ce-actor": event.actor,
        "ce-onbehalfof": event.on_behalf_of,
        "ce-correlationid": str(event.correlation_id),
        "ce-causationid": None if event.causation_id is None else str(event.causation_id),
        "ce-sourcerow": event.source,
        "traceparent": event.traceparent,
    }
    return {name: quote(text, safe=_PLAIN) for name, text in told.items() if text is not None}


_PLAIN = "!#$&'()*+,/:;=?@[]{}\""
"""What need not be encoded; a space must, for headers lose those at their ends."""


def arrived(told: Mapping[str, str], data: str, only: Collection[str] | None = None) -> Arrived:
    """What a message's headers and data say.

    Args:
        only: the types that the reader listens to; of others it needs their place alone.

    Raises:
        Unreadable: a header is missing or does not parse.
    """
    try:
        if told["ce-type"] == MARKER or (only is not None and told["ce-type"] not in only):
            return Marker(
                Origin.parse(told["ce-origin"]),
                int(told["ce-position"]),
                UUID(told["ce-id"]),
                unnamed(told["ce-prevhash"]),
                unnamed(told["ce-hash"]),
            )
        return _event(told, data)
    except (KeyError, ValueError) as cause:
        raise Unreadable(f"{type(cause).__name__}: {cause}") from cause


def _event(told: Mapping[str, str], data: str) -> Recorded:
    text = {name: unquote(value) if "%" in value else value for name, value in told.items()}
    at, causation = text.get("ce-occurredat"), text.get("ce-causationid")
    return Recorded(
        origin=Origin.parse(text["ce-origin"]),
        position=int(text["ce-position"]),
        event_id=UUID(text["ce-id"]),
        stream=text["ce-subject"],
        version=int(text["ce-streamversion"]),
        type=text["ce-type"],
        schema_number=int(text["ce-dataschema"].rsplit(":", 1)[1]),
        published=True,
        occurred_on=date.fromisoformat(text["ce-occurredon"]),
        occurred_at=None if at is None else datetime.fromisoformat(at),
        recorded_at=datetime.fromisoformat(text["ce-time"]),
        actor=text["ce-actor"],
        on_behalf_of=text.get("ce-onbehalfof"),
        correlation_id=UUID(text["ce-correlationid"]),
        causation_id=None if causation is None else UUID(causation),
        source=text.get("ce-sourcerow"),
        traceparent=text.get("traceparent"),
        data=data,
        prevhash=unnamed(text["ce-prevhash"]),
        hash=unnamed(text["ce-hash"]),
    )
