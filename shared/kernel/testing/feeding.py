"""How does a test put events before a reader without the services that write them?"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from kernel.event import Event
from kernel.ids import uuid7
from kernel.log.chain import GENESIS, Origin, Recorded, chained

START = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


@dataclass(slots=True)
class Feed:
    """Logs of invented origins: each call chains the next event as a real log would."""

    incarnation: str = "test"
    _ends: dict[Origin, tuple[int, bytes]] = field(default_factory=dict)
    _versions: dict[str, int] = field(default_factory=dict)
    _count: int = 0

    def next(self, committee: UUID, event: Event, on: date, source: str | None = None) -> Recorded:
        """The event as its service's log would hold it; its stream is its first field's id."""
        name = type(event).event_name
        origin = Origin(committee, name.split(".")[0], self.incarnation)
        position, prevhash = self._ends.get(origin, (0, GENESIS))
        stream = f"{name.split('.')[1]}-{next(iter(event.model_dump().values()))}"
        self._versions[stream] = self._versions.get(stream, 0) + 1
        self._count += 1
        unchained = Recorded(
            origin=origin,
            position=position + 1,
            event_id=uuid7(),
            stream=stream,
            version=self._versions[stream],
            type=name,
            schema_number=1,
            published=True,
            occurred_on=on,
            occurred_at=None,
            recorded_at=START + timedelta(seconds=self._count),
            actor="office:test",
            on_behalf_of=None,
            correlation_id=uuid7(),
            causation_id=None,
            source=source,
            traceparent=None,
            data=event.as_text(),
            prevhash=prevhash,
            hash=b"",
        )
        told = replace(unchained, hash=chained(prevhash, unchained.sealed_text()))
        self._ends[origin] = (told.position, told.hash)
        return told

    def all(self, committee: UUID, events: Sequence[tuple[Event, date]]) -> list[Recorded]:
        """Several, in order."""
        return [self.next(committee, event, on) for event, on in events]
